import { request } from './translationParameters';

const languages = (targetLanguages: unknown) => request({ targetLanguages }).parts;

describe('target languages', () => {
	it.each<[unknown, string[]]>([
		[
			['fr', 'de'],
			['fr', 'de'],
		],
		['fr,de', ['fr', 'de']],
		[' fr , de,', ['fr', 'de']],
		['hi', ['hi']],
		[
			['zh-CN', 'fr', 'zh-CN', ' fr'],
			['zh-CN', 'fr'],
		],
		['fr,fr,de,fr', ['fr', 'de']],
		[['', 'fr', ' '], ['fr']],
	])('%j are %j, each once and in this order', (value, expected) => {
		expect(languages(value)).toEqual(expected);
	});

	it.each([undefined, null, [], '', ' , ', ['', ' ']])('%j are none', (value) => {
		expect(() => languages(value)).toThrow('Target Languages is empty');
	});

	it.each([
		[['fr,de']],
		['fr;de'],
		[5],
		[{}],
		[true],
		[[null]],
		[[5]],
		[['x'.repeat(36)]],
		['fr de'],
	])('%j has no language code', (value) => {
		expect(() => languages(value)).toThrow(/^Target Languages has an unknown language: "/);
	});
});

it.each([undefined, null, '', ' '])('the source language %j is detected', (sourceLanguage) => {
	expect(request({ sourceLanguage }).body.source_language).toBe('DEFAULT');
});
