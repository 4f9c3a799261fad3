import { isAccepted } from './envelope';
import { jobItem, rawJobItem, rejectedItem, type Asked } from './jobItem';
import { SUCCESS } from './resultCodes';
import type { TranslationRequest } from './translationRequest';
import { isJsonObject, type AkoolJob, type Envelope, type JsonObject } from './types';

/** What became of one target language of a create call. */
export type LanguageOutcome =
	| { language: string; outcome: 'created'; job: AkoolJob }
	| { language: string; outcome: 'rejected'; code: number; reason: string }
	/** Akool reported success without naming a job: it may exist, so it is not asked for again. */
	| { language: string; outcome: 'unknown' };

/**
 * Reads the answer of a create call, language by language, in the order asked for.
 *
 * Akool's answer names the language of a job that it accepted, but not always that of one it
 * refused: those are told by their position among the languages that are left.
 */
export function languageOutcomes(envelope: Envelope, languages: string[]): LanguageOutcome[] {
	const entries = envelope.all_results ?? [envelope];
	const byLanguage = new Map<string, Envelope>();
	const unnamed: Envelope[] = [];
	for (const entry of entries) {
		const language = isJsonObject(entry.data) ? entry.data.language : undefined;
		const named = typeof language === 'string' && languages.includes(language);
		if (named && !byLanguage.has(language)) byLanguage.set(language, entry);
		else unnamed.push(entry);
	}
	return languages.map((language) => {
		const entry = byLanguage.get(language) ?? unnamed.shift();
		return entry === undefined ? { language, outcome: 'unknown' } : outcomeOf(language, entry);
	});
}

function outcomeOf(language: string, entry: Envelope): LanguageOutcome {
	if (isAccepted(entry)) return { language, outcome: 'created', job: entry.data };
	if (entry.code === SUCCESS) return { language, outcome: 'unknown' };
	return { language, outcome: 'rejected', code: entry.code, reason: entry.msg ?? '' };
}

/** The output of one language: a job item, or Akool's own data when it is not to be simplified. */
export function outcomeItem(
	outcome: LanguageOutcome,
	request: TranslationRequest,
	simplify: boolean,
): JsonObject {
	const { source_language, lipsync } = request.body;
	const asked: Asked = { language: outcome.language, source_language, lipsync };
	switch (outcome.outcome) {
		case 'created':
			return simplify ? { ...jobItem(outcome.job, asked) } : rawJobItem(outcome.job);
		case 'rejected':
			return { ...rejectedItem(asked, outcome.code, outcome.reason) };
		case 'unknown':
			return { ...jobItem({}, asked) };
	}
}
