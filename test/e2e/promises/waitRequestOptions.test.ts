import { sleep, type INodeParameters } from 'n8n-workflow';

import { startProxy, startSelfSignedFront, type Front } from '../../../tools/network/front';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { startNode, startOwnWorld } from '../faults/fault';
import { afterTheWait, asked, untilWaiting, type Place } from '../waiter';

/** A road to Akool that leads there with one of the Request Options alone. */
interface Road {
	name: string;
	start: (target: () => string) => Promise<Front>;
	/** Base URL of the credential. */
	baseUrl: (front: Front) => string;
	requestOptions: (front: Front) => INodeParameters;
}

const ROADS: Road[] = [
	{
		name: 'Proxy',
		start: startProxy,
		baseUrl: () => 'http://akool.invalid',
		requestOptions: ({ url: proxy }) => ({ proxy }),
	},
	{
		name: 'Proxy by an expression on the input',
		start: startProxy,
		baseUrl: () => 'http://akool.invalid',
		requestOptions: ({ url }) => ({ proxy: `={{ $json.number === 0 ? '${url}' : '' }}` }),
	},
	{
		name: 'Ignore SSL Issues',
		start: startSelfSignedFront,
		baseUrl: ({ url }) => url,
		requestOptions: () => ({ allowUnauthorizedCerts: true }),
	},
];

const fronts: Front[] = [];

afterAll(async () => await Promise.all(fronts.map(async (front) => await front.close())));

/** Starts Create and Wait for one job behind such a road. */
async function start({ start, baseUrl, requestOptions }: Road, parameters: INodeParameters) {
	const { n8n, akool } = await startOwnWorld({ stepMs: Infinity });
	const front = await start(() => akool.url);
	fronts.push(front);
	const credential = await n8n.createCredential(
		akoolCredential(akool, { baseUrl: baseUrl(front) }),
	);
	const place: Place = { n8n, akool, credential };
	const id = await startNode(place, [0], {
		operation: 'createAndWait',
		targetLanguages: ['fr'],
		requestOptions: requestOptions(front),
		...parameters,
	});
	return { place, id };
}

/** Completes the job; gives what the node after Create and Wait got. */
async function complete({ n8n, akool }: Place, id: string) {
	for (const { _id } of akool.jobs) await akool.advance(_id, 3);
	const execution = await n8n.waitForExecution(id);
	expect(execution.status).toBe('success');
	return afterTheWait(execution).items;
}

describe.each(ROADS)('$name of the Request Options', (road) => {
	it.concurrent('holds for what a callback makes Create and Wait ask', async () => {
		const { place, id } = await start(road, {});
		await untilWaiting(place.n8n, id);
		const before = asked(place, 'info');
		const items = await complete(place, id);
		const [job] = place.akool.jobs;
		expect(items).toMatchObject([{ _id: job?._id, status: 'completed', timed_out: false }]);
		expect(asked(place, 'info')).toBeGreaterThan(before);
		expect(place.akool.callbacks.map(({ responseStatus }) => responseStatus)).toEqual([200]);
	});

	it.concurrent('holds for what polling asks', async () => {
		const { place, id } = await start(road, { waitMode: 'polling', pollIntervalSeconds: 1 });
		while (asked(place, 'info') === 0) await sleep(50);
		const items = await complete(place, id);
		const [job] = place.akool.jobs;
		expect(items).toMatchObject([{ _id: job?._id, status: 'completed', timed_out: false }]);
	});
});
