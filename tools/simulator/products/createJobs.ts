import type { Jobs } from '../jobs';
import { failure, success } from '../resultCodes';
import type { Envelope, SimulatorOptions } from '../types';
import { plannedFailureFromUrl } from '../urlCommands';
import type { Product } from './product';

/**
 * Carries out a create call whose body is sound: each job that is not refused.
 * @param call its place among all create calls, counted from 0
 * @param refusals the target languages to refuse, with the answers for them
 * @returns the whole answer, with `all_results` when several languages were asked for
 */
export function createJobs(
	product: Product,
	body: Record<string, unknown>,
	call: number,
	refusals: Map<string, Envelope>,
	jobs: Jobs,
	options: SimulatorOptions,
): Envelope {
	const sources = product.sources(body);
	const failures = sources.map(({ url }) => plannedFailureFromUrl(url));
	const webhookUrl = typeof body.webhookUrl === 'string' ? body.webhookUrl : '';
	const results = product.jobs(body).map((part, position): Envelope => {
		const refusal = refusals.get(part.language ?? '') ?? product.refusal?.(part, options) ?? null;
		if (refusal !== null) return refusal;
		if (jobs.credit < options.creditsPerJob) return failure(1006);
		const job = jobs.create({
			product: product.name,
			call,
			position,
			language: '',
			source_language: '',
			...part,
			webhookUrl,
			body,
			sources,
			plannedFailure: failures.find((code) => code !== null) ?? null,
		});
		return success(product.created(job));
	});
	const last = results.at(-1) ?? failure(1003);
	return results.length === 1 ? last : { ...last, all_results: results };
}
