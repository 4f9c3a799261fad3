import type { IDataObject } from 'n8n-workflow';

import { outputOf } from '../n8n/execution';
import { duration } from '../progress';
import type { Played } from './play';
import type { Stage } from './stage';

const SHOWN_ITEMS = 4;
const STATUS_WORDS: Record<number, string> = {
	1: 'queueing',
	2: 'processing',
	3: 'completed',
	4: 'failed',
};

/** An item in a few words, by what it is about. */
function inShort(item: IDataObject): string {
	if (item.lang_code) return `${item.lang_code} ${item.lang_name}`;
	if (item.video_status && item.language) return `${item.language} ${item.status}`;
	return '';
}

function nodeLine(name: string, items: IDataObject[]): string {
	const words = items.slice(0, SHOWN_ITEMS).map(inShort).filter(Boolean);
	if (items.length > SHOWN_ITEMS) words.push('…');
	const count = `${String(items.length).padStart(3)} ${items.length === 1 ? 'item ' : 'items'}`;
	return `  ${name.padEnd(26)}${count}   ${words.join(', ')}`.trimEnd();
}

function creationLines({ translate }: Stage, { created }: Played): string[] {
	const ran = Object.keys(created.data.resultData.runData);
	const jobs = outputOf(created, 'Create Translation');
	return [
		`Workflow "${translate.name}", run by hand: execution ${created.id}`,
		'',
		...ran.map((name) => nodeLine(name, outputOf(created, name))),
		...jobs.map(({ language, _id }) => `    ${language}: job ${_id}`),
	];
}

function callbackLines({ simulator, webhookUrl }: Stage, { startedAt, ready }: Played): string[] {
	const startedBy = new Map(
		ready.map((execution) => [outputOf(execution, 'Akool Trigger')[0]?._id, execution.id]),
	);
	const lines = simulator.callbacks.map(({ jobId, status, at, responseStatus, error }) => {
		const word = STATUS_WORDS[status] ?? String(status);
		const outcome =
			status < 3 ? 'not selected: no execution' : `execution ${startedBy.get(jobId) ?? 'missing'}`;
		return [
			`  after ${String(at - startedAt).padStart(4)} ms `,
			simulator.job(jobId).language.padEnd(3),
			word.padEnd(11),
			`n8n answers ${responseStatus ?? error}`,
			` ${outcome}`,
		].join(' ');
	});
	return ['Akool calls back, encrypted and signed', `  ${webhookUrl}`, '', ...lines];
}

function readyLines({ whenReady }: Stage, { ready }: Played): string[] {
	const lines = ready.flatMap((execution) => {
		const [callback = {}] = outputOf(execution, 'Akool Trigger');
		const [info = {}] = outputOf(execution, 'Get Video Info');
		return [
			'',
			`  Execution ${execution.id}`,
			`    Akool Trigger    ${callback.type}, ${callback.status}: job ${callback._id}`,
			`    Get Video Info   ${info.status}, ${info.progress} %, ${info.credits} credits`,
			`    Result           ${info.result_url}`,
		];
	});
	return [`Workflow "${whenReady.name}", started by the callbacks`, ...lines];
}

/** What each node put out and what the callbacks did, to be printed. */
export function account(stage: Stage, played: Played): string {
	return [
		creationLines(stage, played),
		callbackLines(stage, played),
		readyLines(stage, played),
		[`From the click to the last result: ${duration(played.durationMs)}`],
	]
		.map((lines) => lines.join('\n'))
		.join('\n\n');
}
