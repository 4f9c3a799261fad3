import { requireHttpUrl } from './parameters/httpUrl';
import { requireNumber } from './parameters/number';
import { requireChoice } from './parameters/choice';
import { isUnset } from './parameters/unset';
import { requireWordPairs, requireWords } from './parameters/words';
import { requireBoolean } from './parameters/boolean';
import { VOICE_STYLES } from './parameters/voiceStyle';
import type { JsonObject } from './types';

/** Reads one option, and gives Akool's key for it; undefined where it holds nothing to send. */
type OptionMapping = readonly [key: string, field: string, read: Read];
type Read = (field: string, value: unknown) => unknown;

const TOP_LEVEL: Readonly<Record<string, OptionMapping>> = {
	captionType: [
		'caption_type',
		'Caption Type',
		(field, value) => requireNumber(field, value, { min: 0, max: 4, integer: true }),
	],
	captionUrl: ['caption_url', 'Caption URL', requireHttpUrl],
	dynamicDuration: ['dynamic_duration', 'Dynamic Duration', requireBoolean],
	faceEnhance: ['face_enhance', 'Face Enhance', requireBoolean],
	mergeInterval: [
		'merge_interval',
		'Merge Interval',
		(field, value) => requireNumber(field, value, { min: 0 }),
	],
	removeBackgroundMusic: ['remove_bgm', 'Remove Background Music', requireBoolean],
	speakerCount: [
		'speaker_num',
		'Speaker Count',
		(field, value) => requireNumber(field, value, { min: 0, integer: true }),
	],
};

const STUDIO_VOICE: Readonly<Record<string, OptionMapping>> = {
	style: ['style', 'Style', (field, value) => requireChoice(field, value, VOICE_STYLES)],
	keepWords: ['no_translate_words', 'Keep Words', requireWords],
	fixedWords: ['fixed_words', 'Fixed Words', requireWordPairs],
	pronouncedWords: ['pronounced_words', 'Pronounced Words', requireWordPairs],
};

/**
 * Maps the node's options to keys of Akool's request; only what the user set.
 *
 * @throws {InvalidParameter} naming the first field that is wrong
 */
export function translationOptions(options: JsonObject): JsonObject {
	const studioVoice = mapped(options, STUDIO_VOICE);
	return {
		...mapped(options, TOP_LEVEL),
		...(Object.keys(studioVoice).length > 0 ? { studio_voice: studioVoice } : {}),
	};
}

function mapped(
	options: JsonObject,
	mappings: Readonly<Record<string, OptionMapping>>,
): JsonObject {
	const entries = Object.entries(mappings)
		.filter(([name]) => !isUnset(options[name]))
		.map(([name, [key, field, read]]) => [key, read(field, options[name])] as const)
		.filter(([, value]) => !holdsNothing(value));
	return Object.fromEntries(entries);
}

/** No words, or no pairs of them. */
function holdsNothing(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}
