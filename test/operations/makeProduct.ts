import type { IDataObject } from 'n8n-workflow';

import type { RunOptions, RunResult } from '../engine/runWorkflow';
import type { SimulatedAccount } from '../engine/simulation';

export const VIDEO = 'https://v.example/1.mp4';
export const AUDIO = 'https://v.example/1.mp3';
export const PHOTO = 'https://v.example/1.jpg';

/** What a talking avatar cannot do without: who speaks, what, and in whose voice. */
export const SAID = { avatarId: 'ava-1', inputText: 'Hello', voiceId: 'voice-1' };

/** One item of a product; the operation is `create` unless the parameters say otherwise. */
export async function makeProduct(
	account: SimulatedAccount,
	resource: string,
	parameters: IDataObject,
	options: RunOptions = {},
): Promise<RunResult> {
	const given = { resource, operation: 'create', videoUrl: '', targetLanguages: [], ...parameters };
	return await account.run('createTranslation', {
		items: [{ number: 0 }],
		...options,
		parameters: given,
	});
}
