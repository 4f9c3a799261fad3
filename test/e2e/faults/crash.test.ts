import { crashWhileReceiving, type CrashResult } from '../../../tools/load/crash';
import { akoolListener } from '../../../tools/load/workflows';
import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { n8nLine } from '../../../tools/n8n/versions';
import { startSimulator, type AkoolSimulator } from '../../../tools/simulator';

// Two starts of n8n, on a machine that may be slow.
jest.setTimeout(240_000);

const AT_ONCE = 50;

let alone: PrivateN8n;
let akool: AkoolSimulator;
let result: CrashResult;

beforeAll(async () => {
	alone = await startPrivateN8n('crash');
	akool = await startSimulator({ stepMs: Infinity });
	const credential = await alone.n8n.createCredential(akoolCredential(akool));
	result = await crashWhileReceiving({
		client: alone.n8n,
		akool,
		listener: await akoolListener(alone.n8n, credential),
		callbacks: 120,
		atOnce: AT_ONCE,
		killAndStart: async () => await alone.server.restart('SIGKILL'),
	});
});

afterAll(async () => {
	await akool.close();
	await alone.end();
});

describe('n8n is killed while callbacks come in, 50 at once', () => {
	const isSecond = n8nLine().name !== '1.x';

	it('after some were answered', () => {
		expect(result.answered.length).toBeGreaterThan(0);
	});

	// n8n 1 stores while it answers: what it answered in the instant of the kill may be lost.
	const most = isSecond ? 0 : AT_ONCE;
	it(`at most ${most} that were answered have no execution`, () => {
		expect(result.lost.length).toBeLessThanOrEqual(most);
	});

	it('every job has an execution once all that came again, but for those', () => {
		expect(result.missing).toEqual(result.lost.filter((id) => result.missing.includes(id)));
	});

	it('what was answered is remembered, and starts nothing when it comes again', () => {
		expect(result.answeredTwice).toEqual([]);
	});
});
