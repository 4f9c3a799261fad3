import type { Language } from './types';

/** What is wrong with a value, as the end of a sentence that begins with its name; null if nothing. */
type Check = (value: unknown) => string | null;

const STYLES = [
	'affectionate',
	'angry',
	'calm',
	'cheerful',
	'depressed',
	'disgruntled',
	'embarrassed',
	'empathetic',
	'excited',
	'fearful',
	'friendly',
	'unfriendly',
	'sad',
	'serious',
	'relaxed',
	'professional',
];

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWebAddress(value: unknown): boolean {
	return typeof value === 'string' && /^https?:\/\/\S+$/i.test(value) && URL.canParse(value);
}

const flag: Check = (value) => (typeof value === 'boolean' ? null : 'must be a boolean');
const webAddress: Check = (value) => (isWebAddress(value) ? null : 'must be an http(s) URL');
const text: Check = (value) => (typeof value === 'string' ? null : 'must be a string');
const filledText: Check = (value) =>
	typeof value === 'string' && value !== '' ? null : 'must be a string that is not empty';

function wholeNumber(least: number, most: number): Check {
	return (value) =>
		Number.isInteger(value) && Number(value) >= least && Number(value) <= most
			? null
			: `must be an integer from ${least} to ${most}`;
}

const wordList: Check = (value) =>
	Array.isArray(value) && value.every((word) => typeof word === 'string')
		? null
		: 'must be an array of strings';
const wordMap: Check = (value) =>
	isRecord(value) && Object.values(value).every((word) => typeof word === 'string')
		? null
		: 'must be an object whose values are strings';

function record(checks: Map<string, Check>): Check {
	return (value) => {
		if (!isRecord(value)) return 'must be an object';
		return firstProblem(value, checks, 'has a wrong key ');
	};
}

function firstProblem(
	value: Record<string, unknown>,
	checks: Map<string, Check>,
	prefix: string,
): string | null {
	for (const [key, entry] of Object.entries(value)) {
		const check = checks.get(key);
		const problem = check === undefined ? 'is not known' : check(entry);
		if (problem !== null) return `${prefix}${key}: ${key} ${problem}`;
	}
	return null;
}

const STUDIO_VOICE = new Map<string, Check>([
	['no_translate_words', wordList],
	['fixed_words', wordMap],
	['pronounced_words', wordMap],
	['style', (value) => (STYLES.includes(String(value)) ? null : 'is not a known style')],
]);

const BODY = new Map<string, Check>([
	['url', webAddress],
	['language', filledText],
	['source_language', text],
	['lipsync', flag],
	['webhookUrl', (value) => (value === '' ? null : webAddress(value))],
	[
		'merge_interval',
		(value) => (typeof value === 'number' && value >= 0 ? null : 'must be a number of at least 0'),
	],
	['face_enhance', flag],
	['speaker_num', wholeNumber(0, Number.MAX_SAFE_INTEGER)],
	['remove_bgm', flag],
	['caption_type', wholeNumber(0, 4)],
	['caption_url', webAddress],
	['dynamic_duration', flag],
	['studio_voice', record(STUDIO_VOICE)],
]);

/** The body of a create call that passed `createBodyProblem`. */
export interface CreateBody extends Record<string, unknown> {
	url: string;
	/** One code, or several separated by commas. */
	language: string;
	source_language?: string;
	lipsync?: boolean;
	webhookUrl?: string;
}

/**
 * Whether this can be the body of a create call.
 * Target languages that are merely unknown pass: those are refused one by one.
 * @returns a message that names the offending field, or null when all is well
 */
export function createBodyProblem(body: unknown, languages: Language[]): string | null {
	if (!isRecord(body)) return 'the body must be a JSON object';
	for (const required of ['url', 'language']) {
		if (body[required] === undefined || body[required] === '') return `${required} is required`;
	}
	const problem = firstProblem(body, BODY, 'parameter ');
	if (problem !== null) return problem;
	const { language, source_language: source = 'DEFAULT' } = body as CreateBody;
	if (language.split(',').includes('')) return 'parameter language: has an empty entry';
	const known = source === 'DEFAULT' || languages.some(({ lang_code }) => lang_code === source);
	return known ? null : `parameter source_language: ${source} is not a known language`;
}
