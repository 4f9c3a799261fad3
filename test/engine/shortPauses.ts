/** How long the nodes meant to pause, in milliseconds and in order; a test empties it. */
export const pauses: number[] = [];

// A test imports this file before anything that loads n8n-workflow.
jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof import('n8n-workflow')>('n8n-workflow');
	const sleep = async (ms: number) => {
		pauses.push(ms);
		await actual.sleep(1);
	};
	return { ...actual, sleep };
});
