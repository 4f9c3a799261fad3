import { createHash, randomBytes, randomUUID } from 'crypto';
import { sleep, type INode } from 'n8n-workflow';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import type { SavedCredential, WorkflowDefinition } from '../../../tools/n8n/types';
import { withCredential, withNode } from '../../../tools/n8n/workflowFile';
import { startSimulator, type AkoolSimulator, type Job } from '../../../tools/simulator';
import translateAnUpload from '../../workflows/e2e/translateAnUpload.json';
import { executionCalledBack, untilWaiting } from '../waiter';

// n8n 1.x keeps files in memory unless told otherwise, so this has an n8n of its own.
jest.setTimeout(180_000);

/** Hook → Translate (Create and Wait) → Download. */
const MAKE_OF_AN_UPLOAD = translateAnUpload as unknown as WorkflowDefinition;

interface Upload {
	bytes: Buffer;
	name: string;
	mimeType: string;
}

const upload = (name: string, mimeType: string): Upload => ({
	...{ name, mimeType },
	bytes: randomBytes(200_000),
});

const FILM = upload('My film, 1.mp4', 'video/mp4');
const FACE = upload('Face (ü).jpg', 'image/jpeg');
const DUB = upload('Dub & co.mp3', 'audio/mpeg');

/** What a user sets, and the files of the one item, by where Akool gets the link. */
const PRODUCTS: Array<[string, INode['parameters'], Record<string, [string, Upload]>]> = [
	['videoTranslation', { inputType: 'binary', targetLanguages: ['fr'] }, { url: ['data', FILM] }],
	[
		'lipSync',
		{ inputType: 'binary', audioInputType: 'binary' },
		{ video_url: ['data', FILM], audio_url: ['audio', DUB] },
	],
	[
		'talkingPhoto',
		{ photoInputType: 'binary', audioInputType: 'binary' },
		{ talking_photo_url: ['data', FACE], audio_url: ['audio', DUB] },
	],
	[
		'talkingAvatar',
		{ avatarSource: 'binary', speech: 'audio', audioInputType: 'binary' },
		{ 'elements[0].url': ['data', FACE], 'elements[1].url': ['audio', DUB] },
	],
];

let place: PrivateN8n;
let akool: AkoolSimulator;
let credential: SavedCredential;

beforeAll(async () => {
	place = await startPrivateN8n('products');
	akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	credential = await place.n8n.createCredential(akoolCredential(akool));
});

afterEach(() => akool.reset());

afterAll(async () => {
	await akool.close();
	await place.end();
});

/** Posts the files, as fields of one form, to a workflow that makes a product of them; gives its ID. */
async function postToMaker(
	parameters: INode['parameters'],
	files: Array<[string, Upload]>,
): Promise<string> {
	const { n8n } = place;
	const path = randomUUID();
	const hooked = withNode(withCredential(MAKE_OF_AN_UPLOAD, credential), 'Hook', {
		...{ webhookId: path, parameters: { path } },
	});
	const { id } = await n8n.createWorkflow(withNode(hooked, 'Translate', { parameters }));
	await n8n.activate(id);
	const form = new FormData();
	for (const [field, { bytes, name, mimeType }] of files) {
		form.append(field, new Blob([new Uint8Array(bytes)], { type: mimeType }), name);
	}
	const answer = await fetch(`${n8n.key.url}/webhook/${path}`, { method: 'POST', body: form });
	expect(answer.status).toBe(200);
	return id;
}

it.each(PRODUCTS)(
	'%s of uploaded files: Akool fetches each while the execution waits',
	async (resource, choices, files) => {
		const parameters = { resource, ...choices, binaryPropertyName: 'data' };
		await postToMaker(parameters, Object.values(files));
		while (akool.jobs.length === 0) await sleep(50);
		const { id } = await untilWaiting(place.n8n, executionCalledBack(akool));
		const [job] = akool.jobs as [Job];
		await akool.advance(job._id, 3);
		expect(job.fetched).toEqual(
			Object.entries(files).map(([key, [, { bytes, name, mimeType }]]) =>
				expect.objectContaining({
					...{ key, status: 200, problem: null, contentType: mimeType, bytes: bytes.length },
					sha256: createHash('sha256').update(bytes).digest('hex'),
					url: expect.stringMatching(new RegExp(`&name=${escaped(name)}$`)),
				}),
			),
		);
		const execution = await place.n8n.waitForExecution(id);
		expect(execution.data.resultData.error).toBeUndefined();
		const [item] = execution.data.resultData.runData.Download?.[0]?.data?.main?.[0] ?? [];
		expect(item?.json).toMatchObject({ _id: job._id, status: 'completed' });
		expect(item?.binary?.data).toMatchObject({ mimeType: 'video/mp4' });
	},
);

/** How the name of a file stands in a URL, for an expression. */
function escaped(name: string): string {
	return encodeURIComponent(name).replace(/[()*'.]/g, '.+');
}

it('a film in place of the audio is refused', async () => {
	const parameters = {
		...{ resource: 'lipSync', inputType: 'binary', binaryPropertyName: 'data' },
		audioInputType: 'binary',
	};
	const id = await postToMaker(parameters, [
		['data', FILM],
		['audio', FILM],
	]);
	const [execution] = await place.n8n.waitForExecutions(id, 1);
	expect(execution?.data.resultData.error?.message).toBe(
		'Audio file "My film, 1.mp4" of item 0 is not an audio file: its type is video/mp4',
	);
	expect(akool.requests).toEqual([]);
});
