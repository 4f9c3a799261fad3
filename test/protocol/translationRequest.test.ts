import { InvalidParameter } from '../../nodes/Akool/protocol/invalidParameter';
import { SOURCE, request } from './translationParameters';

const bodyWith = (options: object) => request({ options }).body;

describe('what is sent', () => {
	it('is no more than the four keys of every request when nothing else is set', () => {
		expect(request()).toEqual({
			body: { url: SOURCE, source_language: 'DEFAULT', lipsync: false },
			parts: ['fr'],
			asked: { source_language: 'DEFAULT', lipsync: false },
		});
		expect(request({ options: undefined, webhookUrl: undefined })).toEqual(request());
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

	it('takes lip sync and the source language from an expression', () => {
		expect(request({ lipsync: 'true', sourceLanguage: ' en ' }).body).toMatchObject({
			lipsync: true,
			source_language: 'en',
		});
	});
});

describe('a parameter that Akool could not use', () => {
	it.each<[object, string]>([
		[{ videoUrl: '' }, 'Video URL is empty'],
		[{ videoUrl: undefined }, 'Video URL is empty'],
		[{ videoUrl: 5 }, 'Video URL is a number, not a URL: "5"'],
		[{ videoUrl: ['https://a/b'] }, 'Video URL is a list, not a URL: "["https://a/b"]"'],
		[{ videoUrl: { a: 1 } }, 'Video URL is an object, not a URL: "{"a":1}"'],
		[{ videoUrl: { mimeType: 'video/mp4' } }, 'Video URL is a file: set Input Type to Binary File'],
		[{ videoUrl: { data: 'AAAA' } }, 'Video URL is a file: set Input Type to Binary File'],
		[{ videoUrl: 'videos.example/a' }, 'Video URL is not a valid URL: "videos.example/a"'],
		[{ videoUrl: 'ftp://a/b' }, 'Video URL is not a valid URL: "ftp://a/b"'],
		[{ videoUrl: 'javascript:1' }, 'Video URL is not a valid URL: "javascript:1"'],
		[{ webhookUrl: 'nowhere' }, 'Webhook URL is not a valid URL: "nowhere"'],
		[{ webhookUrl: 5 }, 'Webhook URL is a number, not a URL: "5"'],
		[{ sourceLanguage: 5 }, 'Source Language has an unknown language: "5"'],
		[{ lipsync: 'maybe' }, 'Lip Sync is not true or false: "maybe"'],
		[{ lipsync: 2 }, 'Lip Sync is not true or false: "2"'],
		[{ lipsync: {} }, 'Lip Sync is not true or false: "{}"'],
		[{ options: 'abc' }, 'Options is not a collection of fields: "abc"'],
		[{ options: [] }, 'Options is not a collection of fields: "[]"'],
		[{ options: { captionUrl: {} } }, 'Caption URL is an object, not a URL: "{}"'],
		[{ options: { style: 5 } }, 'Style is not one of its values: "5"'],
		[{ options: { style: 'loud' } }, 'Style is not one of its values: "loud"'],
		[{ options: { keepWords: {} } }, 'Keep Words has an entry that is no word: "{}"'],
		[{ options: { fixedWords: 'abc' } }, 'Fixed Words is not a collection of fields: "abc"'],
		[{ options: { fixedWords: { words: 'abc' } } }, 'Fixed Words is not a list of words: "abc"'],
		[
			{ options: { fixedWords: { words: [{ from: '__proto__', to: 'b' }] } } },
			'Fixed Words has a word that cannot be sent: "__proto__"',
		],
		[{ options: { additionalFields: 'abc' } }, 'Additional Fields is not a JSON object: "abc"'],
		[{ options: { additionalFields: '[]' } }, 'Additional Fields is not a JSON object: "[]"'],
		[{ options: { additionalFields: 5 } }, 'Additional Fields is not a JSON object: "5"'],
		[
			{ options: { additionalFields: '{"a": {"__proto__": 1}}' } },
			'Additional Fields has a key that cannot be sent: "__proto__"',
		],
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

it.each([
	[undefined, false],
	['', false],
	['TRUE', true],
	[' false ', false],
	[1, true],
	[0, false],
	['1', true],
])('lip sync %j is %p', (lipsync, sent) => {
	expect(request({ lipsync }).body.lipsync).toBe(sent);
});

it.each([
	{ seed: 7, deep: { list: [1] }, caption_type: 9 },
	'{"seed": 7, "deep": {"list": [1]}, "caption_type": 9}',
])('additional fields are added, and never replace a key of the node: %j', (fields) => {
	const added = typeof fields === 'string' ? (JSON.parse(fields) as object) : fields;
	const owned = { url: 'x', language: 'x', source_language: 'x', lipsync: 'x', webhookUrl: 'x' };
	const additionalFields = { ...added, ...owned };
	expect(bodyWith({ captionType: 1, additionalFields })).toEqual({
		...bodyWith({ captionType: 1 }),
		...added,
		caption_type: 1,
	});
	expect(bodyWith({ additionalFields: fields })).toEqual({ ...request().body, ...added });
});
