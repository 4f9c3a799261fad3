import type { Execution } from '../n8n/execution';
import { figure } from './runner/figures';
import type { Samples } from './runner/rounds';
import type { Stage } from './runner/stages';
import { spread } from './runner/statistics';
import type { Line } from './runner/workflows';

export type Side = 'akool' | 'httpRequest';

/** What became of the jobs when one item was refused. */
interface Loss {
	/** Jobs that exist at Akool and are paid. */
	paid: number;
	/** Of those, the ones whose ID is neither in the output nor in the error. */
	lost: number;
	/** Whether the run ended as if nothing had happened. */
	unnoticed: boolean;
}

/** One way to refuse an item, and what came of it in each round. */
export interface Refusal {
	kind: string;
	samples: Samples<Side, Loss>;
}

/** How the item is refused: as Akool does, or by what stands in front of it. */
export const REFUSALS = [
	{ kind: 'HTTP 200 with code 1203, as Akool refuses', fault: { code: 1203 } },
	{ kind: 'HTTP 400, as a gateway refuses', fault: { http: 400 } },
];

function known(execution: Execution, ids: string[]): number {
	const text = JSON.stringify(execution.data.resultData);
	return ids.filter((id) => text.includes(id)).length;
}

/** Runs a workflow over videos one of which is refused, and looks for the jobs of the others. */
export async function lossOf(
	{ akool, n8n }: Stage,
	{ url, workflow }: Line,
	videos: object[],
): Promise<Loss> {
	const response = await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ items: videos }),
	});
	await response.arrayBuffer();
	const execution = (await n8n.executions(workflow.id)).at(-1);
	if (!execution) throw new Error(`"${workflow.name}" did not run.`);
	const ids = akool.jobs.map(({ _id }) => _id);
	return {
		paid: ids.length,
		lost: ids.length - known(execution, ids),
		unnoticed: execution.status === 'success',
	};
}

const middle = (samples: Loss[], of: (loss: Loss) => number) =>
	figure(spread(samples.map(of)).median);

/** What is shown of each way to refuse: a row for our node, and one for HTTP Request. */
export function lossRows(refusals: Refusal[]): string[][] {
	const names: Array<[Side, string]> = [
		['akool', 'Akool'],
		['httpRequest', 'HTTP Request'],
	];
	return refusals.flatMap(({ kind, samples }) =>
		names.map(([side, name]) => [
			`${name}: ${kind}`,
			middle(samples[side], ({ paid }) => paid),
			middle(samples[side], ({ lost }) => lost),
			samples[side].every(({ unnoticed }) => unnoticed) ? 'success' : 'error',
		]),
	);
}
