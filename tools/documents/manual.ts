import { isDeepStrictEqual } from 'node:util';

import { Akool } from '../../nodes/Akool/Akool.node.js';
import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node.js';
import { jobItem } from '../../nodes/Akool/protocol/jobItem';
import type { JobItem } from '../../nodes/Akool/protocol/jobItem';
import { RESULT_CODES } from '../../nodes/Akool/protocol/resultCodes';
import { triggerItem } from '../../nodes/Akool/trigger/item';
import { n8nLine } from '../n8n/versions';
import { limitProblems } from './limits';
import { tableUnder } from './markdown';
import type { Document, Table } from './markdown';
import { parameterProblems } from './parameters';
import { proofProblems } from './proofs';
import { wordProblems } from './words';

/** What is compared with the code, by the page that says it. */
const PAGES: Record<string, (page: Document) => string[]> = {
	'docs/installation.md': (page) => [
		...versionProblems(tableUnder(page, 'Versions of n8n')),
		...nodeVersionProblems(tableUnder(page, 'Versions of the nodes')),
	],
	'docs/limits.md': (page) => limitProblems(tableUnder(page, 'Those of the nodes')),
	'docs/operations.md': (page) => [...jobItemProblems(page), ...parameterProblems(page, 'node')],
	'docs/result-codes.md': (page) => resultCodeProblems(tableUnder(page, 'Result codes')),
	'docs/security.md': (page) => parameterProblems(page, 'credential'),
	'docs/trigger.md': (page) => [
		...triggerItemProblems(page),
		...parameterProblems(page, 'trigger'),
	],
	'docs/troubleshooting.md': wordProblems,
	'docs/verification.md': proofProblems,
};

/** Where the pages say something other than the code does, or cannot be found. */
export function manualProblems(documents: Document[]): string[] {
	const wrong = Object.entries(PAGES).flatMap(([file, problemsOf]) => {
		const page = documents.find((document) => document.file === file);
		const problems = page === undefined ? ['is not there'] : problemsOf(page);
		return problems.map((problem) => `${file}: ${problem}`);
	});
	return [...wrong, ...hiddenPages(documents)];
}

/** A newcomer starts at the README: each page in docs/ is linked from there. */
function hiddenPages(documents: Document[]): string[] {
	const readme = documents.find(({ file }) => file === 'README.md');
	const linked = (readme?.links ?? []).map((link) => link.split('#')[0]);
	return documents
		.filter(({ file }) => file.startsWith('docs/') && !linked.includes(file))
		.map(({ file }) => `README.md: does not lead to ${file}`);
}

function resultCodeProblems({ rows }: Table): string[] {
	const described = new Map(
		rows.flatMap(([codes = '', meaning, advice]) =>
			codes.split(', ').map((code) => [code, { meaning, advice }] as const),
		),
	);
	const unknown = [...described.keys()].filter((code) => !(code in RESULT_CODES));
	const wrong = Object.entries(RESULT_CODES).filter(
		([code, known]) => !isDeepStrictEqual(described.get(code), known),
	);
	return [
		...unknown.map((code) => `the node does not know result code ${code}`),
		...wrong.map(([code, known]) => `result code ${code} is not: ${JSON.stringify(known)}`),
	];
}

function versionProblems({ rows }: Table): string[] {
	return ['2.x', '1.x']
		.map((name) => [name, n8nLine(name).version] as const)
		.filter(([name, version]) => !rows.some((row) => row[0] === name && row[1] === version))
		.map(([name, version]) => `the tests run n8n ${name} in version ${version}`);
}

function nodeVersionProblems({ rows }: Table): string[] {
	const nodes = [new Akool(), new AkoolTrigger()].map(({ description }) => description);
	const real = nodes.map(({ displayName, version }) => [displayName, [version].flat().join(', ')]);
	return isDeepStrictEqual(rows, real) ? [] : [`the nodes have the versions ${real.join('; ')}`];
}

/** The item shown must be what the code makes of the data in it, and each of its keys explained. */
function jobItemProblems(page: Document): string[] {
	const item = itemUnder(page, 'The job item');
	const { rows } = tableUnder(page, 'The job item');
	const explained = rows.flatMap(([keys = '']) => keys.split(', '));
	return [
		...(isDeepStrictEqual(item, jobItemLike(item))
			? []
			: ['the job item is not as the node gives it']),
		...Object.keys(jobItemLike(item))
			.filter((key) => !explained.includes(`\`${key}\``))
			.map((key) => `does not explain the key ${key} of a job item`),
	];
}

function triggerItemProblems(page: Document): string[] {
	const item = itemUnder(page, 'The item');
	return isDeepStrictEqual(item, triggerItemLike(item))
		? []
		: ['the item is not as the trigger gives it'];
}

function itemUnder({ blocks }: Document, heading: string): Record<string, unknown> | undefined {
	const block = blocks.find((one) => one.language === 'json' && one.heading === heading);
	return block && (JSON.parse(block.text) as Record<string, unknown>);
}

function jobItemLike(item: Record<string, unknown> = {}): JobItem {
	return jobItem({
		...item,
		video: item.result_url,
		audio_splits: { translated_srt_url: item.subtitles_url },
		create_time: Date.parse(String(item.created_at)),
		deduction_duration: item.credits,
	});
}

function triggerItemLike({ video_status, ...item }: Record<string, unknown> = {}): object {
	const payload = { ...item, status: video_status } as Parameters<typeof triggerItem>[0];
	return triggerItem(payload, null).json;
}
