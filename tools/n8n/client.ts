import type { IDataObject, INode } from 'n8n-workflow';

import type { Execution } from './execution';
import { until } from './patience';
import { N8nRequestError, N8nSession } from './session';
import type { SessionKey } from './session';
import type {
	CredentialDefinition,
	CredentialTestResult,
	PublicationStatus,
	SavedCredential,
	SavedWorkflow,
	WorkflowDefinition,
} from './types';

const UNFINISHED: Array<Execution['status']> = ['new', 'running', 'waiting'];

/** What the demo and the end-to-end tests ask of a running n8n. Failures throw N8nRequestError. */
export class N8nClient {
	private constructor(private readonly session: N8nSession) {}

	/** Logs in as the owner, whom it sets up first in a fresh n8n. */
	static async connect(url: string): Promise<N8nClient> {
		return new N8nClient(await N8nSession.open(url));
	}

	/** Goes on with the session of another client. */
	static resume(key: SessionKey): N8nClient {
		return new N8nClient(new N8nSession(key));
	}

	/** For `resume`. */
	get key(): SessionKey {
		return this.session.key;
	}

	async createCredential(credential: CredentialDefinition): Promise<SavedCredential> {
		const { id, name, type } = await this.session.editor<SavedCredential>(
			'POST',
			'/credentials',
			credential,
		);
		return { id, name, type };
	}

	/** What the editor's "Test" of a saved credential says when these are its fields. */
	async testCredential(
		{ id }: SavedCredential,
		fields: CredentialDefinition,
	): Promise<CredentialTestResult> {
		const credentials = { id, ...fields };
		return await this.session.editor('POST', '/credentials/test', { credentials });
	}

	async createWorkflow(workflow: WorkflowDefinition): Promise<SavedWorkflow> {
		const { name, nodes, connections, settings = { executionOrder: 'v1' } } = workflow;
		return await this.session.api('POST', '/workflows', { name, nodes, connections, settings });
	}

	/** What a node of a workflow has stored between executions. */
	async staticData(workflowId: string, nodeName: string): Promise<IDataObject> {
		const { staticData } = await this.session.api<{
			staticData: Record<string, IDataObject> | null;
		}>('GET', `/workflows/${workflowId}`);
		return staticData?.[`node:${nodeName}`] ?? {};
	}

	/**
	 * Activates a workflow and waits until its webhooks are registered.
	 * @throws Error with the complaint of the trigger that could not be activated
	 */
	async activate(workflowId: string): Promise<void> {
		await this.session.api('POST', `/workflows/${workflowId}/activate`, {});
		const publication = await until(`the activation of workflow ${workflowId}`, async () => {
			const current = await this.publication(workflowId);
			// n8n asks for what is under way and for what is published at once, and may see neither.
			const isUnderWay = current?.status === 'in_progress' || current?.status === 'not_published';
			return isUnderWay ? undefined : current;
		});
		if (publication && publication.status !== 'published') {
			const reasons = publication.triggers.map(({ errorMessage }) => errorMessage).filter(Boolean);
			throw new Error(`Workflow ${workflowId} could not be activated: ${reasons.join('; ')}`);
		}
	}

	/** Deactivates a workflow and waits until its webhooks are gone. */
	async deactivate(workflowId: string): Promise<void> {
		await this.session.api('POST', `/workflows/${workflowId}/deactivate`, {});
		await until(`the deactivation of workflow ${workflowId}`, async () => {
			const current = await this.publication(workflowId);
			return !current || current.status === 'not_published' ? true : undefined;
		});
	}

	/**
	 * The address under which the webhook of an active workflow's trigger is reachable.
	 * @param suffix the `path` of the webhook in the node's description
	 */
	productionUrl(trigger: Pick<INode, 'webhookId'>, suffix = 'webhook'): string {
		return `${this.key.url}/webhook/${trigger.webhookId}/${suffix}`;
	}

	/**
	 * Presses "Execute workflow".
	 * @returns the execution's id; it has only just begun
	 */
	async runManually(workflowId: string, triggerName: string): Promise<string> {
		const workflowData = await this.session.editor<SavedWorkflow>(
			'GET',
			`/workflows/${workflowId}`,
		);
		const { executionId } = await this.session.editor<{ executionId: string }>(
			'POST',
			`/workflows/${workflowId}/run`,
			{ workflowData, triggerToStartFrom: { name: triggerName } },
		);
		return executionId;
	}

	/** Presses "Stop" of an execution that runs or waits. */
	async stopExecution(id: string): Promise<void> {
		await this.session.editor('POST', `/executions/${id}/stop`, {});
	}

	/** One execution; `data` is there once it has ended or waits. */
	async execution(id: string): Promise<Execution> {
		return await this.session.api('GET', `/executions/${id}?includeData=true`);
	}

	/** How many bytes of data n8n has stored of an execution. */
	async storedBytes(id: string): Promise<number> {
		const { data } = await this.session.editor<{ data: string }>('GET', `/executions/${id}`);
		return Buffer.byteLength(data);
	}

	/** How an execution stands, without its data, which n8n would have to read from its database. */
	async executionStatus(id: string): Promise<Execution['status']> {
		const { status } = await this.session.api<Execution>('GET', `/executions/${id}`);
		return status;
	}

	/** The ended executions of a workflow, the oldest first. */
	async executions(workflowId: string): Promise<Execution[]> {
		const stored = await this.storedExecutions(workflowId);
		return stored.filter(({ status }) => !UNFINISHED.includes(status));
	}

	/** All executions of a workflow that n8n has stored and does not run just now, the oldest first. */
	async storedExecutions(workflowId: string): Promise<Execution[]> {
		const query = { workflowId, includeData: 'true', limit: '250' };
		return (await this.session.apiPages<Execution>('/executions', query)).reverse();
	}

	/**
	 * Waits until an execution has ended, or until `reached` says that it has come far enough.
	 * @throws Error when that takes longer than `patienceMs`, which is a minute by default
	 */
	async waitForExecution(
		id: string,
		reached = ({ status }: Execution) => !UNFINISHED.includes(status),
		patienceMs?: number,
	): Promise<Execution> {
		const ask = async () => {
			const execution = await this.execution(id);
			return reached(execution) ? execution : undefined;
		};
		return await until(`execution ${id}`, ask, patienceMs);
	}

	/**
	 * Waits until a workflow has at least `count` ended executions.
	 * @throws Error when that takes longer than a minute
	 */
	async waitForExecutions(workflowId: string, count: number): Promise<Execution[]> {
		return await until(`${count} executions of workflow ${workflowId}`, async () => {
			const executions = await this.executions(workflowId);
			return executions.length >= count ? executions : undefined;
		});
	}

	/** Null where n8n has no such status (1.x): there activation is over when n8n answers. */
	private async publication(workflowId: string): Promise<PublicationStatus | null> {
		try {
			return await this.session.editor('GET', `/workflows/${workflowId}/publication-status`);
		} catch (error) {
			if (error instanceof N8nRequestError && error.status === 404) return null;
			throw error;
		}
	}
}
