import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { BinaryStore } from '../engine/binaryStore';
import type { RunOptions } from '../engine/runWorkflow';
import { RECEIVED, Scenario } from './scenario';

const scenario = new Scenario();
const DAY = 24 * 60 * 60;
let store: BinaryStore;

beforeAll(async () => {
	store = await BinaryStore.start();
});

/** Create and Wait with one uploaded file. */
async function wait(parameters: IDataObject = {}, options: RunOptions = {}) {
	const data = await store.add('a talk', {}, 'temp');
	const given = { inputType: 'binary', ...parameters };
	const execution = await scenario.start(1, given, { files: [{ data }], ...options });
	return { execution, data };
}

const read = async () => await store.follow(scenario.job(0).url);

it('an uploaded file can be fetched while the execution waits, though n8n has moved it', async () => {
	const { execution, data } = await wait();
	expect(execution.status).toBe('waiting');
	await store.remove(data);
	expect((await read()).text).toBe('a talk');
	expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
	expect(execution.result.json()).toMatchObject([{ status: 'completed', all_completed: true }]);
});

it.each([
	[120, DAY],
	[1440, DAY],
	[3 * 1440, 3 * DAY],
])('with maxWaitMinutes %d the link works for %d seconds', async (maxWaitMinutes, seconds) => {
	await wait({ maxWaitMinutes });
	expect((await read()).seconds).toBe(seconds);
});

it('a job that fails at Akool says that the link may be the cause', async () => {
	const { execution } = await wait();
	Object.assign(scenario.job(0), { error_code: 501312, error_reason: 'download failed' });
	await scenario.finish(execution, scenario.job(0), 4);
	expect(execution.result.json()).toMatchObject([{ status: 'failed', error_code: 501312 }]);
	const reason = String(execution.result.json()[0]?.error_reason);
	expect(reason).toContain('download failed. Akool had to fetch "talk.mp4" from this n8n');
	expect(reason).toContain('set WEBHOOK_URL');
	expect(reason).not.toContain('token');
});

describe('a hint that Akool cannot fetch files', () => {
	const hintsAt = async (restApiUrl: string) => {
		const { execution } = await wait(
			{ waitMode: 'polling', maxWaitMinutes: 0.0001 },
			{
				additionalData: { restApiUrl },
			},
		);
		return execution.result.run.data.resultData.runData.Akool?.at(-1)?.hints;
	};

	it('comes when n8n has an address that the internet does not know', async () => {
		expect(await hintsAt('http://192.168.1.5:5678/rest')).toEqual([
			{
				message:
					'Akool probably cannot fetch files from this n8n at http://192.168.1.5:5678: set WEBHOOK_URL to its public address, or enter a URL in place of the file',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('does not come otherwise', async () => {
		expect(await hintsAt('https://n8n.example.com/rest')).toEqual([]);
	});
});
