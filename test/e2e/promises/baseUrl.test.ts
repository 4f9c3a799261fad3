import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { complaintOf, runNode, startOwnWorld } from '../faults/fault';

const OPERATIONS = [
	{ operation: 'createTranslation', targetLanguages: ['fr'] },
	{ operation: 'createAndWait', targetLanguages: ['fr'] },
	{ operation: 'getVideoInfo', videoModelId: 'any' },
];

describe.each([
	['openapi.akool.com', 'is not a valid URL: "openapi.akool.com"'],
	['', 'is empty'],
	['https://openapi .akool.com', 'is not a valid URL: "https://openapi .akool.com"'],
	['htps://openapi.akool.com', 'is not a valid URL: "htps://openapi.akool.com"'],
])('the Base URL "%s"', (baseUrl, problem) => {
	it.concurrent.each(OPERATIONS)('is named by $operation', async (parameters) => {
		const world = await startOwnWorld();
		const credential = await world.n8n.createCredential(akoolCredential(world.akool, { baseUrl }));
		const failed = await runNode({ ...world, credential }, [0], parameters);
		expect(complaintOf(failed)).toEqual({
			status: 'error',
			message: `The Base URL of the Akool API credential ${problem}`,
			description: expect.stringContaining('Enter https://openapi.akool.com'),
		});
		expect(world.akool.requests).toEqual([]);
	});
});
