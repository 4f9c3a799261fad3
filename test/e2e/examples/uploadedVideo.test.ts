import { createHash, randomBytes } from 'crypto';

import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import type { SavedCredential, SavedWorkflow } from '../../../tools/n8n/types';
import { nodeNamed, withNode } from '../../../tools/n8n/workflowFile';
import { startServices, type Services } from '../../../tools/services';
import { startSimulator, type AkoolSimulator, type Job } from '../../../tools/simulator';
import { untilWaiting } from '../waiter';
import { Customer } from './customer';
import { filledExample } from './example';

jest.setTimeout(240_000);

const FILM = randomBytes(1024 * 1024);
const SHA_256 = createHash('sha256').update(FILM).digest('hex');

let own: PrivateN8n;
let akool: AkoolSimulator;
let credential: SavedCredential;
let services: Services;
let workflow: SavedWorkflow;

beforeAll(async () => {
	own = await startPrivateN8n('upload');
	akool = await startSimulator({ stepMs: Infinity, fetchSources: 'reachable' });
	credential = await own.n8n.createCredential(akoolCredential(akool));
	services = await startServices({ 'E-mail the Links': () => ({ accepted: true }) });
	workflow = await importIt();
});

beforeEach(() => {
	akool.reset();
	services.calls.length = 0;
});

afterAll(async () => {
	await Promise.all([akool.close(), services.close()]);
	await own.end();
});

/** The example, with the e-mail switched on. */
const importIt = async (maxWaitMinutes = 240) => {
	const example = filledExample('translate-an-uploaded-video.json', [credential], {});
	const ready = withNode(services.in(example), 'Translate and Wait', {
		parameters: { maxWaitMinutes },
	});
	const saved = await own.n8n.createWorkflow(ready);
	await own.n8n.activate(saved.id);
	return saved;
};

const upload = async (to = workflow, languages = '["French (fr)","Japanese (ja)"]') => {
	const customer = new Customer(own.n8n, nodeNamed(to, 'Upload Form').webhookId);
	const film = new File([FILM], 'My film, 1.mp4', { type: 'video/mp4' });
	await customer.send([film, languages, 'customer@example.com']);
	return customer;
};

const links = (page: string) => [...page.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href);

it('the form asks for a video and languages', async () => {
	const customer = new Customer(own.n8n, nodeNamed(workflow, 'Upload Form').webhookId);
	const page = await customer.openForm();
	for (const text of ['Translate a video', 'Languages', 'French (fr)', 'Japanese (ja)', '.mp4']) {
		expect(page).toContain(text);
	}
});

it('an uploaded video is translated, and the page of the form gives the files', async () => {
	const customer = await upload();
	await untilWaiting(own.n8n, customer.executionId);
	// The page waits as long as Akool works.
	expect(await customer.status()).toBe('waiting');
	expect(akool.jobs.map(({ language }) => language)).toEqual(['fr', 'ja']);
	const [french, japanese] = akool.jobs as [Job, Job];
	await akool.advance(french._id, 3);
	expect(await customer.status()).toBe('waiting');
	await akool.advance(japanese._id, 3);
	const page = await customer.nextPage();
	expect(page).toContain('Here are your videos');
	expect(page).toMatch(
		/French \(fr\): <a .+>video<\/a>, <a .+>subtitles<\/a><br \/>Japanese \(ja\): <a /,
	);

	// Akool has fetched the very file that was uploaded, when the execution was put aside.
	expect(french.fetched).toEqual([
		expect.objectContaining({ status: 200, bytes: FILM.length, sha256: SHA_256 }),
	]);
	const media = (job: Job) => [`${akool.url}/media/${job._id}.mp4`];
	expect(links(page)).toEqual(expect.arrayContaining([...media(french), ...media(japanese)]));
	for (const link of links(page).slice(0, 4)) expect((await fetch(String(link))).status).toBe(200);

	// Who has closed the page has the links by e-mail.
	const [{ toEmail, html } = {}] = services.calls.map(({ parameters }) => parameters);
	expect(toEmail).toBe('customer@example.com');
	expect(links(String(html))).toEqual(links(page).slice(0, 4));

	const execution = await own.n8n.waitForExecution(customer.executionId);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	const stored = execution.data.resultData.runData['Store the Files Here']?.[0]?.data?.main?.[0];
	expect(stored?.map(({ binary }) => Object.keys(binary ?? {}))).toEqual([
		['data', 'data_translatedSubtitles'],
		['data', 'data_translatedSubtitles'],
	]);
});

it('the page says which language failed, and why', async () => {
	const customer = await upload();
	await untilWaiting(own.n8n, customer.executionId);
	const [french, japanese] = akool.jobs as [Job, Job];
	await akool.advance(french._id, 4, { error_reason: 'The voice is too quiet' });
	await akool.advance(japanese._id, 3);
	expect(await customer.nextPage()).toMatch(
		/French \(fr\): The voice is too quiet<br \/>Japanese \(ja\): <a .+>video<\/a>/,
	);
});

it('the page says what was ready by the end of the wait, what was not, and what was refused', async () => {
	const impatient = await importIt(0.2);
	akool.fault({ kind: 'create', language: 'ja', code: 1015 });
	const customer = await upload(impatient, '["French (fr)","German (de)","Japanese (ja)"]');
	await untilWaiting(own.n8n, customer.executionId);
	// No callback tells of it, and n8n looks once a minute whether the time is up.
	Object.assign(akool.jobs[0] as Job, { video_status: 3, progress: 100 });
	expect(await customer.nextPage()).toMatch(
		/French \(fr\): <a .+>video<\/a>.*<br \/>German \(de\): not ready yet \(queueing\)<br \/>Japanese \(ja\): Processing the video failed<br \/>/,
	);
});

it('the page says why nothing could be translated', async () => {
	akool.fault({ kind: 'create', code: 1203 });
	const customer = await upload();
	const page = await customer.nextPage();
	expect(page).toContain('This video could not be translated');
	expect(page).toContain('The video has no audio track');
	expect(akool.jobs).toEqual([]);
	expect((await own.n8n.waitForExecution(customer.executionId)).status).toBe('success');
});
