import { Scenario } from './scenario';

const scenario = new Scenario();
const LANGUAGES = { targetLanguages: ['fr', 'de'] };

/** How often a text holds another. */
const times = (text: string, part: string) => text.split(part).length - 1;

it.each([true, false])(
	'an execution that waits keeps what Akool said of each job once (simplified: %p)',
	async (simplify) => {
		const execution = await scenario.start(20, { ...LANGUAGES, simplify });
		expect(scenario.akool.jobs).toHaveLength(40);
		const kept = JSON.stringify(execution.load().executionData?.contextData);
		// One more is that of the job that was asked for before the wait.
		expect(times(kept, 'deduction_lock_duration')).toBe(41);
	},
);

it('its result so far is the same in the place of the input and in what the node put out', async () => {
	const { result } = await scenario.start(3);
	const { executionData, resultData } = result.run.data;
	const input = executionData?.nodeExecutionStack[0]?.data.main?.[0] ?? [];
	const output = resultData.runData.Akool?.[0]?.data?.main?.[0] ?? [];
	expect(output.map(({ json }) => json._id)).toEqual(scenario.akool.jobs.map(({ _id }) => _id));
	for (const [index, { json }] of output.entries()) expect(json).toBe(input[index]?.json);
});
