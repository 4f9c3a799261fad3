import { InvalidParameter, quote, requireHttpUrl, requireNumber } from './invalidParameter';
import type { JobRequest } from './product';
import { isJsonObject, type JsonObject } from './types';

/**
 * Maps the node's parameters to Akool's request. Only what the user set is sent, beside `url`,
 * `source_language` and `lipsync`.
 *
 * @throws {InvalidParameter} naming the first field that is wrong
 */
export function translationRequest(parameters: JsonObject): JobRequest {
	const url = requireHttpUrl('Video URL', parameters.videoUrl);
	const parts = targetLanguages(parameters.targetLanguages);
	const webhookUrl = isUnset(parameters.webhookUrl)
		? {}
		: { webhookUrl: requireHttpUrl('Webhook URL', parameters.webhookUrl) };
	const asked = {
		source_language: languageCode('Source Language', parameters.sourceLanguage),
		lipsync: requireBoolean('Lip Sync', parameters.lipsync),
	};
	const options = isJsonObject(parameters.options) ? parameters.options : {};
	return { body: { url, ...asked, ...optionalKeys(options) }, ...webhookUrl, parts, asked };
}

function targetLanguages(value: unknown): string[] {
	const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
	const codes = list
		.filter((entry) => typeof entry !== 'string' || entry.trim() !== '')
		.map((entry) => languageCode('Target Languages', entry));
	if (codes.length === 0) {
		throw new InvalidParameter(
			'Target Languages is empty',
			'Choose at least one language to translate the video into.',
		);
	}
	return [...new Set(codes)];
}

function languageCode(field: string, value: unknown): string {
	const code = typeof value === 'string' ? value.trim() : value;
	if (typeof code === 'string' && /^[\w-]{1,35}$/.test(code)) return code;
	throw new InvalidParameter(
		`${field} has an unknown language: ${quote(code)}`,
		'Use the language codes (lang_code) that List Languages gives, such as "fr".',
	);
}

function requireBoolean(field: string, value: unknown): boolean {
	if (typeof value === 'boolean') return value;
	if (value === 'true' || value === 'false') return value === 'true';
	throw new InvalidParameter(
		`${field} is not true or false: ${quote(value)}`,
		'Enter true or false.',
	);
}

type OptionMapping = (value: unknown) => JsonObject;

const TOP_LEVEL: Readonly<Record<string, OptionMapping>> = {
	captionType: (value) => ({
		caption_type: requireNumber('Caption Type', value, { min: 0, max: 4, integer: true }),
	}),
	captionUrl: (value) => ({ caption_url: requireHttpUrl('Caption URL', value) }),
	dynamicDuration: (value) => ({ dynamic_duration: requireBoolean('Dynamic Duration', value) }),
	faceEnhance: (value) => ({ face_enhance: requireBoolean('Face Enhance', value) }),
	mergeInterval: (value) => ({
		merge_interval: requireNumber('Merge Interval', value, { min: 0 }),
	}),
	removeBackgroundMusic: (value) => ({
		remove_bgm: requireBoolean('Remove Background Music', value),
	}),
	speakerCount: (value) => ({
		speaker_num: requireNumber('Speaker Count', value, { min: 0, integer: true }),
	}),
};

const STUDIO_VOICE: Readonly<Record<string, OptionMapping>> = {
	style: (value) => ({ style: value }),
	keepWords: (value) => ({ no_translate_words: commaSeparated(value) }),
	fixedWords: (value) => ({ fixed_words: wordPairs('Fixed Words', value) }),
	pronouncedWords: (value) => ({ pronounced_words: wordPairs('Pronounced Words', value) }),
};

function optionalKeys(options: JsonObject): JsonObject {
	const studioVoice = applyMappings(options, STUDIO_VOICE);
	return {
		...applyMappings(options, TOP_LEVEL),
		...(Object.keys(studioVoice).length > 0 ? { studio_voice: studioVoice } : {}),
	};
}

function applyMappings(
	options: JsonObject,
	mappings: Readonly<Record<string, OptionMapping>>,
): JsonObject {
	const mapped = Object.entries(mappings)
		.filter(([name]) => !isUnset(options[name]))
		.map(([name, mapping]) => mapping(options[name]));
	return Object.assign({}, ...mapped) as JsonObject;
}

function isUnset(value: unknown): boolean {
	if (isJsonObject(value)) return wordRows(value).length === 0;
	if (Array.isArray(value)) return value.length === 0;
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

function commaSeparated(value: unknown): string[] {
	const list = Array.isArray(value) ? value : String(value).split(',');
	return list.map((word) => String(word).trim()).filter((word) => word !== '');
}

function wordRows(value: JsonObject): unknown[] {
	return Array.isArray(value.words) ? value.words : [];
}

function wordPairs(field: string, value: unknown): Record<string, string> {
	const rows = isJsonObject(value) ? wordRows(value) : [];
	return Object.fromEntries(
		rows.map((row, index) => {
			const { from, to } = isJsonObject(row) ? row : {};
			if (
				typeof from !== 'string' ||
				from.trim() === '' ||
				typeof to !== 'string' ||
				to.trim() === ''
			) {
				throw new InvalidParameter(
					`${field} has an incomplete entry at position ${index + 1}`,
					'Fill in both words of each entry, or remove it.',
				);
			}
			return [from.trim(), to.trim()];
		}),
	);
}
