import {
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
} from 'n8n-workflow';

import { apiRequest } from '../requests/apiRequest';
import { inBatches } from '../requests/customRun';
import { jobForItem } from '../protocol/jobItem';
import type { Product } from '../protocol/product';
import { isUnreachableFromInternet } from '../protocol/reachable';
import { requestSettings, type RequestSettings } from '../requests/requestSettings';
import type { SendCreate } from '../jobs/createCall';
import { CreateRun } from '../jobs/createRun';
import type { AkoolCredential, JsonObject } from '../protocol/types';
import { secretsOf, secretsProblem } from '../callback/secrets';
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
		const credential = await this.getCredentials<AkoolCredential>('akoolApi');
		const settings = requestSettings(this);
		const runIndex = Number(this.getWorkflowDataProxy(0).$runIndex);
		const plans: WaitPlan[] = [];
		const tries = countTry(this);
		const run = new CreateRun(this, product, {
			checkItem: (itemIndex) => void plans.push(itemWaitPlan(this, itemIndex)),
			beforeCreate: restartGuard(this, runIndex),
		});
		const plan = combinedWaitPlan(plans);
		run.linkLifetime = Math.max(run.linkLifetime, plan.maxWait);
		const suspends = plan.mode === 'callback' && canBePutAside(this, runIndex);
		const webhookUrl = suspends ? callbackUrl(this, credential) : undefined;
		const send = createSender(this, product, credential.baseUrl, settings, webhookUrl);
		const simplify = this.getNodeParameter('simplify', 0) !== false;
		if (simplify) run.kept = jobForItem;
		const created: WaitState = {
			runIndex,
			simplify,
			several: product.several,
			entries: await createEntries(this, run, settings, send),
		};
		const [first] = created.entries;
		// n8n tries again when the first item is an error; put aside, that try would never come.
		if (first !== undefined && 'error' in first && tries.isAnotherLeft) return [waitItems(created)];
		const jobs = createdJobs(created);
		const polls = webhookUrl === undefined || callbacksGoElsewhere(this, created);
		const isOver = polls
			? await pollUntilFinal(this, credential.baseUrl, settings, plan, jobs)
			: await areAllFinal(this, credential.baseUrl, settings, jobs);
		if (this.getExecutionCancelSignal()?.aborted) return [[]];
		const items = waitItems(withNewestJobs(created, jobs));
		if (isOver) return [items];
		keepState(this, created, run.scope, jobs);
		return [await suspend(this, items, plan.maxWait)];
	};
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
			await run.create(itemIndex, send, (outcomes, { asked }) => [
				{ json: { outcomes, asked } as unknown as IDataObject },
			]),
	);
	return results.flat().map(({ json }) => {
		const entry: JsonObject = json;
		return 'outcomes' in entry ? (entry as unknown as WaitEntry) : { error: entry };
	});
}

/** Whether another execution, which this one repeats, gets the callbacks of some of the jobs. */
function callbacksGoElsewhere(host: IExecuteFunctions, { entries }: WaitState): boolean {
	const here = host.getExecutionId();
	return entries.some(
		(entry) =>
			!('error' in entry) &&
			entry.outcomes.some((outcome) => outcome.outcome === 'created' && outcome.execution !== here),
	);
}
