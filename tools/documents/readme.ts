import { isDeepStrictEqual } from 'node:util';

import type { INodeProperties } from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';
import { jobItem } from '../../nodes/Akool/protocol/jobItem';
import type { JobItem } from '../../nodes/Akool/protocol/jobItem';
import { RESULT_CODES } from '../../nodes/Akool/protocol/resultCodes';
import { properties } from '../../nodes/Akool/operations';
import { triggerFields } from '../../nodes/Akool/trigger/fields';
import { triggerItem } from '../../nodes/Akool/trigger/item';
import { n8nLine } from '../n8n/versions';
import type { Document, Table } from './markdown';

/** Where the README says something other than the code does. */
export function readmeProblems(readme: Document): string[] {
	return [
		...resultCodeProblems(tableUnder(readme, 'Result codes')),
		...versionProblems(tableUnder(readme, 'Compatibility')),
		...itemProblems(readme),
		...parameterProblems(readme),
	].map((problem) => `${readme.file}: ${problem}`);
}

function tableUnder({ tables }: Document, heading: string): Table {
	const table = tables.find((candidate) => candidate.heading === heading);
	return table ?? { header: [], rows: [], heading };
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

/** The items shown must be what the code makes of the data in them. */
function itemProblems({ blocks }: Document): string[] {
	const shown = blocks
		.filter(({ language }) => language === 'json')
		.map(({ text, heading }) => ({ heading, item: JSON.parse(text) as Record<string, unknown> }));
	const job = shown.find(({ heading }) => heading === 'Operations')?.item;
	const callback = shown.find(({ heading }) => heading === 'Akool Trigger')?.item;
	return [
		...(isDeepStrictEqual(job, jobItemLike(job))
			? []
			: ['no job item, or not as the node gives it']),
		...(isDeepStrictEqual(callback, triggerItemLike(callback))
			? []
			: ['no item of the trigger, or not as the trigger gives it']),
	];
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

/** What the editor shows must be found in the README under the name that it has there. */
function parameterProblems({ text }: Document): string[] {
	const all = [...properties, ...triggerFields, ...new AkoolApi().properties];
	return [...new Set(all.flatMap(namesIn))]
		.filter((name) => !text.includes(name))
		.map((name) => `does not mention "${name}", which the editor shows`);
}

const UNNAMED = ['notice', 'collection'];

function namesIn({ displayName, type, options, name }: INodeProperties): string[] {
	const own = UNNAMED.includes(type) ? [] : [displayName.replace(/ Names? or IDs?$/, '')];
	const isList = type === 'collection' && name !== 'requestOptions';
	const inner = isList ? (options as INodeProperties[]).flatMap(namesIn) : [];
	const operations = name === 'operation' ? (options ?? []) : [];
	return [...own, ...inner, ...operations.map((option) => option.name)];
}
