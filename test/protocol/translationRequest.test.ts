import { InvalidParameter } from '../../nodes/Akool/protocol/invalidParameter';
import { translationRequest } from '../../nodes/Akool/protocol/translationRequest';
import type { JsonObject } from '../../nodes/Akool/protocol/types';

const SOURCE = 'https://videos.example/talk.mp4';

/** The parameters as a new node has them, but for what a user must fill in. */
function parameters(changes: object = {}): JsonObject {
	return {
		videoUrl: SOURCE,
		sourceLanguage: 'DEFAULT',
		targetLanguages: ['fr'],
		lipsync: false,
		webhookUrl: '',
		options: {},
		...changes,
	};
}

const request = (changes?: object) => translationRequest(parameters(changes));
const bodyWith = (options: object) => request({ options }).body;
const languages = (targetLanguages: unknown) => request({ targetLanguages }).parts;

describe('what is sent', () => {
	it('is no more than the four keys of every request when nothing else is set', () => {
		expect(request()).toEqual({
			body: { url: SOURCE, source_language: 'DEFAULT', lipsync: false },
			parts: ['fr'],
			asked: { source_language: 'DEFAULT', lipsync: false },
		});
		expect(translationRequest(parameters({ options: undefined, webhookUrl: undefined }))).toEqual(
			request(),
		);
	});

	it('has the callback address when there is one', () => {
		const webhookUrl = ' https://n8n.example/webhook/1/webhook ';
		expect(request({ webhookUrl })).toEqual({
			...request(),
			webhookUrl: 'https://n8n.example/webhook/1/webhook',
		});
	});

	it.each<[string, unknown, string, unknown]>([
		['captionType', 0, 'caption_type', 0],
		['captionType', 4, 'caption_type', 4],
		['captionType', '3', 'caption_type', 3],
		['captionUrl', ' http://c.example/a.srt', 'caption_url', 'http://c.example/a.srt'],
		['dynamicDuration', true, 'dynamic_duration', true],
		['dynamicDuration', false, 'dynamic_duration', false],
		['faceEnhance', 'true', 'face_enhance', true],
		['mergeInterval', 0, 'merge_interval', 0],
		['mergeInterval', 1.5, 'merge_interval', 1.5],
		['removeBackgroundMusic', true, 'remove_bgm', true],
		['speakerCount', 0, 'speaker_num', 0],
		['speakerCount', '2', 'speaker_num', 2],
		['style', 'calm', 'studio_voice', { style: 'calm' }],
		['keepWords', 'Akool, n8n ,', 'studio_voice', { no_translate_words: ['Akool', 'n8n'] }],
		['keepWords', ['Akool', 7], 'studio_voice', { no_translate_words: ['Akool', '7'] }],
		[
			'fixedWords',
			{ words: [{ from: ' cat', to: 'chat ' }] },
			'studio_voice',
			{ fixed_words: { cat: 'chat' } },
		],
		[
			'pronouncedWords',
			{
				words: [
					{ from: 'n8n', to: 'n eight n' },
					{ from: 'GIF', to: 'jif' },
				],
			},
			'studio_voice',
			{ pronounced_words: { n8n: 'n eight n', GIF: 'jif' } },
		],
	])('has option %s = %j as %s = %j', (option, value, key, sent) => {
		expect(bodyWith({ [option]: value })).toEqual({ ...request().body, [key]: sent });
	});

	it('has all options about the voice together', () => {
		const words = { words: [{ from: 'a', to: 'b' }] };
		const options = { style: 'sad', keepWords: 'x', fixedWords: words, pronouncedWords: words };
		expect(bodyWith(options).studio_voice).toEqual({
			style: 'sad',
			no_translate_words: ['x'],
			fixed_words: { a: 'b' },
			pronounced_words: { a: 'b' },
		});
	});

	it.each([
		{ captionUrl: '', keepWords: ' ', style: '' },
		{ captionType: null, speakerCount: undefined, mergeInterval: '' },
		{ fixedWords: {}, pronouncedWords: { words: [] }, keepWords: [] },
		{ somethingElse: 5 },
	])('has none of the options that are left empty: %j', (options) => {
		expect(bodyWith(options)).toEqual(request().body);
	});

	it('takes lip-sync and the source language from an expression', () => {
		expect(request({ lipsync: 'true', sourceLanguage: ' en ' }).body).toMatchObject({
			lipsync: true,
			source_language: 'en',
		});
	});
});

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

	it.each([undefined, null, [], '', ' , ', ['', ' '], {}, 5])('%j are none', (value) => {
		expect(() => languages(value)).toThrow('Target Languages is empty');
	});

	it.each([[['fr,de']], ['fr;de'], [[null]], [[5]], [['x'.repeat(36)]], ['fr de']])(
		'%j has no language code',
		(value) => {
			expect(() => languages(value)).toThrow(/^Target Languages has an unknown language: "/);
		},
	);
});

describe('a parameter that Akool could not use', () => {
	it.each<[object, string]>([
		[{ videoUrl: '' }, 'Video URL is empty'],
		[{ videoUrl: undefined }, 'Video URL is empty'],
		[{ videoUrl: 5 }, 'Video URL is empty'],
		[{ videoUrl: 'videos.example/a' }, 'Video URL is not a valid URL: "videos.example/a"'],
		[{ videoUrl: 'ftp://a/b' }, 'Video URL is not a valid URL: "ftp://a/b"'],
		[{ videoUrl: 'javascript:1' }, 'Video URL is not a valid URL: "javascript:1"'],
		[{ webhookUrl: 'nowhere' }, 'Webhook URL is not a valid URL: "nowhere"'],
		[{ webhookUrl: 5 }, 'Webhook URL is empty'],
		[{ sourceLanguage: '' }, 'Source Language has an unknown language: ""'],
		[{ sourceLanguage: undefined }, 'Source Language has an unknown language: "undefined"'],
		[{ lipsync: 'maybe' }, 'Lip Sync is not true or false: "maybe"'],
		[{ lipsync: 1 }, 'Lip Sync is not true or false: "1"'],
		[{ options: { captionUrl: 'a.srt' } }, 'Caption URL is not a valid URL: "a.srt"'],
		[{ options: { captionType: 5 } }, 'Caption Type is out of range: "5"'],
		[{ options: { captionType: -1 } }, 'Caption Type is out of range: "-1"'],
		[{ options: { captionType: 1.5 } }, 'Caption Type is out of range: "1.5"'],
		[{ options: { captionType: 'two' } }, 'Caption Type is out of range: "two"'],
		[{ options: { mergeInterval: -0.1 } }, 'Merge Interval is out of range: "-0.1"'],
		[{ options: { speakerCount: -1 } }, 'Speaker Count is out of range: "-1"'],
		[{ options: { speakerCount: 1.5 } }, 'Speaker Count is out of range: "1.5"'],
		[{ options: { dynamicDuration: 'x' } }, 'Dynamic Duration is not true or false: "x"'],
		[{ options: { faceEnhance: 'x' } }, 'Face Enhance is not true or false: "x"'],
		[
			{ options: { removeBackgroundMusic: 'x' } },
			'Remove Background Music is not true or false: "x"',
		],
		[
			{ options: { fixedWords: { words: [{ from: 'a', to: 'b' }, { from: 'c' }] } } },
			'Fixed Words has an incomplete entry at position 2',
		],
		[
			{ options: { pronouncedWords: { words: ['a'] } } },
			'Pronounced Words has an incomplete entry at position 1',
		],
	])('%j is refused: %s', (changes, message) => {
		expect(() => request(changes)).toThrow(InvalidParameter);
		expect(() => request(changes)).toThrow(new Error(message));
	});
});
