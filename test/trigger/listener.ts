import 'reflect-metadata';

import { HookContext, WebhookContext } from 'n8n-core';
import {
	Workflow,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookDescription,
	type IWebhookFunctions,
	type WorkflowExecuteMode,
} from 'n8n-workflow';

import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node';
import { TestNodeTypes } from '../engine/nodeTypes';
import { additionalDataFor, type WorkflowJson } from '../engine/runWorkflow';
import { HttpCall, recordLogs, type Sent, type Store } from '../engine/webhookCall';

/** How a test sets up the workflow whose trigger listens. */
export interface ListenerOptions {
	/** Parameters of the trigger; the others have their defaults. */
	parameters?: IDataObject;
	/** Fields of the credential, laid over those of the engine tests. */
	credential?: IDataObject;
	/** What n8n kept of the workflow from before a restart. */
	staticData?: IDataObject;
	/** The node type, when a test has loaded its own. */
	nodeType?: INodeType;
	/** `manual` is the test URL of the editor. */
	mode?: WorkflowExecuteMode;
	/** Whether n8n can store an execution, and how long that takes; it can by default. */
	store?: Store;
	/** Which releases of n8n are played; by default 2. */
	line?: 'n8n 1' | 'n8n 2';
	/** The workflow's ID; by default one that no other workflow of the test file has. */
	workflowId?: string;
}

/** What came of one callback. */
export interface Received {
	status: number;
	body: unknown;
	/** The items of each execution that it started. */
	executions: INodeExecutionData[][];
}

/** The node as n8n calls it when a request comes in and when a workflow is activated. */
export interface Listener {
	/** What n8n gives a node that handles a request. */
	host(): IWebhookFunctions;
	/** Hands the trigger a body that n8n has parsed. Fails unless it is answered exactly once. */
	post(body: unknown, sent?: Sent & { onCall?: (call: HttpCall) => void }): Promise<Received>;
	/** What n8n does with the trigger when the workflow is activated. Throws when it refuses. */
	activate(): Promise<void>;
	/** What n8n does when it is deactivated. */
	deactivate(): Promise<boolean>;
	/** What n8n keeps of the workflow from callback to callback. */
	staticData(): IDataObject;
	/** All that was logged while callbacks came in: level, message, and what goes with it. */
	logged: unknown[][];
	/** Makes n8n unable to load the credential. */
	loseCredential(message: string): void;
	/** Changes fields of the credential, as its owner does. */
	changeCredential(fields: IDataObject): void;
	/** How often n8n has loaded the credential. */
	readonly credentialsLoaded: number;
}

const TRIGGER = 'Akool Trigger';
let workflows = 0;

/** Sets up a workflow with an Akool Trigger that listens. */
export function listen(options: ListenerOptions = {}): Listener {
	const { mode = 'webhook', nodeType = new AkoolTrigger() } = options;
	const id = options.workflowId ?? `workflow-${++workflows}`;
	const nodeTypes = new TestNodeTypes({ 'n8n-nodes-akool.akoolTrigger': nodeType });
	const json = workflowWith(options.parameters);
	let saved = JSON.stringify(options.staticData ?? {});
	let credentialError: Error | undefined;
	let { credential } = options;
	let credentialsLoaded = 0;
	const logged: unknown[][] = [];

	// As n8n does: loaded anew for every request.
	const loaded = () => {
		const staticData = JSON.parse(saved) as IDataObject;
		const workflow = new Workflow({
			...structuredClone(json),
			id,
			active: true,
			nodeTypes,
			staticData,
		});
		const node = workflow.getNode(TRIGGER);
		if (node === null) throw new Error('The workflow has no trigger');
		const additionalData = additionalDataFor(json, credential);
		const { credentialsHelper } = additionalData;
		const decrypt = credentialsHelper.getDecrypted.bind(credentialsHelper);
		jest.spyOn(credentialsHelper, 'getDecrypted').mockImplementation(async (...about) => {
			credentialsLoaded++;
			if (credentialError !== undefined) throw credentialError;
			return await decrypt(...about);
		});
		return { workflow, node, additionalData };
	};
	/** n8n 2 makes another workflow of the same data, and forgets what has changed till then. */
	const forgetChanges = ({ staticData }: Workflow) =>
		new Workflow({ ...structuredClone(json), id, active: true, nodeTypes, staticData });
	const webhookData = (node: INode): IWebhookData =>
		({
			node: node.name,
			webhookDescription: nodeType.description.webhooks?.[0] as IWebhookDescription,
			isTest: mode === 'manual',
		}) as unknown as IWebhookData;
	const contextOf = ({ workflow, node, additionalData }: ReturnType<typeof loaded>) =>
		new WebhookContext(workflow, node, additionalData, mode, webhookData(node), [], null);
	const hook = async (method: 'checkExists' | 'create' | 'delete') => {
		const { workflow, node, additionalData } = loaded();
		const activation = mode === 'manual' ? 'manual' : 'activate';
		const context = new HookContext(
			workflow,
			node,
			additionalData,
			mode,
			activation,
			webhookData(node),
		);
		return await nodeType.webhookMethods?.default?.[method].call(context);
	};

	return {
		host: () => contextOf(loaded()),
		post: async (body, { onCall, ...sent } = {}) => {
			const { workflow, node, additionalData } = loaded();
			const call = new HttpCall(additionalData, body, sent);
			onCall?.(call);
			const context = contextOf({ workflow, node, additionalData });
			recordLogs(context.logger, logged);
			const result = await nodeType.webhook?.call(context);
			const executions: INodeExecutionData[][] = [];
			const save = () => {
				if (workflow.staticData.__dataChanged === true) saved = JSON.stringify(workflow.staticData);
			};
			const store: Store = async (items) => {
				if (options.line !== 'n8n 1') forgetChanges(workflow);
				await options.store?.(items);
				executions.push(...items);
			};
			const answer = await call.finish(result, { store, save, line: options.line });
			return { ...answer, executions };
		},
		activate: async () => {
			if (!(await hook('checkExists'))) await hook('create');
		},
		deactivate: async () => (await hook('delete')) === true,
		logged,
		get credentialsLoaded() {
			return credentialsLoaded;
		},
		changeCredential: (fields) => {
			credential = { ...credential, ...fields };
		},
		staticData: () => JSON.parse(saved) as IDataObject,
		loseCredential: (message) => {
			credentialError = new Error(message);
		},
	};
}

/** A workflow of one trigger. */
export function workflowWith(parameters: IDataObject = {}): WorkflowJson {
	const node = {
		id: '5b2d6a3e-1f0c-4c55-9a38-0f5c6c1c00aa',
		name: TRIGGER,
		type: 'n8n-nodes-akool.akoolTrigger',
		typeVersion: 2,
		position: [0, 0],
		parameters,
		credentials: { akoolApi: { id: '1', name: 'Akool' } },
	};
	return { name: 'Trigger', nodes: [node as unknown as INode], connections: {} };
}
