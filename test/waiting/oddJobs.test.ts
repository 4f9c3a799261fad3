import '../engine/shortPauses';

import { sleep } from 'n8n-workflow';

import { video } from '../engine/operations';
import { RECEIVED, Scenario } from './scenario';
import { CREATE_AND_WAIT } from './waitingExecution';

const scenario = new Scenario();

describe('a job that Akool does not show any more', () => {
	it.each([1008, 1009, 1014])('(%d) does not keep the others waiting', async (code) => {
		const execution = await scenario.start(2);
		scenario.akool.fault({ kind: 'info', id: scenario.job(1)._id, code });
		expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
		expect([execution.status, execution.resumed]).toEqual(['success', 1]);
		const [, gone] = execution.result.json('After');
		expect(gone).toMatchObject({
			_id: scenario.job(1)._id,
			all_completed: false,
			timed_out: false,
		});
	});

	/** The job of item 0 is created as ever, and then Akool does not show it. */
	function hideFirstJob(code: number): void {
		const { _id } = scenario.akool.addJob({ _id: 'gone' });
		const data = { _id, video_status: 1, language: 'fr' };
		scenario.akool.fault({ kind: 'create', url: video(0), code: 1000, data });
		scenario.akool.fault({ kind: 'info', id: _id, code, msg: 'no such job' });
	}

	const GONE = { status: 'unknown', all_completed: false, timed_out: false };

	it.each([1008, 1009, 1014])(
		'(%d) is final for polling, which goes on for the others',
		async (code) => {
			hideFirstJob(code);
			const finishThen = async () => {
				while (scenario.count('info') < 5) await sleep(1);
				Object.assign(scenario.job(1), { video_status: 3 });
			};
			const finished = finishThen();
			const { status, result } = await scenario.start(2, { waitMode: 'polling' });
			await finished;
			expect(status).toBe('success');
			expect(result.json('After')).toMatchObject([
				{ ...GONE, _id: 'gone', error_code: code, error_reason: 'no such job' },
				{ _id: scenario.job(1)._id, status: 'completed', error_code: null, all_completed: true },
			]);
			const asked = scenario.akool.requests.filter(
				({ kind, query }) => kind === 'info' && query.video_model_id === 'gone',
			);
			expect(asked).toHaveLength(1);
		},
	);

	it.each([1008, 1009, 1014])(
		'(%d) is final right before the execution is put aside',
		async (code) => {
			hideFirstJob(code);
			const execution = await scenario.start(2);
			expect([execution.status, scenario.count('info')]).toEqual(['waiting', 2]);
			expect(await scenario.finish(execution, scenario.job(1))).toEqual(RECEIVED);
			expect([execution.status, execution.resumed]).toEqual(['success', 1]);
			expect(execution.result.json('After')).toMatchObject([
				{ ...GONE, _id: 'gone', error_code: code, error_reason: 'no such job' },
				{ _id: scenario.job(1)._id, status: 'completed', error_code: null, all_completed: true },
			]);
		},
	);

	it('leaves nothing to wait for when there is no other', async () => {
		scenario.akool.fault({ kind: 'info', code: 1014, msg: '' });
		const { status, result } = await scenario.start(2);
		expect(status).toBe('success');
		const reason = expect.stringMatching(/\w/);
		const gone = { ...GONE, error_code: 1014, error_reason: reason };
		expect(result.json('After')).toMatchObject([gone, gone]);
	});

	it('is final, too, when its own callback comes', async () => {
		const execution = await scenario.start(1);
		scenario.akool.fault({ kind: 'info', code: 1014 });
		expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
		expect(execution.status).toBe('success');
	});
});

it.each(['}} {{', 'a "b" \\ \'c\'', '`${1}` $json', 'Ü 😀', '\\u0041', ']'])(
	'callbacks end the wait of a node that is called %j',
	async (name) => {
		const json = JSON.parse(JSON.stringify(CREATE_AND_WAIT)) as typeof CREATE_AND_WAIT;
		const node = json.nodes.find((own) => own.name === 'Akool');
		if (node === undefined) throw new Error('The workflow has no such node');
		node.name = name;
		json.connections[name] = json.connections.Akool ?? {};
		json.connections.Start?.main?.[0]?.forEach((connection) => (connection.node = name));
		const execution = await scenario.start(1, {}, {}, json);
		expect(execution.status).toBe('waiting');
		expect(await scenario.finish(execution, scenario.job(0))).toEqual(RECEIVED);
		expect(execution.status).toBe('success');
	},
);

it('the nonce of a callback is signed with all the digits that were sent', async () => {
	const execution = await scenario.start(1);
	const { _id } = scenario.job(0);
	Object.assign(scenario.job(0), { video_status: 3 });
	const nonce = '12345678901234567890';
	const body = scenario.akool.signCallback({ _id, status: 3 }, { nonce });
	const text = JSON.stringify(body).replace(`"${nonce}"`, nonce);
	expect(await execution.callback(JSON.parse(text), undefined, { text })).toEqual(RECEIVED);
	expect(execution.status).toBe('success');
});
