import { sleep } from 'n8n-workflow';

import type { RecordedRequest } from '../../tools/simulator';
import * as client from './client';
import { simulatorOfFile } from './simulatorOfFile';

const { SOURCE, ask, create, get, info } = client;

const simulator = simulatorOfFile({ stepMs: Infinity, credit: 50 });

describe('what it remembers', () => {
	it('records requests whole, also those to media', async () => {
		const { data } = await create(simulator());
		await ask(simulator(), `/media/${String(data._id)}.mp4`);
		await get(simulator(), `${client.INFO}?video_model_id=1&x=2`);
		expect(simulator().requests.map(({ kind, method }) => `${method} ${kind}`)).toEqual([
			'POST create',
			'GET media',
			'GET info',
		]);
		const [first, second, third] = simulator().requests;
		expect(first?.body).toEqual({ url: SOURCE, language: 'fr', lipsync: false });
		expect(first?.code).toBe(1000);
		expect(second?.headers.authorization).toBe(`Bearer ${simulator().credential.apiToken}`);
		expect(second?.status).toBe(404);
		expect(third?.query).toEqual({ video_model_id: '1', x: '2' });
	});

	it('knows how many creates were under way at once', async () => {
		const release = simulator().fault({ kind: 'create', held: true });
		const four = Array.from({ length: 4 }, async () => await create(simulator()));
		while (simulator().requests.length < 4) await sleep(1);
		release();
		await Promise.all(four);
		await create(simulator());
		expect(simulator().peak).toEqual({ create: 4, info: 0, media: 0 });
	});

	it('forgets requests and peaks alone when told to, but not what is under way', async () => {
		const { _id } = simulator().addJob();
		const release = simulator().fault({ kind: 'info', id: _id, held: true });
		const slow = info(simulator(), _id);
		await Promise.all(Array.from({ length: 3 }, async () => await create(simulator())));
		while (simulator().peak.info === 0) await sleep(5);
		// The simulator hears of the end of a request a moment after the client.
		const isUnderWay = ({ finishedAt }: RecordedRequest) => finishedAt === undefined;
		while (simulator().requests.filter(isUnderWay).length > 1) await sleep(1);
		simulator().clearRequests();
		const { requests, jobs, peak } = simulator();
		expect([requests.length, jobs.length]).toEqual([0, 4]);
		expect(peak).toEqual({ create: 0, info: 1, media: 0 });
		release();
		expect((await slow).code).toBe(1000);
		expect(peak).toEqual({ create: 0, info: 1, media: 0 });
		// So it does of the end of this one.
		while (peak.info > 0) {
			await sleep(5);
			simulator().clearRequests();
		}
	});

	it('forgets everything on reset', async () => {
		simulator().fault({ code: 1005 });
		await create(simulator());
		simulator().reset();
		expect((await create(simulator())).code).toBe(1000);
		expect(simulator().jobs[0]?.call).toBe(0);
		simulator().reset();
		const { jobs, requests, callbacks, peak, credit } = simulator();
		expect({ jobs, requests, callbacks, peak, credit }).toEqual({
			jobs: [],
			requests: [],
			callbacks: [],
			peak: { create: 0, info: 0, media: 0 },
			credit: 50,
		});
	});
});
