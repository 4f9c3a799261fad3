import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { apiRequest } from '../requests/apiRequest';
import { asOperation, inBatches } from '../requests/customRun';
import { jobForItem } from '../protocol/jobItem';
import type { Product } from '../protocol/product';
import { isUnreachableFromInternet } from '../protocol/reachable';
import {
	optionsByExpression,
	requestSettings,
	type RequestSettings,
} from '../requests/requestSettings';
import type { SendCreate } from '../jobs/createCall';
import { CreateRun } from '../jobs/createRun';
import type { AkoolCredential, JsonObject } from '../protocol/types';
import { secretsOf, secretsProblem } from '../protocol/secrets';
import { jobReads } from './jobReads';
import { keepState } from './keptState';
import { pollUntilFinal } from './poll';
import { restartGuard } from './restartGuard';
import { resumeUrl } from './resumeUrl';
import { areAllFinal, canBePutAside, suspend } from './suspend';
import { countTry } from './tries';
import { combinedWaitPlan, itemWaitPlan, type WaitPlan } from './waitPlan';
import {
	createdJobs,
	waitItems,
	withNewestJobs,
	type WaitEntry,
	type WaitState,
} from './waitState';

/**
 * Makes the custom operation that creates a product's jobs of all items, waits until all are final,
 * and gives one item per input item.
 */
export function createAndWait(product: Product) {
	return async function (this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await asOperation(this, async () => await createAndWaitForAll(this, product));
	};
}

async function createAndWaitForAll(
	host: IExecuteFunctions,
	product: Product,
): Promise<INodeExecutionData[]> {
	const credential = await host.getCredentials<AkoolCredential>('akoolApi');
	const settings = requestSettings(host);
	const runIndex = Number(host.getWorkflowDataProxy(0).$runIndex);
	const plans: WaitPlan[] = [];
	const tries = countTry(host);
	const run = new CreateRun(host, product, {
		checkItem: (itemIndex) => void plans.push(itemWaitPlan(host, itemIndex)),
		beforeCreate: restartGuard(host, runIndex),
	});
	run.keptWhenSimplified = jobForItem;
	const plan = combinedWaitPlan(plans);
	run.linkLifetime = Math.max(run.linkLifetime, plan.maxWait);
	// Where no item is valid, each has its own error, and nothing is created.
	const suspends = plans.length > 0 && plan.mode === 'callback' && canBePutAside(host, runIndex);
	const webhookUrl = suspends ? callbackUrl(host, credential) : undefined;
	run.execution = suspends ? host.getExecutionId() : undefined;
	const send = createSender(host, product, credential.baseUrl, settings, webhookUrl);
	const created: WaitState = {
		runIndex,
		several: product.several,
		requestOptions: optionsByExpression(host),
		entries: await createEntries(host, run, settings, send),
	};
	const [first] = created.entries;
	// n8n tries again when the first item is an error; put aside, that try would never come.
	if (first !== undefined && 'error' in first && tries.isAnotherLeft) return waitItems(created);
	const jobs = createdJobs(created);
	const reads = jobReads(host, credential.baseUrl);
	const suspendsNow = webhookUrl !== undefined && !callbacksGoElsewhere(host, created);
	if (!suspendsNow) await pollUntilFinal(host, reads, plan, jobs);
	const isOver = !suspendsNow || (await areAllFinal(host, reads, jobs));
	if (host.getExecutionCancelSignal()?.aborted) return [];
	const items = waitItems(withNewestJobs(created, jobs));
	if (isOver) return items;
	keepState(host, created, run.scope, jobs);
	return await suspend(host, items, plan.maxWait);
}

/** Refuses a credential that could not verify callbacks, before anything is created. */
function callbackUrl(host: IExecuteFunctions, credential: AkoolCredential): string {
	const problem = secretsProblem(secretsOf(credential));
	if (problem !== null) {
		throw new NodeOperationError(host.getNode(), problem.message, {
			description: `${problem.description} Or set Wait Mode to Polling.`,
		});
	}
	const url = resumeUrl(host);
	if (isUnreachableFromInternet(url)) {
		host.addExecutionHints({
			message: `Akool probably cannot reach this n8n at ${new URL(url).origin}: set WEBHOOK_URL to its public address, or set Wait Mode to Polling`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	return url;
}

function createSender(
	host: IExecuteFunctions,
	{ path }: Product,
	baseUrl: string,
	settings: RequestSettings,
	webhookUrl: string | undefined,
): SendCreate {
	const callback = webhookUrl === undefined ? {} : { webhookUrl };
	return async (body) =>
		await apiRequest(host, baseUrl, {
			...settings.request,
			method: 'POST',
			url: path,
			body: { ...body, ...callback } as IDataObject,
		});
}

async function createEntries(
	host: IExecuteFunctions,
	run: CreateRun,
	settings: RequestSettings,
	send: SendCreate,
): Promise<WaitEntry[]> {
	const results = await inBatches(
		host.getInputData().length,
		settings,
		async (itemIndex) =>
			await run.create(itemIndex, send, (outcomes, { request: { asked }, simplify }) => [
				{
					json: { outcomes, asked, ...(simplify ? {} : { isRaw: true }) } as unknown as IDataObject,
				},
			]),
	);
	return results.flat().map(({ json }) => {
		const entry: JsonObject = json;
		return 'outcomes' in entry ? (entry as unknown as WaitEntry) : { error: entry };
	});
}

/** Whether the callbacks of some of the jobs go to an execution that this one repeats, or nowhere. */
function callbacksGoElsewhere(host: IExecuteFunctions, { entries }: WaitState): boolean {
	const here = host.getExecutionId();
	return entries.some(
		(entry) =>
			!('error' in entry) &&
			entry.outcomes.some((outcome) => outcome.outcome === 'created' && outcome.execution !== here),
	);
}
