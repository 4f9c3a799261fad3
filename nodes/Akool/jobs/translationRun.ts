import { LoggerProxy, type INodeExecutionData } from 'n8n-workflow';

import { apiError, asNodeError, failureOf, type NodeError } from '../requests/apiError';
import { sendCreateAgain, sendWithRetries } from '../requests/attempts';
import { CreatedJobs, type RememberedOutcome } from './createdJobs';
import { AkoolFailure, unexpectedData, type Failure } from '../protocol/failure';
import { NodeRun, executionMemory, itemCountOf, type RunHost } from '../requests/nodeRun';
import { itemParameters } from '../requests/parameters';
import { languageOutcomes, type LanguageOutcome } from '../protocol/translationAnswer';
import { translationRequest, type TranslationRequest } from '../protocol/translationRequest';
import type { Envelope, JsonObject } from '../protocol/types';

/** At most so many creates of one node run are under way at once. */
const MOST_CREATES = 5;

/** Sends one create call to Akool; rejects with the error of `apiError` or n8n's network error. */
export type SendCreate = (body: JsonObject) => Promise<Envelope>;

/** Makes output of what became of one item's languages. */
export type ToItems = (
	outcomes: LanguageOutcome[],
	request: TranslationRequest,
) => INodeExecutionData[];

type Plan = { request: TranslationRequest } | { error: NodeError };

/**
 * One node run that creates translations: checks all items before the first is sent, never creates
 * a job twice, and on failure tells which jobs exist.
 */
export class TranslationRun {
	private readonly run: NodeRun;
	private readonly jobs: CreatedJobs;
	private readonly plans: Plan[];
	/** The first invalid item, when the node stops on errors: then nothing is sent at all. */
	private readonly doomedBy: number;

	/** @param check refuses an item for another reason, by throwing {@link InvalidParameter} */
	constructor(
		private readonly host: RunHost,
		check: (itemIndex: number) => void = () => undefined,
	) {
		const { parameters } = host.getNode();
		const itemCount = itemCountOf(host);
		this.run = new NodeRun(host, MOST_CREATES, itemCount);
		this.jobs = new CreatedJobs(
			executionMemory(host),
			Number(host.getWorkflowDataProxy(0).$runIndex),
		);
		this.plans = Array.from({ length: itemCount }, (_, itemIndex) => {
			try {
				check(itemIndex);
				// All of them: n8n ends the node run at once when any expression of an item fails.
				const values = itemParameters(host, parameters, Object.keys(parameters), itemIndex);
				return { request: translationRequest(values) };
			} catch (error) {
				return { error: asNodeError(host.getNode(), error, itemIndex) };
			}
		});
		this.doomedBy = host.continueOnFail() ? -1 : this.plans.findIndex((plan) => 'error' in plan);
	}

	/** Whether jobs of an earlier try of this node run are remembered. */
	get remembersJobs(): boolean {
		return this.jobs.list().length > 0;
	}

	/** Tells whether the item belongs to this run; see {@link NodeRun.accepts}. */
	accepts(itemIndex: number): boolean {
		return this.run.accepts(itemIndex);
	}

	/** Creates the jobs of one item, or finds them in memory, and makes output of them. */
	async translate(
		itemIndex: number,
		send: SendCreate,
		toItems: ToItems,
	): Promise<INodeExecutionData[]> {
		return await this.run.perform(
			itemIndex,
			async () => {
				if (this.doomedBy !== -1 && this.doomedBy !== itemIndex) return [];
				const plan = this.plans[itemIndex];
				if (plan === undefined || 'error' in plan) return await Promise.reject(plan?.error);
				return toItems(await this.outcomes(itemIndex, plan.request, send), plan.request);
			},
			(error) => asNodeError(this.host.getNode(), error, itemIndex),
			(error, onlyItem) => this.addCreatedJobs(error, onlyItem),
		);
	}

	private async outcomes(
		itemIndex: number,
		request: TranslationRequest,
		send: SendCreate,
	): Promise<LanguageOutcome[]> {
		const outcomes = new Map<string, LanguageOutcome>();
		for (const [language, known] of this.jobs.recall(itemIndex, request)) {
			if (!request.languages.includes(language)) continue;
			if (known.outcome === 'unanswered') throw this.unansweredError(known.failure, itemIndex);
			outcomes.set(language, known);
		}
		const missing = request.languages.filter((language) => !outcomes.has(language));
		if (missing.length > 0) {
			const isFirstCall = outcomes.size === 0;
			for (const outcome of await this.create(itemIndex, request, missing, send, isFirstCall)) {
				outcomes.set(outcome.language, outcome);
			}
		}
		return request.languages.flatMap((language) => outcomes.get(language) ?? []);
	}

	private async create(
		itemIndex: number,
		request: TranslationRequest,
		languages: string[],
		send: SendCreate,
		isFirstCall: boolean,
	): Promise<LanguageOutcome[]> {
		const body = { ...request.body, language: languages.join(',') };
		const remember = (outcomes: Array<LanguageOutcome | RememberedOutcome>) =>
			this.jobs.remember(itemIndex, request, outcomes);
		const [result] = await Promise.allSettled([
			sendWithRetries(
				async () => namedOutcomes(await send(body), languages),
				failureOf,
				(failure) => !this.run.ended && sendCreateAgain(failure),
				this.host.getExecutionCancelSignal(),
			),
		]);
		if (result.status === 'fulfilled') {
			remember(result.value);
			this.logCreatedJobs(itemIndex, result.value);
			return result.value;
		}
		const failure = failureOf(result.reason);
		if (failure?.effect === 'unknown') {
			remember(languages.map((language) => ({ language, outcome: 'unanswered', failure })));
			throw this.unansweredError(failure, itemIndex);
		}
		// An earlier try already created the other languages of this call: they must come out.
		if (failure?.code != null && !isFirstCall) {
			const { code, msg: reason } = failure;
			return languages.map((language) => ({ language, outcome: 'rejected', code, reason }));
		}
		return await Promise.reject(result.reason);
	}

	private unansweredError(failure: Failure, itemIndex: number): NodeError {
		return apiError(
			this.host.getNode(),
			{
				...failure,
				message: `${failure.message}: the translation may or may not have been created`,
				description: `It was not sent again, because a job that exists would be paid twice. Look for it in your Akool account; if it is not there, run the workflow anew. ${failure.description}`,
			},
			itemIndex,
		);
	}

	/** If n8n crashes before the node run has ended, its log alone still tells which jobs exist. */
	private logCreatedJobs(itemIndex: number, outcomes: LanguageOutcome[]): void {
		const { name } = this.host.getNode();
		for (const outcome of outcomes) {
			if (outcome.outcome !== 'created') continue;
			const id = String(outcome.job._id);
			LoggerProxy.info(
				`Akool created job ${id}: item ${itemIndex}, ${outcome.language}, node "${name}"`,
			);
		}
	}

	private addCreatedJobs(error: NodeError, onlyItem?: number): void {
		const known = this.jobs
			.list()
			.filter(
				({ itemIndex, outcome }) =>
					onlyItem === undefined || (onlyItem === itemIndex && outcome.outcome === 'created'),
			);
		const jobs = known.map(({ itemIndex, outcome }) => {
			const id = outcome.outcome === 'created' ? String(outcome.job._id) : 'outcome unknown';
			return `item ${itemIndex}, ${outcome.language}: ${id}`;
		});
		if (jobs.length === 0) return;
		error.description =
			`${error.description ?? ''} Jobs already created in this run, which go on at Akool: ${jobs.join('; ')}.`.trim();
	}
}

/** Throws {@link AkoolFailure} when Akool reports success and names no job at all. */
function namedOutcomes(envelope: Envelope, languages: string[]): LanguageOutcome[] {
	const outcomes = languageOutcomes(envelope, languages);
	if (outcomes.some(({ outcome }) => outcome !== 'unknown')) return outcomes;
	throw new AkoolFailure(unexpectedData('video model ID'));
}
