import '../engine/shortPauses';

import { startSelfSignedFront, type Front } from '../../tools/network/selfSignedFront';
import { RECEIVED, Scenario } from './scenario';

const scenario = new Scenario();
const IGNORED = { requestOptions: { allowUnauthorizedCerts: true } };
let front: Front;

beforeAll(async () => {
	front = await startSelfSignedFront(() => scenario.akool.url);
});

afterAll(async () => await front.close());

async function start(parameters: object = {}) {
	const credential = { ...scenario.credential, baseUrl: front.url };
	return await scenario.start(1, { ...IGNORED, ...parameters }, { credential });
}

it('a callback asks Akool whoever vouches for it, if SSL issues are to be ignored', async () => {
	const execution = await start();
	expect(execution.status).toBe('waiting');
	execution.parameters = { requestOptions: {} };
	expect((await scenario.finish(execution, scenario.job(0))).status).toBe(503);
	execution.parameters = IGNORED;
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
	expect(execution.status).toBe('success');
});

it('polling does so, too', async () => {
	const { status } = await start({ waitMode: 'polling', maxWaitMinutes: 0.001 });
	expect([status, scenario.count('info')]).toEqual(['success', 1]);
});
