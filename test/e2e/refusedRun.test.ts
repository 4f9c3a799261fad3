import type { ICredentialDataDecryptedObject as CredentialFields, INode } from 'n8n-workflow';

import { akoolCredential } from '../../tools/n8n/akoolCredential';
import { withNode } from '../../tools/n8n/workflowFile';
import { TRANSLATE_AND_WAIT, WAITER, createWaiter } from './waiter';
import { startWorld, type World } from './world';

let world: World;

beforeAll(async () => {
	world = await startWorld({ stepMs: Infinity });
});

afterAll(async () => await world.akool.close());

/** What keeps all of the node run from starting. */
const REFUSALS: Array<[string, CredentialFields, INode['parameters'], string]> = [
	['no client ID', { clientId: '' }, {}, 'The Akool API credential has no Client ID'],
	[
		'a proxy that is none',
		{},
		{ requestOptions: { proxy: 'nowhere' } },
		'Proxy is not a valid URL: "nowhere"',
	],
];

it.each(REFUSALS)(
	'%s is the error of each item on the error output, and nothing is created',
	async (_name, fields, parameters, error) => {
		const { n8n, akool } = world;
		const credential = await n8n.createCredential(akoolCredential(akool, fields));
		const definition = withNode(TRANSLATE_AND_WAIT, WAITER, { onError: 'continueErrorOutput' });
		const workflow = await createWaiter({ n8n, akool, credential }, parameters, definition);
		const execution = await n8n.waitForExecution(await n8n.runManually(workflow.id, 'Start'));
		expect(execution.status).toBe('success');
		const [passed, failed] = execution.data.resultData.runData[WAITER]?.[0]?.data?.main ?? [];
		expect(passed).toEqual([]);
		expect(failed?.map(({ json }) => [json.error, json.number])).toEqual([
			[error, 0],
			[error, 1],
			[error, 2],
		]);
		expect(akool.jobs).toEqual([]);
	},
);
