import type { INode } from 'n8n-workflow';

import { translateAVideo } from '../../../tools/demo/workflows';
import type { WorkflowDefinition } from '../../../tools/n8n/types';
import { withNode } from '../../../tools/n8n/workflowFile';
import type { AkoolSimulator, FaultKind } from '../../../tools/simulator';
import { WAITER, withVideos } from '../waiter';

/** A moment at which n8n is killed: while it waits for an answer of Akool. */
export interface Moment {
	name: string;
	/** The request that is under way. */
	kind: FaultKind;
	/** Whether a create under way is carried out. */
	createsJob?: boolean;
	workflow(akool: AkoolSimulator, webhookUrl: string): WorkflowDefinition;
	/** Whether the jobs call an Akool Trigger back. */
	callsTrigger?: boolean;
	/** The node that runs. */
	node: string;
	/** How many creates Akool has received. */
	creates: number;
	jobs: number;
	/** Whether n8n has had Akool's answer, which names the jobs. */
	isLogged: boolean;
}

function withOperation(parameters: INode['parameters']): WorkflowDefinition {
	return withNode(withVideos(1), WAITER, { parameters });
}

const createTranslation = (webhookUrl: string) =>
	withOperation({ operation: 'createTranslation', webhookUrl });

/** Create Translation → Get Video Info. */
function createAndLookUp(): WorkflowDefinition {
	return withNode(createTranslation(''), 'After', {
		type: 'n8n-nodes-akool.akool',
		credentials: { akoolApi: { id: '1', name: 'Akool' } },
		parameters: { operation: 'getVideoInfo', videoModelId: '={{ $json._id }}' },
	});
}

function savingProgress(workflow: WorkflowDefinition): WorkflowDefinition {
	return { ...workflow, settings: { executionOrder: 'v1', saveExecutionProgress: true } };
}

/** With n8n's default settings. */
export const KILLED: Moment[] = [
	{
		name: 'before the create, while languages are listed',
		kind: 'languages',
		workflow: () => translateAVideo,
		node: 'List Languages',
		creates: 0,
		jobs: 0,
		isLogged: false,
	},
	{
		name: 'while a create is on its way, and Akool creates nothing',
		kind: 'create',
		workflow: (_akool, webhookUrl) => createTranslation(webhookUrl),
		node: WAITER,
		creates: 1,
		jobs: 0,
		isLogged: false,
	},
	{
		name: 'when Akool has created the jobs, before its answer has come',
		kind: 'create',
		createsJob: true,
		workflow: (_akool, webhookUrl) => createTranslation(webhookUrl),
		callsTrigger: true,
		node: WAITER,
		creates: 1,
		jobs: 2,
		isLogged: false,
	},
	{
		name: 'after the create, at the next node',
		kind: 'info',
		workflow: createAndLookUp,
		node: 'After',
		creates: 1,
		jobs: 2,
		isLogged: true,
	},
	{
		name: 'when Create and Wait has created the jobs, before it is put aside',
		kind: 'info',
		workflow: () => withVideos(1),
		node: WAITER,
		creates: 1,
		jobs: 2,
		isLogged: true,
	},
	{
		name: 'during a download',
		kind: 'media',
		workflow: (akool) => {
			const { _id } = akool.addJob({ video_status: 3 });
			return withOperation({ operation: 'downloadVideo', videoModelId: _id });
		},
		node: WAITER,
		creates: 0,
		jobs: 1,
		isLogged: false,
	},
];

/** With "Save execution progress" switched on in the workflow's settings. */
export const PROGRESS_SAVED = {
	atTheNextNode: {
		name: 'after the create, at the next node',
		kind: 'info',
		workflow: () => savingProgress(createAndLookUp()),
		node: 'After',
		creates: 1,
		jobs: 2,
		isLogged: true,
	},
	beforePutAside: {
		name: 'when Create and Wait has created the jobs, before it is put aside',
		kind: 'info',
		workflow: () => savingProgress(withVideos(1)),
		node: WAITER,
		creates: 1,
		jobs: 2,
		isLogged: true,
	},
} satisfies Record<string, Moment>;
