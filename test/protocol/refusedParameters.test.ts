import { requireBaseUrl } from '../../nodes/Akool/protocol/baseUrl';
import { requireHttpUrl } from '../../nodes/Akool/protocol/parameters/httpUrl';
import { requireText } from '../../nodes/Akool/protocol/parameters/text';
import { translation } from '../../nodes/Akool/protocol/translation';

const COMPLETE =
	'Enter a complete URL that starts with https:// or http:// and that Akool can reach from the internet.';
const ONE_URL = 'Let the expression give the text of one URL, such as {{ $json.url }}.';
const FIELD_NAME =
	'Enter the name of the binary field that holds the file, such as data, and not the file itself.';
const STYLES =
	'Choose one from the list, or let the expression give one of: affectionate, angry, calm, cheerful, depressed, disgruntled, embarrassed, empathetic, excited, fearful, friendly, professional, relaxed, sad, serious, unfriendly.';

it.each<[changes: object, message: string, description: string]>([
	[{ videoUrl: ' ' }, 'Video URL is empty', 'Enter a URL that starts with https:// or http://.'],
	[{ videoUrl: 'x' }, 'Video URL is not a valid URL: "x"', COMPLETE],
	[{ videoUrl: [] }, 'Video URL is a list, not a URL: "[]"', ONE_URL],
	[{ videoUrl: true }, 'Video URL is a boolean, not a URL: "true"', ONE_URL],
	[
		{ videoUrl: { data: 1 } },
		'Video URL is a file: set Input Type to Binary File',
		'Then name the field that holds the file. Or enter a URL that leads to it.',
	],
	[
		{ inputType: 'file' },
		'Input Type is not one of its values: "file"',
		'Choose one from the list, or let the expression give one of: url, binary.',
	],
	[{ inputType: 'binary' }, 'Input Data Field Name is empty', FIELD_NAME],
	[{ inputType: 'binary', binaryPropertyName: ' ' }, 'Input Data Field Name is empty', FIELD_NAME],
	[
		{ inputType: 'binary', binaryPropertyName: { data: 1 } },
		'Input Data Field Name is not the name of a field: "{"data":1}"',
		FIELD_NAME,
	],
	[
		{ inputType: 'binary', binaryPropertyName: ['data'] },
		'Input Data Field Name is not the name of a field: "["data"]"',
		FIELD_NAME,
	],
	[
		{ targetLanguages: [] },
		'Target Languages is empty',
		'Choose at least one language to translate the video into.',
	],
	[
		{ targetLanguages: ['a b'] },
		'Target Languages has an unknown language: "a b"',
		'Use the language codes (lang_code) that List Languages gives, such as "fr".',
	],
	[{ lipsync: 'x' }, 'Lip Sync is not true or false: "x"', 'Enter true or false.'],
	[
		{ options: 5 },
		'Options is not a collection of fields: "5"',
		'An expression for all of it must give an object. Or fill in the fields one by one.',
	],
	[{ options: { style: 'x' } }, 'Style is not one of its values: "x"', STYLES],
	[
		{ options: { keepWords: [{}] } },
		'Keep Words has an entry that is no word: "{}"',
		'Enter words separated by commas, or let the expression give a list of texts.',
	],
	[
		{ options: { fixedWords: { words: 5 } } },
		'Fixed Words is not a list of words: "5"',
		'Fill in the entries one by one, or let the expression give a list of {from, to}.',
	],
	[
		{ options: { fixedWords: { words: [{ from: ' ', to: 'b' }] } } },
		'Fixed Words has an incomplete entry at position 1',
		'Fill in both words of each entry, or remove it.',
	],
	[
		{ options: { fixedWords: { words: [{ from: '__proto__', to: 'b' }] } } },
		'Fixed Words has a word that cannot be sent: "__proto__"',
		'Remove the entry: n8n gives this word a meaning of its own.',
	],
	[
		{ options: { additionalFields: 'x' } },
		'Additional Fields is not a JSON object: "x"',
		'Enter an object such as {"key": "value"}, or let the expression give one.',
	],
	[
		{ options: { additionalFields: '{"__proto__": 1}' } },
		'Additional Fields has a key that cannot be sent: "__proto__"',
		'Remove the key: n8n gives it a meaning of its own.',
	],
	[
		{ options: { reference: 'a' } },
		'Reference needs a Webhook URL',
		'It comes back with the callback: enter the URL of an Akool Trigger, or remove the reference.',
	],
	[
		{ options: { reference: { a: 1 } } },
		'Reference is not text: "{"a":1}"',
		'Enter text or a number, such as the number of a row.',
	],
	[
		{ options: { reference: 'a\ud800' } },
		'Reference is not text: "a\ud800"',
		'Enter text or a number, such as the number of a row.',
	],
	[
		{ options: { reference: '😀'.repeat(501) } },
		'Reference is too long: 501 characters',
		'Enter at most 500 characters, such as the number of a row.',
	],
])('%j is refused, with advice: %s', (changes, message, description) => {
	const parameters = { videoUrl: 'https://v.example/1', targetLanguages: ['fr'], ...changes };
	expect(() => translation.request(parameters)).toThrow(
		expect.objectContaining({ name: 'InvalidParameter', message, description }),
	);
});

describe('the Base URL', () => {
	const advice =
		'Enter https://openapi.akool.com in the credential, or another complete address that starts with https:// or http://.';

	it.each(['https://openapi.akool.com', 'HTTP://localhost:3000/a', 'https://a'])(
		'%s is one, with spaces around it, too',
		(url) => {
			expect(requireBaseUrl(` ${url}\n`)).toBe(url);
		},
	);

	it.each([undefined, 5, '', ' '])('%j is none', (value) => {
		const message = 'The Base URL of the Akool API credential is empty';
		expect(() => requireBaseUrl(value)).toThrow(
			expect.objectContaining({ message, description: advice }),
		);
	});

	it.each([
		...['openapi.akool.com', 'htps://a', 'https:/a.example', 'https://', 'localhost:3000'],
		...['https://a .example', 'https://a/b c', 'ftp://a', 'xhttps://a', 'https://a:b'],
	])('%s is none', (value) => {
		const message = `The Base URL of the Akool API credential is not a valid URL: "${value}"`;
		expect(() => requireBaseUrl(value)).toThrow(
			expect.objectContaining({ message, description: advice }),
		);
	});
});

it('a text or a URL that is not there is called empty, by the name of its field', () => {
	expect(() => requireText('ID', null)).toThrow('ID is empty');
	expect(() => requireHttpUrl('URL', null)).toThrow('URL is empty');
});

it.each([
	[['a', 'b'], 'ID is a list, not text: "["a","b"]"'],
	[{ _id: 'a' }, 'ID is an object, not text: "{"_id":"a"}"'],
	[true, 'ID is a boolean, not text: "true"'],
])('a text that is %j is called what it is', (value, message) => {
	expect(() => requireText('ID', value)).toThrow(message);
});

it('what merely answers to the name of a file’s field, as $input of n8n does, is no file', () => {
	const answersToAll = new Proxy({}, { has: () => true, get: () => undefined });
	expect(() => requireHttpUrl('Video URL', answersToAll)).toThrow(
		'Video URL is an object, not a URL',
	);
});
