import '../engine/shortPauses';

import { LoadOptionsContext } from 'n8n-core';
import type { INode } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { runOperation, videos, WORKFLOWS, type OperationName } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';
import { additionalDataFor, workflowOf } from '../engine/runWorkflow';
import { listen } from '../trigger/listener';
import { WaitingExecution } from '../waiting/waitingExecution';

const account = simulatedAccount();

/** A Base URL that is none, and what is said of it. */
const WRONG: Array<[string, string]> = [
	['openapi.akool.com', 'is not a valid URL: "openapi.akool.com"'],
	['', 'is empty'],
	['  ', 'is empty'],
	['https://openapi .akool.com', 'is not a valid URL: "https://openapi .akool.com"'],
	['htps://openapi.akool.com', 'is not a valid URL: "htps://openapi.akool.com"'],
	['https:/openapi.akool.com', 'is not a valid URL: "https:/openapi.akool.com"'],
	['localhost:3000', 'is not a valid URL: "localhost:3000"'],
	['https://', 'is not a valid URL: "https://"'],
];

const OPERATIONS: OperationName[] = [
	'createTranslation',
	'downloadVideo',
	'getCredit',
	'getVideoInfo',
	'listLanguages',
];

describe.each(WRONG)('the Base URL "%s"', (baseUrl, problem) => {
	const message = `The Base URL of the Akool API credential ${problem}`;

	it.each(OPERATIONS)('is named in %s, and nothing is sent', async (operation) => {
		const items = [{ ...videos(1)[0], id: 'a1' }];
		const { error } = await runOperation(operation, { items, credential: { baseUrl } });
		expect(error?.message).toBe(message);
		expect(error?.description).toContain('Enter https://openapi.akool.com');
		expect(error?.context).toMatchObject({ itemIndex: 0 });
	});

	it.each(['callback', 'polling'])('is named in Create and Wait (%s)', async (waitMode) => {
		const { result } = await WaitingExecution.start({
			items: videos(2),
			credential: { ...account.credential, baseUrl },
			parameters: { waitMode },
		});
		expect(result.error?.message).toBe(message);
	});

	it('is named where the dropdowns are filled', async () => {
		const json = WORKFLOWS.createTranslation;
		const context = new LoadOptionsContext(
			workflowOf(json),
			json.nodes.find(({ name }) => name === 'Akool') as INode,
			additionalDataFor(json, { baseUrl }),
			'parameters.targetLanguages',
		);
		const { getTargetLanguages } = new Akool().methods.loadOptions;
		await expect(getTargetLanguages.call(context)).rejects.toThrow(message);
	});

	it('is named in the log when the trigger cannot ask about a callback', async () => {
		const trigger = listen({
			credential: { ...account.credential, baseUrl },
			parameters: { events: ['completed'], options: { includeVideoInfo: true } },
		});
		const { status, executions } = await trigger.post(
			account.akool.signCallback({ _id: 'a', status: 3 }),
		);
		expect([status, executions]).toEqual([503, []]);
		expect(String(trigger.logged)).toContain(message);
	});
});

it.each(['/', '  ', '//'])('"%s" at the end does no harm', async (end) => {
	const { error, json } = await account.run('getCredit', {
		credential: { ...account.credential, baseUrl: `${account.akool.url}${end}` },
	});
	expect([error, json()]).toEqual([undefined, [{ credit: 1e6 }]]);
});
