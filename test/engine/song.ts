import type { IDataObject, INodeProperties, INodeType } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { simplify } from '../../nodes/Akool/fields/simplify';
import { sendCreate } from '../../nodes/Akool/jobs/sendCreate';
import { properties } from '../../nodes/Akool/operations';
import { requireHttpUrl } from '../../nodes/Akool/protocol/parameters/httpUrl';
import { ONE_JOB, type Product } from '../../nodes/Akool/protocol/product';
import { createAndWait } from '../../nodes/Akool/waiting/createAndWait';
import { translation as videoTranslation } from '../../tools/simulator/products/translation';
import { success } from '../../tools/simulator/resultCodes';
import { API_ROUTES } from '../../tools/simulator/routes';
import { WORKFLOWS } from './operations';
import type { WorkflowJson } from './runWorkflow';

/** A product that Akool does not have: one call creates one job. */
export const song: Product = {
	noun: 'song',
	path: '/api/open/v3/made/up',
	request: ({ songUrl, webhookUrl }) => ({
		body: { url: requireHttpUrl('Song URL', songUrl), choir: true },
		...(webhookUrl ? { webhookUrl: requireHttpUrl('Webhook URL', webhookUrl) } : {}),
		parts: [...ONE_JOB],
		asked: {},
	}),
};

const akool = new Akool();

function field(name: string, value: unknown, more: Partial<INodeProperties> = {}): INodeProperties {
	const type = typeof value as INodeProperties['type'];
	return { displayName: name, name, type, default: value as INodeProperties['default'], ...more };
}

/** Our node with another product in place of its operations. */
export const songNode: INodeType = {
	description: {
		...akool.description,
		properties: [
			field('resource', 'song', {
				routing: properties.find(({ name }) => name === 'resource')?.routing,
			}),
			field('operation', 'create', {
				type: 'options',
				options: [
					{
						name: 'Create',
						value: 'create',
						routing: {
							request: { method: 'POST', url: song.path },
							operations: { pagination: sendCreate(song) },
						},
					},
					{ name: 'Create and Wait', value: 'createAndWait' },
				],
			}),
			field('songUrl', ''),
			field('webhookUrl', ''),
			field('waitMode', 'callback'),
			field('maxWaitMinutes', 120),
			field('pollIntervalSeconds', 15),
			simplify,
		],
	},
	customOperations: { song: { createAndWait: createAndWait(song) } },
	webhook: akool.webhook,
};

/** Start → Akool → After, and On Error: one song an item. */
export function songWorkflow(operation: 'create' | 'createAndWait'): WorkflowJson {
	const json = structuredClone(WORKFLOWS.createTranslation);
	const parameters = { operation, songUrl: '={{ $json.url }}' };
	for (const node of json.nodes) {
		if (node.name === 'Akool') Object.assign(node, { type: 'test.song', parameters });
	}
	return json;
}

/** The node types of {@link songWorkflow}. */
export const SONG_TYPES: Record<string, INodeType> = { 'test.song': songNode };

/** Teaches the simulators of a test file to make songs. What was asked for is the job's `body`. */
export function letAkoolSing(): void {
	API_ROUTES.set(`POST ${song.path}`, {
		kind: 'create',
		// Faults look for the source where a translation has it.
		product: videoTranslation,
		writes: true,
		problem: () => null,
		answer: ({ body }, { jobs }) => {
			const { url, webhookUrl } = body as Record<string, string>;
			const info = { language: undefined, source_language: undefined, lipsync: undefined };
			const job = jobs.create({ url, webhookUrl, body: body as IDataObject, language: '', info });
			const { _id, create_time, video_status, deduction } = job;
			return success({ _id, create_time, video_status, deduction_lock_duration: deduction });
		},
	});
}
