import { LoggerProxy } from 'n8n-workflow';

import { AkoolFailure, inWordsOf, unexpectedData } from '../protocol/failure';
import { jobOutcomes, type JobOutcome } from '../protocol/jobOutcome';
import { reasonWithPageAdvice, withPageAdvice } from '../protocol/pageLink';
import { bodyFor, type JobRequest, type Product } from '../protocol/product';
import type { AkoolJob, Envelope, JsonObject } from '../protocol/types';
import { failureOf } from '../requests/apiError';
import { sendCreateAgain, sendWithRetries } from '../requests/attempts';
import type { NodeRun } from '../requests/nodeRun';
import type { RunHost } from '../requests/runHost';
import type { CreatedJobs } from './createdJobs';
import type { RememberedOutcome } from './jobMemory';
import { jobName, sourceName, unansweredError } from './jobWords';

/** Sends one create call to Akool; rejects with what {@link failureOf} knows, or n8n's own error. */
export type SendCreate = (body: JsonObject) => Promise<Envelope>;

/** One call that creates jobs of one item. */
export interface CreateCall {
	product: Product;
	itemIndex: number;
	request: JobRequest;
	/** Those of the request's parts that this call is about. */
	parts: string[];
	/** Whether no job of the request exists yet. */
	isFirst: boolean;
	/** The execution that the callbacks of the jobs go to, if any does. */
	execution?: string;
	/** What is kept of a job that Akool created. */
	kept(job: AkoolJob): AkoolJob;
	/** Puts the links to the item's files into the body. */
	complete(body: JsonObject): Promise<JsonObject>;
}

/**
 * Creates jobs with one call, remembers what must not be asked for again, and names each job in
 * n8n's log.
 *
 * @throws {NodeError} when the answer never came, or {@link AkoolFailure} when Akool refused
 */
export async function createJobs(
	host: RunHost,
	run: NodeRun,
	jobs: CreatedJobs,
	call: CreateCall,
	send: SendCreate,
): Promise<JobOutcome[]> {
	const { product, itemIndex, request, parts, isFirst } = call;
	const { webhookUrl } = request;
	const body = {
		...(await call.complete(bodyFor(product, request, parts))),
		...(webhookUrl === undefined ? {} : { webhookUrl }),
	};
	const remember = (outcomes: Array<JobOutcome | RememberedOutcome>) =>
		jobs.remember(itemIndex, request, outcomes);
	const [result] = await Promise.allSettled([
		sendWithRetries(
			async () => namedOutcomes(product, await answerOf(send(body)), parts),
			failureOf,
			(failure) => !run.ended && sendCreateAgain(failure),
			host.getExecutionCancelSignal(),
		),
	]);
	if (result.status === 'fulfilled') {
		const { execution } = call;
		const outcomes = result.value.map((outcome) =>
			outcome.outcome === 'created'
				? { ...outcome, job: call.kept(outcome.job), execution }
				: outcome,
		);
		logCreatedJobs(host, itemIndex, outcomes);
		remember(outcomes);
		const unnamed = outcomes.flatMap(({ part, outcome }) => (outcome === 'unknown' ? [part] : []));
		logUnanswered(host, call, unnamed, 'the answer named no job for it');
		return outcomes.map((outcome) => explained(outcome, body));
	}
	const failure = failureOf(result.reason);
	if (failure?.effect === 'unknown') {
		remember(parts.map((part) => ({ part, outcome: 'unanswered', failure })));
		logUnanswered(host, call, parts, failure.message);
		throw unansweredError(host.getNode(), product, failure, itemIndex);
	}
	// An earlier try already created the other jobs of this request: they must come out.
	if (failure?.code != null && !isFirst) {
		const { code, msg: reason } = failure;
		return parts.map((part) => explained({ part, outcome: 'rejected', code, reason }, body));
	}
	if (failure === null) return await Promise.reject(result.reason);
	const told = withPageAdvice(inWordsOf(product, failure), body);
	return await Promise.reject(told === failure ? result.reason : new AkoolFailure(told));
}

/** A rejected part says when a URL of the request is a page rather than a file. */
function explained(outcome: JobOutcome, body: JsonObject): JobOutcome {
	if (outcome.outcome !== 'rejected') return outcome;
	return { ...outcome, reason: reasonWithPageAdvice(outcome.code, outcome.reason, body) };
}

/** Also the answer that reports no success but names a job: that job exists, and is paid. */
async function answerOf(sent: Promise<Envelope>): Promise<Envelope> {
	const [result] = await Promise.allSettled([sent]);
	if (result.status === 'fulfilled') return result.value;
	return failureOf(result.reason)?.answer ?? (await Promise.reject(result.reason));
}

/** Throws {@link AkoolFailure} when Akool reports success and names no job at all. */
function namedOutcomes(product: Product, envelope: Envelope, parts: string[]): JobOutcome[] {
	const outcomes = jobOutcomes(product, envelope, parts);
	if (outcomes.some(({ outcome }) => outcome !== 'unknown')) return outcomes;
	throw new AkoolFailure(unexpectedData('video model ID'));
}

/** After Stop, nothing but n8n's log can still tell that a job may exist. */
function logUnanswered(
	host: RunHost,
	{ product, itemIndex, request }: CreateCall,
	parts: string[],
	reason: string,
): void {
	const { name } = host.getNode();
	for (const part of parts) {
		LoggerProxy.warn(
			`Akool may have created a ${product.noun}: ${jobName(itemIndex, part)}, of ${sourceName(request)}, node "${name}": ${reason}`,
		);
	}
}

/** If n8n crashes before the node run has ended, its log alone still tells which jobs exist. */
function logCreatedJobs(host: RunHost, itemIndex: number, outcomes: JobOutcome[]): void {
	const { name } = host.getNode();
	for (const outcome of outcomes) {
		if (outcome.outcome !== 'created') continue;
		const id = String(outcome.job._id);
		LoggerProxy.info(
			`Akool created job ${id}: ${jobName(itemIndex, outcome.part)}, node "${name}"`,
		);
	}
}
