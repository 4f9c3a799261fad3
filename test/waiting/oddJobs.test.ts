import '../engine/shortPauses';

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
