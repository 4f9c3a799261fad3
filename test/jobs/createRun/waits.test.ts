import '../../engine/shortPauses';

import { Scenario } from '../../waiting/scenario';

const scenario = new Scenario();
const parameters = { targetLanguages: ['fr', 'de'] };

/** Starts it where asking for its jobs more than once, in place of waiting, would find none. */
async function startWaiting(jobs: number) {
	const findAgain = scenario.akool.fault({ kind: 'info', after: jobs, code: 1014 });
	const execution = await scenario.start(1, parameters);
	findAgain();
	return execution;
}

it('Create and Wait waits for the callbacks of the jobs that it has just created', async () => {
	const execution = await startWaiting(2);
	expect(execution.status).toBe('waiting');
	await scenario.finish(execution, scenario.job(0));
	await scenario.finish(execution, scenario.job(1));
	expect(execution.status).toBe('success');
	expect(scenario.count('create')).toBe(1);
});

it('Create and Wait waits for the job of a language though another is refused', async () => {
	scenario.akool.fault({ kind: 'create', language: 'de', code: 1202 });
	const execution = await startWaiting(1);
	expect(execution.status).toBe('waiting');
	await scenario.finish(execution, scenario.job(0));
	expect(execution.status).toBe('success');
	expect(JSON.stringify(execution.result.json('After'))).toContain('rejected');
});
