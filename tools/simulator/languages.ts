import type { Language } from './types';

const NAMES: Array<[string, string]> = [
	['en', 'English'],
	['fr', 'French'],
	['de', 'German'],
	['es', 'Spanish'],
	['pt', 'Portuguese'],
	['it', 'Italian'],
	['nl', 'Dutch'],
	['pl', 'Polish'],
	['ru', 'Russian'],
	['uk', 'Ukrainian'],
	['tr', 'Turkish'],
	['ar', 'Arabic'],
	['hi', 'Hindi'],
	['zh', 'Chinese (Simplified)'],
	['zh-TW', 'Chinese (Traditional)'],
	['ja', 'Japanese'],
	['ko', 'Korean'],
	['id', 'Indonesian'],
	['vi', 'Vietnamese'],
	['sv', 'Swedish'],
	['cs', 'Czech'],
];

/** Those whose entry has the key that only some entries have. */
const VOICE_NEEDED = new Set(['cs']);

/** The languages offered unless the options name others; `origin` is where the flags are served. */
export function defaultLanguages(origin: string): Language[] {
	return NAMES.map(([lang_code, lang_name]) => ({
		lang_code,
		lang_name,
		url: `${origin}/flags/${lang_code}.svg`,
		...(VOICE_NEEDED.has(lang_code) ? { need_voice_id: true } : {}),
	}));
}

/** The SVG picture served for a flag or a thumbnail: its name on a plain ground. */
export function flagIcon(code: string): string {
	return (
		'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">' +
		'<rect width="60" height="40" fill="#dde"/>' +
		`<text x="30" y="26" text-anchor="middle" font-size="18">${code}</text></svg>`
	);
}
