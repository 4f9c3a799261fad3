import { outputOf, type Execution } from '../../../tools/n8n/execution';
import { activateTrigger, type ActiveTrigger, type World } from '../world';
import { firstJob, uploadToForm, type Film, type FormOptions } from './upload';

/** Uploads a film of which a translation is created, in an execution that ends at once. */
export async function createAndEnd(
	world: World,
	film: Film,
	settings = {},
): Promise<{ workflowId: string; trigger: ActiveTrigger }> {
	const trigger = await activateTrigger(world);
	const parameters = { operation: 'createTranslation', webhookUrl: trigger.url };
	const { id } = await uploadToForm(world, film, { parameters, settings, isLast: true });
	return { workflowId: id, trigger };
}

/** Akool comes for the film too late; the user reads why of the job that failed. */
export async function reasonOfFailure(world: World, { workflow }: ActiveTrigger): Promise<unknown> {
	const job = await firstJob(world);
	await world.akool.advance(job._id, 3);
	const [execution] = await world.n8n.waitForExecutions(workflow.id, 1);
	await world.n8n.deactivate(workflow.id);
	if (execution === undefined) throw new Error('No execution');
	expect(outputOf(execution, 'Akool Trigger')).toMatchObject([{ _id: job._id, status: 'failed' }]);
	return outputOf(execution, 'Get Video Info')[0]?.error_reason;
}

/** Uploads a film, and gives the execution that fails over it. */
export async function failedUpload(
	world: World,
	film: Film,
	options: FormOptions = {},
): Promise<Execution> {
	const { id } = await uploadToForm(world, film, { ...options, isLast: true });
	const [execution] = await world.n8n.waitForExecutions(id, 1);
	if (execution?.status !== 'error') throw new Error(`The execution is ${execution?.status}`);
	return execution;
}
