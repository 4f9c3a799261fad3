import { differences, shapeOf } from '../../tools/live/differences';
import { startDiffering } from '../../tools/live/differing';
import { impersonal } from '../../tools/live/impersonal';
import { runLive } from '../../tools/live/run';
import { freePorts } from '../../tools/n8n/freePorts';
import { startReceiver, startSimulator, type AkoolSimulator } from '../../tools/simulator';

const VIDEO = 'https://example.com/short.mp4';
/** Longer than any test waits; in milliseconds. */
const LONG = 60_000;

let akool: AkoolSimulator;
beforeAll(async () => {
	akool = await startSimulator();
});
afterEach(() => akool.reset());
afterAll(async () => {
	await akool.close();
});

const account = (more: Record<string, string> = {}) => ({
	AKOOL_BASE_URL: akool.url,
	AKOOL_API_KEY: akool.credential.apiKey,
	...more,
});

/** What is needed to make a job and to receive its callback. */
async function toCreate(more: Record<string, string> = {}) {
	const [port] = await freePorts(1);
	return {
		...account(),
		AKOOL_CLIENT_ID: akool.credential.clientId,
		AKOOL_VIDEO_URL: VIDEO,
		AKOOL_CALLBACK_URL: `http://127.0.0.1:${port}/callback`,
		AKOOL_CALLBACK_PORT: String(port),
		...more,
	};
}

/** The lines of the report about one answer. */
function about(text: string, kind: string): string[] {
	const [, ...parts] = text.split(/^(?=as documented |DIFFERS)/m);
	return parts.filter((part) => part.split(' (')[0]?.endsWith(` ${kind}`));
}

describe('without what it needs', () => {
	it.each([
		['an account', [], {}],
		['the URL of a video', ['--create'], { AKOOL_API_KEY: 'key' }],
		['a folder', ['--fixtures'], { AKOOL_API_KEY: 'key' }],
	])('it says so and ends with 2: %s', async (_what, argv, env) => {
		const { exitCode, text } = await runLive(argv, { AKOOL_BASE_URL: akool.url, ...env });
		expect(exitCode).toBe(2);
		expect(text).toContain('AKOOL_API_KEY');
		expect(akool.requests).toEqual([]);
	});
});

describe('reading', () => {
	it('finds the simulator as documented, and makes no job', async () => {
		const { _id } = akool.addJob();
		const env = account({
			AKOOL_CLIENT_ID: akool.credential.clientId,
			AKOOL_VIDEO_MODEL_ID: _id,
			AKOOL_VIDEO_URL: VIDEO,
		});
		const { exitCode, text } = await runLive([], env);
		expect(exitCode).toBe(0);
		expect(text).toMatch(/^Akool, \d{4}-\d{2}-\d{2}T/);
		expect(text.match(/^as documented /gm)).toHaveLength(6);
		expect(text).not.toContain('DIFFERS');
		expect(akool.jobs).toHaveLength(1);
	});

	it('reports an Akool that differs: a key more, a key less', async () => {
		const other = await startDiffering(akool.url, ({ credit }) => ({ balance: credit }));
		const { text } = await runLive([], account({ AKOOL_BASE_URL: other.url }));
		await other.close();
		expect(about(text, 'credit').join()).toContain('unknown key balance (number)');
		expect(about(text, 'credit').join()).toContain('missing key credit');
	});

	it('says nothing secret in its report', async () => {
		const env = account({ AKOOL_API_KEY: 'a-key-that-is-wrong', AKOOL_CLIENT_ID: 'my-client' });
		const { text } = await runLive([], env);
		expect(text).toContain('DIFFERS');
		expect(text).not.toContain('a-key-that-is-wrong');
		expect(text).not.toContain('my-client');
	});
});

describe('--create', () => {
	it('makes exactly one job, and looks it up', async () => {
		const { exitCode, text } = await runLive(['--create'], account({ AKOOL_VIDEO_URL: VIDEO }));
		expect(exitCode).toBe(0);
		expect(akool.jobs).toHaveLength(1);
		expect(akool.jobs[0]).toMatchObject({ url: VIDEO, language: 'es' });
		expect(about(text, 'created')).toEqual([expect.stringContaining('as documented created')]);
		expect(about(text, 'job')).toEqual([expect.stringContaining('as documented job')]);
		expect(text).not.toContain(' callback ');
	});

	it('receives the callbacks of the job until it is final, and decrypts them', async () => {
		const { text } = await runLive(['--create'], await toCreate(), LONG);
		expect(akool.jobs).toHaveLength(1);
		expect(about(text, 'callback')).toEqual([expect.stringContaining('as documented callback')]);
		expect(about(text, 'payload')).toEqual([expect.stringContaining('as documented payload')]);
		await akool.settled();
		const taken = akool.callbacks.filter(({ responseStatus }) => responseStatus === 200);
		expect(taken.map(({ status }) => status)).toEqual([2, 3]);
	});

	it('does not look into callbacks without a client ID', async () => {
		const { text } = await runLive(['--create'], await toCreate({ AKOOL_CLIENT_ID: '' }), LONG);
		expect(about(text, 'callback')).toHaveLength(1);
		expect(about(text, 'payload')).toEqual([]);
	});

	it('does not wait for a callback when Akool refused the job', async () => {
		akool.credit = 0;
		const { text } = await runLive(['--create'], await toCreate(), LONG);
		expect(about(text, 'created').join()).toContain('code 1006');
		expect(text).not.toContain('callback');
	});

	it('says when no callback came', async () => {
		const env = await toCreate({ AKOOL_CALLBACK_URL: 'http://127.0.0.1:9/nowhere' });
		const { text } = await runLive(['--create'], env, 1);
		expect(about(text, 'callback').join()).toContain('no callback came');
	});

	it('reports a payload that differs: a key more, a key less', async () => {
		const env = await toCreate();
		const other = await startReceiver((_call, index) => {
			const payload = { _id: akool.jobs[0]?._id, status: 3, kind: 'video' };
			const body = JSON.stringify(akool.signCallback(payload));
			if (index === 0) void fetch(env.AKOOL_CALLBACK_URL, { method: 'POST', body });
			return { status: 200 };
		});
		const { text } = await runLive(['--create'], { ...env, AKOOL_CALLBACK_URL: other.url }, LONG);
		await akool.settled();
		await other.close();
		expect(about(text, 'payload').join()).toContain('unknown key kind (string)');
		expect(about(text, 'payload').join()).toContain('missing key type');
	});

	it('says why a callback of an Akool that signs otherwise is refused', async () => {
		const env = await toCreate({ AKOOL_CLIENT_ID: 'of-another-account' });
		const { text } = await runLive(['--create'], env, LONG);
		expect(about(text, 'payload').join()).toContain('the signature is wrong');
	});

	it('reports a created job and a callback that differ', async () => {
		const other = await startDiffering(akool.url, ({ _id, ...data }) => ({
			...data,
			id: _id,
			_id,
		}));
		const env = await toCreate({ AKOOL_BASE_URL: other.url, AKOOL_CALLBACK_URL: '' });
		const { text } = await runLive(['--create'], env);
		await other.close();
		expect(about(text, 'created').join()).toContain('unknown key id (string)');
		expect(akool.jobs).toHaveLength(1);
	});
});

it('makes fixtures with everything personal taken out', async () => {
	const { files } = await runLive(['--create', '--fixtures', 'answers'], await toCreate(), LONG);
	expect(Object.keys(files)).toEqual(
		expect.arrayContaining(['answers/job.json', 'answers/payload.json', 'answers/token.json']),
	);
	const all = Object.values(files).join('\n');
	const { apiKey, apiToken, clientId } = akool.credential;
	for (const secret of [apiKey, apiToken, clientId, VIDEO, akool.jobs[0]?._id ?? '']) {
		expect(all).not.toContain(secret);
	}
});

it('says what differs when a key is added, another gone and a third of another type', () => {
	const shape = shapeOf('credit');
	expect(differences({ credit: 1 }, shape)).toEqual([]);
	expect(differences({ credit: '1' }, shape)).toEqual(['credit is string, documented as number']);
	expect(differences({ balance: 1 }, shape)).toEqual([
		'unknown key balance (number)',
		'missing key credit',
	]);
});

it('takes everything personal out of an answer', () => {
	const answer = { uid: 42, name: 'Ada', url: 'https://akool.com/ada', list: [{ a: 'b' }, {}] };
	expect(impersonal(answer)).toEqual({
		uid: 1,
		name: 'text',
		url: 'https://example.com/file',
		list: [{ a: 'text' }],
	});
});
