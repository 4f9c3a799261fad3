import { crashWhileReceiving, type CrashResult } from '../../../tools/load/crash';
import { akoolListener } from '../../../tools/load/workflows';
import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { startSimulator, type AkoolSimulator } from '../../../tools/simulator';
import { AT_ONCE, testAfterCrash } from './afterCrash';

// Two starts of n8n, on a machine that may be slow.
jest.setTimeout(480_000);

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

describe(`n8n is killed while callbacks come in, ${AT_ONCE} at once`, () => {
	testAfterCrash(() => result);
});
