import { WebhookContext } from 'n8n-core';
import type {
	IDataObject,
	INode,
	INodeType,
	IRunExecutionData,
	IWebhookData,
	IWebhookDescription,
} from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { TestNodeTypes } from '../engine/nodeTypes';
import {
	additionalDataFor,
	runWorkflow,
	withOptions,
	workflowOf,
	type RunOptions,
	type RunResult,
	type WorkflowJson,
} from '../engine/runWorkflow';
import { HttpCall, recordLogs, type Answer, type Sent, type Store } from '../engine/webhookCall';
import createAndWait from '../workflows/createAndWait.json';

/** Start → Akool (Create and Wait) → After, and On Error. */
export const CREATE_AND_WAIT = createAndWait as unknown as WorkflowJson;

const akool = new Akool();
let executions = 0;

/** One execution as n8n keeps it in its database: nothing of it lives on in memory while it waits. */
export class WaitingExecution {
	/** n8n's number of the execution; none has that of another. */
	readonly id = `execution-${++executions}`;

	/** How often n8n has gone on with it after it was put aside. */
	resumed = 0;

	/** Warnings and the like of callbacks: level, message, and what goes with it. */
	readonly logged: unknown[][] = [];

	/** Whether n8n can store that the wait is over, and how long that takes; it can by default. */
	store: Store = async () => await Promise.resolve();

	/** Which releases of n8n are played. */
	line: 'n8n 1' | 'n8n 2' = 'n8n 2';

	/** Parameters of the node that callbacks find otherwise than the run did. */
	parameters: IDataObject = {};

	private saved = '';
	private latest: RunResult | undefined;

	private constructor(
		private readonly json: WorkflowJson,
		private readonly options: RunOptions,
	) {}

	/** Runs the workflow until it has ended or waits. */
	static async start(
		options: RunOptions,
		json: WorkflowJson = CREATE_AND_WAIT,
	): Promise<WaitingExecution> {
		const execution = new WaitingExecution(json, options);
		await execution.run(options);
		return execution;
	}

	/** What came out of the latest stretch. */
	get result(): RunResult {
		if (this.latest === undefined) throw new Error('The execution has not run yet');
		return this.latest;
	}

	get status(): string {
		return this.result.run.status;
	}

	/** The state as n8n loads it: equal, and not the same. */
	load(): IRunExecutionData {
		return JSON.parse(this.saved) as IRunExecutionData;
	}

	/** Hands the waiting node a callback, as n8n's waiting webhooks do. */
	async callback(body: unknown, nodeType: INodeType = akool, sent?: Sent): Promise<Answer> {
		const state = this.load();
		const { nodeExecutionStack } = state.executionData ?? {};
		const [entry] = nodeExecutionStack ?? [];
		const name = state.resultData.lastNodeExecuted ?? '';
		if (entry === undefined) throw new Error('Nothing waits any more');
		entry.node.disabled = true;
		state.waitTill = undefined;
		state.resultData.runData[name]?.pop();

		const workflow = workflowOf(this.workflow(), this.nodeTypes());
		const additionalData = { ...this.additionalData(), executionId: this.id };
		const call = new HttpCall(additionalData, body, sent);
		const context = new WebhookContext(
			workflow,
			workflow.getNode(name) as INode,
			additionalData,
			'manual',
			webhookOf(nodeType, name),
			[],
			state,
		);
		recordLogs(context.logger, this.logged);
		const response = await nodeType.webhook?.call(context);
		const store: Store = async (items) => {
			await this.store(items);
			entry.data.main = items;
			entry.metadata = { ...entry.metadata, forwardAllOutputs: true };
			await this.goOn(state);
		};
		return await call.finish(response, { store, line: this.line });
	}

	/** What n8n does when the longest wait is over. */
	async timeIsUp(): Promise<void> {
		await this.goOn(this.load());
	}

	private async goOn(state: IRunExecutionData): Promise<void> {
		this.resumed++;
		await this.run({ ...this.options, runExecutionData: state });
	}

	private async run(options: RunOptions): Promise<void> {
		const additionalData = { ...options.additionalData, executionId: this.id };
		this.latest = await runWorkflow(this.json, { ...options, additionalData });
		this.saved = JSON.stringify(this.latest.run.data);
	}

	private workflow(): WorkflowJson {
		const parameters = { ...this.options.parameters, ...this.parameters };
		return withOptions(this.json, { ...this.options, parameters });
	}

	private nodeTypes(): TestNodeTypes {
		return new TestNodeTypes(this.options.nodeTypes);
	}

	private additionalData() {
		const base = additionalDataFor(this.json, this.options.credential);
		return { ...base, ...this.options.additionalData };
	}
}

function webhookOf(nodeType: INodeType, node: string): IWebhookData {
	const webhookDescription = nodeType.description.webhooks?.[0] as IWebhookDescription;
	return { node, webhookDescription, isTest: false } as unknown as IWebhookData;
}
