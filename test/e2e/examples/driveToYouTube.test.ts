import { randomBytes } from 'crypto';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { outputOf } from '../../../tools/n8n/execution';
import { digestOfContent } from '../../../tools/n8n/storedFile';
import type { SavedCredential } from '../../../tools/n8n/types';
import { withNode } from '../../../tools/n8n/workflowFile';
import { startServices, type Services } from '../../../tools/services';
import {
	startReceiver,
	startSimulator,
	type AkoolSimulator,
	type Job,
	type Receiver,
} from '../../../tools/simulator';
import { untilWaiting } from '../waiter';
import { filledExample } from './example';

jest.setTimeout(240_000);

const FILMS: Record<string, { name: string; bytes: Buffer }> = {
	one: { name: 'My film, 1.mp4', bytes: randomBytes(300_000) },
	two: { name: 'Second.mov', bytes: randomBytes(200_000) },
};

let own: PrivateN8n;
let akool: AkoolSimulator;
let credential: SavedCredential;
let alerts: Receiver;
let services: Services;
/** What is in the folder of Drive. */
let inFolder: string[];

beforeAll(async () => {
	own = await startPrivateN8n('drive');
	akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	credential = await own.n8n.createCredential(akoolCredential(akool));
});

beforeEach(async () => {
	akool.reset();
	inFolder = ['one'];
	alerts = await startReceiver();
	services = await startServices({
		'Find Videos in Drive': () => inFolder.map((id) => ({ id, name: FILMS[id]?.name })),
		'Download from Drive': ({ parameters }) => {
			const { bytes } = FILMS[String(parameters['fileId.value'])] ?? { bytes: '' };
			return new File([bytes], 'download', { type: 'video/mp4' });
		},
		'Upload Video to Drive': ({ parameters: { name } }) => ({ webViewLink: `drive/${name}` }),
		'Upload Subtitles to Drive': () => ({}),
		'Upload to YouTube': ({ parameters: { title } }) => ({ uploadId: `youtube/${title}` }),
		'Add a Row': () => ({}),
		'Tell the Team': () => ({}),
	});
});

afterEach(async () => await Promise.all([alerts.close(), services.close()]));

afterAll(async () => {
	await akool.close();
	await own.end();
});

/** The example with all its services, as a user has filled it in. */
const importIt = async (maxWaitMinutes = 240) => {
	const example = filledExample('google-drive-to-youtube.json', [credential], {
		Settings: { targetLanguages: 'fr,de', alertUrl: alerts.url },
	});
	const ready = withNode(services.in(example), 'Translate and Wait', {
		parameters: { maxWaitMinutes },
	});
	return (await own.n8n.createWorkflow(ready)).id;
};

const ended = async (id: string) => {
	const execution = await own.n8n.waitForExecution(id, undefined, 120_000);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return execution;
};

const callsOf = (name: string) => services.calls.filter(({ node }) => node === name);

const texts = () => alerts.calls.map(({ body }) => (body as { text: string }).text);

const media = async (job: Job) =>
	Buffer.from(await (await fetch(`${akool.url}/media/${job._id}.mp4`)).arrayBuffer());

it('each video of the folder goes to Drive, YouTube, the sheet and the team, in each language', async () => {
	const workflow = await importIt();
	inFolder = ['one', 'two'];
	const id = await own.n8n.runManually(workflow, 'Every Hour');
	await untilWaiting(own.n8n, id);
	expect(akool.jobs.map(({ language }) => language)).toEqual(['fr', 'de', 'fr', 'de']);
	for (const { _id } of akool.jobs) await akool.advance(_id, 3);
	const execution = await ended(id);

	// The two are created at once, so that either may be the first at Akool.
	const jobsOf = (film: string) => {
		const { sha256 } = digestOfContent(FILMS[film]?.bytes ?? Buffer.alloc(0));
		return akool.jobs.filter(({ fetched }) => fetched.some((file) => file.sha256 === sha256));
	};
	expect(jobsOf('one')).toMatchObject([{ language: 'fr' }, { language: 'de' }]);
	expect(jobsOf('two')).toMatchObject([{ language: 'fr' }, { language: 'de' }]);
	const [film] = jobsOf('one') as [Job];

	const uploads = callsOf('Upload Video to Drive');
	expect(uploads.map(({ parameters }) => parameters.name).sort()).toEqual([
		'Translated into de: My film, 1.mp4',
		'Translated into de: Second.mp4',
		'Translated into fr: My film, 1.mp4',
		'Translated into fr: Second.mp4',
	]);
	const french = 'Translated into fr: My film, 1';
	const [upload] = uploads.filter(({ parameters }) => parameters.name === `${french}.mp4`);
	expect(upload?.file?.bytes.equals(await media(film))).toBe(true);
	const [subtitles] = callsOf('Upload Subtitles to Drive').filter(
		({ parameters }) => parameters.name === `${french}.srt`,
	);
	expect(subtitles?.file?.bytes.toString()).toContain('-->');
	const [youTube] = callsOf('Upload to YouTube').filter(
		({ parameters }) => parameters.title === 'My film, 1 (fr)',
	);
	expect(youTube?.file?.bytes.equals(await media(film))).toBe(true);

	const rows = outputOf(execution, 'The Row');
	expect(rows).toHaveLength(4);
	expect(rows).toContainEqual({
		date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
		video: 'Second.mov',
		language: 'de',
		drive: 'drive/Translated into de: Second.mp4',
		youtube: 'youtube/Second (de)',
		credits: '10',
	});
	expect(callsOf('Add a Row')).toHaveLength(4);
	expect(callsOf('Tell the Team').map(({ parameters }) => parameters.text)).toContainEqual(
		`Translated into fr: My film, 1.mp4. In Drive: drive/${french}.mp4, on YouTube: youtube.com/watch?v=youtube/My film, 1 (fr)`,
	);
	expect(texts()).toEqual([]);
});

it('a video is paid for once, however often the folder is searched', async () => {
	const workflow = await importIt();
	const first = await own.n8n.runManually(workflow, 'Every Hour');
	await untilWaiting(own.n8n, first);
	await ended(await own.n8n.runManually(workflow, 'Every Hour'));
	expect(akool.jobs).toHaveLength(2);
	inFolder = ['one', 'two'];
	await untilWaiting(own.n8n, await own.n8n.runManually(workflow, 'Every Hour'));
	expect(akool.jobs).toHaveLength(4);
	expect(callsOf('Find Videos in Drive')[0]?.parameters.queryString).toBe(
		"mimeType contains 'video/' and not name contains 'Translated'",
	);
});

it('somebody is told of what was not created', async () => {
	const workflow = await importIt();
	akool.fault({ kind: 'create', code: 1203 });
	await ended(await own.n8n.runManually(workflow, 'Every Hour'));
	expect(texts()).toEqual([
		expect.stringMatching(
			/^Create failed: My film, 1\.mp4: The video has no audio track\. .*code 1203/,
		),
	]);
});

it('what was completed by the end of the wait is kept, and somebody is told of the rest', async () => {
	const workflow = await importIt(0.2);
	akool.fault({ kind: 'create', language: 'de', code: 1015 });
	const id = await own.n8n.runManually(workflow, 'Every Hour');
	await untilWaiting(own.n8n, id);
	// No callback tells of it, and n8n looks once a minute whether the time is up.
	Object.assign(akool.jobs[0] as Job, { video_status: 3, progress: 100 });
	const execution = await ended(id);
	expect(outputOf(execution, 'One Item per Language')).toMatchObject([
		{ status: 'queueing' },
		{ status: 'rejected' },
	]);
	expect(outputOf(execution, 'Download Video')).toMatchObject([{ _id: akool.jobs[0]?._id }]);
	expect(callsOf('Add a Row')).toHaveLength(1);
	expect(texts()).toEqual([
		expect.stringMatching(/^Not completed: My film, 1\.mp4, de \(.+\), job /),
	]);
});
