import type { CreateBody } from './createBody';
import { createdData } from './jobAnswers';
import type { Jobs } from './jobs';
import { failure, success } from './resultCodes';
import type { Envelope, SimulatorOptions } from './types';
import { plannedFailureFromUrl } from './urlCommands';

/**
 * Carries out a create call: one job per target language that is not refused.
 * @param refusals the target languages to refuse, with the answers for them
 * @returns the whole answer, with `all_results` when several languages were asked for
 */
export function createTranslations(
	body: CreateBody,
	call: number,
	refusals: Map<string, Envelope>,
	jobs: Jobs,
	options: SimulatorOptions,
): Envelope {
	const languages = body.language.split(',');
	const results = languages.map((language, position): Envelope => {
		const refusal = refusals.get(language);
		if (refusal !== undefined) return refusal;
		// Not trimmed on purpose: Akool documents the codes with nothing but commas between them.
		if (!options.languages.some(({ lang_code }) => lang_code === language)) {
			return failure(1003, `parameter language: ${language} is not a known language`);
		}
		if (jobs.credit < options.creditsPerJob) return failure(1006);
		const job = jobs.create({
			call,
			position,
			url: body.url,
			language,
			source_language: body.source_language ?? 'DEFAULT',
			lipsync: body.lipsync ?? false,
			webhookUrl: body.webhookUrl ?? '',
			body,
			plannedFailure: plannedFailureFromUrl(body.url),
		});
		return success(createdData(job));
	});
	const last = results.at(-1) ?? failure(1003);
	return languages.length === 1 ? last : { ...last, all_results: results };
}
