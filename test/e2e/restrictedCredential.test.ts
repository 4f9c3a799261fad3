import type { INode } from 'n8n-workflow';

import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { make, made } from './products/product';
import { startWorld, type World } from './world';

let world: World;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterAll(async () => await world.akool.close());

const VIDEO = 'https://videos.example/holiday.mp4';

/** n8n 2 lets users restrict where a credential may be used; n8n 1 knows none of it. */
const RESTRICTIONS = {
	'other hosts only': { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' },
	'no HTTP Request node': { allowedHttpRequestDomains: 'none' },
};

const OPERATIONS: Array<[string, (job: string) => INode['parameters']]> = [
	['Get Video Info', (videoModelId) => ({ operation: 'getVideoInfo', videoModelId })],
	['Download Video', (videoModelId) => ({ operation: 'downloadVideo', videoModelId })],
	['List Languages', () => ({ operation: 'listLanguages' })],
	['List Avatars', () => ({ resource: 'talkingAvatar', operation: 'listAvatars' })],
	[
		'Create Translation',
		() => ({ operation: 'createTranslation', videoUrl: VIDEO, targetLanguages: ['fr'] }),
	],
];

describe.each(Object.entries(RESTRICTIONS))('a credential for %s', (_words, restriction) => {
	it.each(OPERATIONS)('reaches Akool itself: %s', async (_name, parametersFor) => {
		const { n8n, akool } = world;
		const credential = await n8n.createCredential(akoolCredential(akool, restriction));
		const { _id } = akool.addJob({ video_status: 3 });
		const execution = await make({ n8n, akool, credential }, parametersFor(_id));
		expect(made(execution).length).toBeGreaterThan(0);
	});
});
