import type { INodeExecutionData, INodeType, IWebhookResponseData } from 'n8n-workflow';

import { load, required } from './built';
import type { Contract, Value } from './types';

const TRIGGER = 'dist/nodes/Akool/AkoolTrigger.node.js';
const JOB_ITEM = 'dist/nodes/Akool/protocol/jobItem.js';
const WAIT_ITEMS = 'dist/nodes/Akool/waiting/waitState.js';

/** The smallest callback that is let in without verification. */
const PAYLOAD = { _id: 'a', status: 3 };

/** A callback, and how the trigger is set up. */
interface Call {
	body: unknown;
	parameters?: Record<string, unknown>;
	/** Without it, n8n cannot load the credential. */
	credential?: Record<string, string>;
}

/** The keys of each kind of item, from the code that makes it. */
export async function itemsOf(): Promise<Contract['items']> {
	const { jobItem } = required(JOB_ITEM) as { jobItem: (job: object) => object };
	const { waitItems } = required(WAIT_ITEMS) as {
		waitItems: (state: object) => INodeExecutionData[];
	};
	const job = Object.keys(jobItem({}));
	const [waited] = waitItems({ runIndex: 0, simplify: true, entries: [{ outcomes: [] }] });
	const { items } = await call({
		body: PAYLOAD,
		parameters: { verifySignature: false, events: ['completed'] },
		credential: {},
	});
	return {
		job,
		createAndWait: [...job, ...Object.keys(waited?.json ?? {})],
		trigger: Object.keys(items[0]?.json ?? {}),
	};
}

/** What the trigger answers to a callback of each kind: the status, then the body. */
export async function answersOf(): Promise<Contract['answers']> {
	const credential = { clientId: 'a', apiKey: 'aaaaaaaaaaaaaaaa' };
	const forged = { signature: 'a', dataEncrypt: 'a', timestamp: 1, nonce: 1 };
	const calls: Record<string, Call> = {
		'not selected': { body: PAYLOAD, parameters: { verifySignature: false }, credential },
		malformed: { body: [], credential },
		forged: { body: forged, credential },
		'not verifiable now': { body: forged },
	};
	const answers = Object.entries(calls).map(async ([kind, one]) => {
		const { answer } = await call(one);
		return [kind, answer] as const;
	});
	return Object.fromEntries(await Promise.all(answers));
}

/** Calls the trigger as n8n does. */
async function call({ body, parameters = {}, credential }: Call): Promise<{
	answer: Value;
	items: INodeExecutionData[];
}> {
	let status = 200;
	let answer: Value = null;
	const response = {
		once: () => response,
		status: (code: number) => {
			status = code;
			return response;
		},
		json: (said: Value) => {
			answer = [status, said];
			return response;
		},
	};
	const nothing = () => undefined;
	const host = {
		getBodyData: () => body,
		getRequestObject: () => ({ body, query: {}, headers: {} }),
		getQueryData: () => ({}),
		getHeaderData: () => ({}),
		getNodeParameter: (name: string, otherwise?: unknown) => parameters[name] ?? otherwise,
		getCredentials: async () => {
			if (credential === undefined) throw new Error('There is no credential.');
			return credential;
		},
		getMode: () => 'manual',
		getNode: () => ({ id: 'a', name: 'Akool Trigger', credentials: {} }),
		getWorkflow: () => ({ id: 'a', name: 'a' }),
		getWorkflowStaticData: () => ({}),
		getResponseObject: () => response,
		logger: { info: nothing, warn: nothing, error: nothing, debug: nothing },
	};
	const { webhook } = load<INodeType>(TRIGGER);
	const given = (await webhook?.call(host as never)) as IWebhookResponseData;
	return { answer, items: given.workflowData?.[0] ?? [] };
}
