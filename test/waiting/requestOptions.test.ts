import '../engine/shortPauses';

import { startProxy, startSelfSignedFront, type Front } from '../../tools/network/front';
import { video } from '../engine/operations';
import { RECEIVED, Scenario } from './scenario';

const scenario = new Scenario();
const IGNORED = { requestOptions: { allowUnauthorizedCerts: true } };
let front: Front;
let proxy: Front;

beforeAll(async () => {
	front = await startSelfSignedFront(() => scenario.akool.url);
	proxy = await startProxy(() => scenario.akool.url);
});

afterAll(async () => {
	await front.close();
	await proxy.close();
});

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

it('a callback asks through a proxy that the input names, though the result has taken its place', async () => {
	const execution = await scenario.start(
		1,
		{ requestOptions: { proxy: '={{ $json.proxy }}' } },
		{
			items: [{ url: video(0), proxy: proxy.url }],
			credential: { ...scenario.credential, baseUrl: 'http://akool.invalid' },
		},
	);
	expect(execution.status).toBe('waiting');
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
	expect(execution.status).toBe('success');
});
