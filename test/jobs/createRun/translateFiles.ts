import type { IBinaryData, IDataObject } from 'n8n-workflow';

import type { RunOptions, RunResult } from '../../engine/runWorkflow';
import type { SimulatedAccount } from '../../engine/simulation';

/** The files of an item, by field. */
export type Files = Record<string, IBinaryData>;

/** Creates a translation of the file of each item. */
export async function translateFiles(
	account: SimulatedAccount,
	files: Files[],
	options: RunOptions = {},
): Promise<RunResult> {
	const { parameters, ...others } = options;
	return await account.run('createTranslation', {
		items: files.map((_, number) => ({ number })),
		files,
		parameters: { inputType: 'binary', ...parameters },
		...others,
	});
}

/** The links that were sent, in the order of the requests. */
export function linksSentTo({ akool }: SimulatedAccount): string[] {
	return akool.requests.map(({ body }) => String((body as IDataObject).url));
}
