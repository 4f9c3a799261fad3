import 'reflect-metadata';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	Workflow,
	createRunExecutionData,
	type IBinaryKeyData,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type IRun,
	type IWorkflowBase,
	type IWorkflowSettings,
	type IWorkflowExecuteAdditionalData,
	type INodeType,
	type IRunExecutionData,
} from 'n8n-workflow';

import { TestCredentials } from './credentials';
import { TestNodeTypes } from './nodeTypes';

/** A workflow as n8n exports it; the items it starts with are pinned to its first node. */
export type WorkflowJson = Pick<IWorkflowBase, 'name' | 'nodes' | 'connections' | 'pinData'>;

/** How a test changes a workflow before it runs, and with what credential. */
export interface RunOptions {
	/** The fields of the credential; the others have their defaults. */
	credential?: IDataObject;
	/** Parameters of the node named "Akool", laid over those of the workflow. */
	parameters?: IDataObject;
	/** Settings of the node named "Akool", such as `onError` or `retryOnFail`. */
	settings?: Partial<INode>;
	/** What each item of the first node holds; one empty item by default. */
	items?: IDataObject[];
	/** The files of each item of the first node, by field. */
	files?: IBinaryKeyData[];
	/** Settings of the workflow. */
	workflowSettings?: IWorkflowSettings;
	/** Node types of this test alone. */
	nodeTypes?: Record<string, INodeType>;
	/** The state of an earlier execution, to go on with ("Retry execution"). */
	runExecutionData?: IRunExecutionData;
	/** What n8n hands the engine otherwise than {@link additionalDataFor} says. */
	additionalData?: Partial<IWorkflowExecuteAdditionalData>;
	/** Called with the execution's cancel function once it runs. */
	onStarted?: (cancel: () => void) => void;
}

/** What a workflow run came to. */
export interface RunResult {
	run: IRun;
	/** The error that stopped the execution. */
	error:
		| {
				message: string;
				description?: string | null;
				httpCode?: string | null;
				context?: IDataObject;
		  }
		| undefined;
	/** What a node put out in its latest run; output 1 is the error output. */
	items(node?: string, output?: number): INodeExecutionData[];
	/** The same without all but the JSON. */
	json(node?: string, output?: number): IDataObject[];
}

export const DEFAULT_CREDENTIAL: IDataObject = {
	authentication: 'apiToken',
	apiToken: 'token-of-the-tests',
	clientId: 'client-id-of-the-tests',
	apiKey: 'k'.repeat(24),
	baseUrl: 'https://openapi.akool.com',
};

/** What n8n hands the engine beside the workflow. */
export function additionalDataFor(
	workflow: WorkflowJson,
	credential: IDataObject = {},
): IWorkflowExecuteAdditionalData {
	const hooks = new ExecutionLifecycleHooks('manual', '1', workflow as IWorkflowBase);
	return {
		credentialsHelper: new TestCredentials({ ...DEFAULT_CREDENTIAL, ...credential } as never),
		hooks,
		executionId: '1',
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: 'http://127.0.0.1:5678/rest',
		instanceBaseUrl: 'http://127.0.0.1:5678/',
		webhookBaseUrl: 'http://127.0.0.1:5678/webhook',
		webhookTestBaseUrl: 'http://127.0.0.1:5678/webhook-test',
		webhookWaitingBaseUrl: 'http://127.0.0.1:5678/webhook-waiting',
		formWaitingBaseUrl: 'http://127.0.0.1:5678/form-waiting',
	} as unknown as IWorkflowExecuteAdditionalData;
}

/** Makes n8n's workflow of a workflow JSON. */
export function workflowOf(
	json: WorkflowJson,
	nodeTypes = new TestNodeTypes(),
	settings: IWorkflowSettings = {},
): Workflow {
	return new Workflow({
		id: 'test-workflow',
		name: json.name,
		nodes: json.nodes,
		connections: json.connections,
		active: false,
		nodeTypes,
		settings: { executionOrder: 'v1', ...settings },
	});
}

/** Runs a workflow through n8n's own execution engine. */
export async function runWorkflow(
	json: WorkflowJson,
	options: RunOptions = {},
): Promise<RunResult> {
	const changed = withOptions(json, options);
	const workflow = workflowOf(
		changed,
		new TestNodeTypes(options.nodeTypes),
		options.workflowSettings,
	);
	const additionalData = {
		...additionalDataFor(changed, options.credential),
		...options.additionalData,
	};
	const start = firstNode(changed);
	const runExecutionData =
		options.runExecutionData ??
		createRunExecutionData({
			startData: {},
			resultData: { pinData: changed.pinData ?? {}, runData: {} },
			executionData: {
				nodeExecutionStack: [{ node: start, data: { main: [[{ json: {} }]] }, source: null }],
			},
		});
	const engine = new WorkflowExecute(additionalData, 'manual', runExecutionData);
	const execution = engine.processRunExecutionData(workflow);
	options.onStarted?.(() => execution.cancel());
	return resultOf(await execution);
}

/** The workflow as the options change it; the given one stays as it is. */
export function withOptions(workflow: WorkflowJson, options: RunOptions): WorkflowJson {
	const json = structuredClone(workflow);
	for (const node of json.nodes.filter(({ name }) => name === 'Akool')) {
		Object.assign(node, options.settings);
		node.parameters = { ...node.parameters, ...(options.parameters as INode['parameters']) };
	}
	if (options.items !== undefined) {
		json.pinData = {
			[firstNode(json).name]: options.items.map((json, index) => ({
				json,
				binary: options.files?.[index],
			})),
		};
	}
	return json;
}

function firstNode({ nodes }: WorkflowJson): INode {
	const [first] = nodes;
	if (first === undefined) throw new Error('The workflow has no node');
	return first;
}

function resultOf(run: IRun): RunResult {
	const items = (node = 'Akool', output = 0): INodeExecutionData[] =>
		run.data.resultData.runData[node]?.at(-1)?.data?.main?.[output] ?? [];
	return {
		run,
		error: run.data.resultData.error as RunResult['error'],
		items,
		json: (node, output) => items(node, output).map((item) => item.json),
	};
}
