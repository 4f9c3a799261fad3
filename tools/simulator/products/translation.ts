import { failure } from '../resultCodes';
import type { Job, SimulatorOptions } from '../types';
import { AKOOLS_SIDE, createdNumbers } from './akoolsSide';
import {
	bodyProblem,
	filledText,
	flag,
	isRecord,
	numberFrom,
	oneOf,
	record,
	text,
	webAddress,
	webhook,
	wholeNumber,
} from './checks';
import type { Check } from './checks';
import { addressesAt } from './product';
import type { Product } from './product';

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

const wordList: Check = (value) =>
	Array.isArray(value) && value.every((word) => typeof word === 'string')
		? null
		: 'must be an array of strings';
const wordMap: Check = (value) =>
	isRecord(value) && Object.values(value).every((word) => typeof word === 'string')
		? null
		: 'must be an object whose values are strings';

const STUDIO_VOICE = new Map<string, Check>([
	['no_translate_words', wordList],
	['fixed_words', wordMap],
	['pronounced_words', wordMap],
	['style', oneOf(...STYLES)],
]);

const BODY = new Map<string, Check>([
	['url', webAddress],
	['language', filledText],
	['source_language', text],
	['lipsync', flag],
	['webhookUrl', webhook],
	['merge_interval', numberFrom(0)],
	['face_enhance', flag],
	['speaker_num', wholeNumber(0, Number.MAX_SAFE_INTEGER)],
	['remove_bgm', flag],
	['caption_type', wholeNumber(0, 4)],
	['caption_url', webAddress],
	['dynamic_duration', flag],
	['studio_voice', record(STUDIO_VOICE)],
]);

function known(code: unknown, { languages }: SimulatorOptions): boolean {
	return languages.some(({ lang_code }) => lang_code === code);
}

/** Target languages that are merely unknown are no problem of the body: they are refused one by one. */
function problem(body: unknown, options: SimulatorOptions): string | null {
	const wrong = bodyProblem(body, BODY, ['url', 'language']);
	if (wrong !== null) return wrong;
	const { language, source_language: source = 'DEFAULT' } = body as Record<string, unknown>;
	if (String(language).split(',').includes('')) return 'parameter language: has an empty entry';
	if (source === 'DEFAULT' || known(source, options)) return null;
	return `parameter source_language: ${String(source)} is not a known language`;
}

/** Video translation: one job for each target language. */
export const translation: Product = {
	name: 'translation',
	path: '/api/open/v3/content/video/createbytranslate',
	callbackType: 'video translate',
	problem,
	jobs: ({ url, language, source_language = 'DEFAULT', lipsync = false }) =>
		// Not trimmed on purpose: Akool documents the codes with nothing but commas between them.
		String(language)
			.split(',')
			.map((code) => ({
				url: String(url),
				language: code,
				source_language: String(source_language),
				lipsync: lipsync === true,
			})),
	refusal: ({ language }, options) =>
		known(language, options)
			? null
			: failure(1003, `parameter language: ${language} is not a known language`),
	sources: (body) => addressesAt(body, ['url', 'caption_url']),
	created: (job: Job) => ({
		...createdNumbers(job),
		...AKOOLS_SIDE,
		sub_type: 901,
		target_video: job.url,
		source_language: job.source_language,
		language: job.language,
		video_id: `video-${job._id}`,
		webhookUrl: job.webhookUrl,
		task_id: `task-${job._id}`,
		target_video_md5: '',
		pre_video_id: '',
		lipsync: job.lipsync,
		lipSyncType: job.lipsync,
		__v: 0,
	}),
};
