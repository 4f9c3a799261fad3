import { lipSync } from '../../nodes/Akool/protocol/lipSync';
import { talkingAvatar } from '../../nodes/Akool/protocol/talkingAvatar';
import { talkingPhoto } from '../../nodes/Akool/protocol/talkingPhoto';

const ADDRESS = 'https://v.example/1';
const SAID = { inputText: 'Hi', voiceId: 'v' };
const PRODUCTS = {
	lipSync: { product: lipSync, parameters: { videoUrl: ADDRESS, audioUrl: ADDRESS } },
	talkingPhoto: { product: talkingPhoto, parameters: { photoUrl: ADDRESS, audioUrl: ADDRESS } },
	talkingAvatar: {
		product: talkingAvatar,
		parameters: { avatarSource: 'akool', avatarId: 'a', speech: 'text', ...SAID },
	},
};

const COMPLETE =
	'Enter a complete URL that starts with https:// or http:// and that Akool can reach from the internet.';
const ONE_URL = 'Let the expression give the text of one URL, such as {{ $json.url }}.';
const FIELD_NAME =
	'Enter the name of the binary field that holds the file, such as data, and not the file itself.';
const COLOUR = 'Enter six digits after the #, such as #00ff88, or the URL of an image.';
const TEXT = 'Enter what the avatar is to say, or set Speech to Audio.';

const oneOf = (values: string) =>
	`Choose one from the list, or let the expression give one of: ${values}.`;

type Row = [product: keyof typeof PRODUCTS, object, message: string, description: string];

it.each<Row>([
	[
		'talkingPhoto',
		{ resolution: '4k' },
		'Resolution is not one of its values: "4k"',
		oneOf('720, 1080'),
	],
	[
		'talkingPhoto',
		{ options: { prompt: {} } },
		'Prompt is an object, not text: "{}"',
		'Let the expression give one text, such as {{ $json._id }}.',
	],
	['talkingPhoto', { photoInputType: 'binary' }, 'Photo Data Field Name is empty', FIELD_NAME],
	[
		'lipSync',
		{ inputType: ['url'] },
		'Input Type is not one of its values: "["url"]"',
		oneOf('url, binary'),
	],
	['lipSync', { audioInputType: 'binary' }, 'Audio Data Field Name is empty', FIELD_NAME],
	['lipSync', { audioUrl: 'x' }, 'Audio URL is not a valid URL: "x"', COMPLETE],
	[
		'talkingAvatar',
		{ avatarSource: 'mine' },
		'Avatar Source is not one of its values: "mine"',
		oneOf('akool, own, url, binary'),
	],
	[
		'talkingAvatar',
		{ avatarId: {} },
		'Avatar is an object, not an ID: "{}"',
		'Choose one from the list, or enter an ID that List Avatars gives.',
	],
	[
		'talkingAvatar',
		{ voiceId: ' ' },
		'Voice is empty',
		'Choose one from the list, or enter an ID that List Voices gives.',
	],
	[
		'talkingAvatar',
		{ avatarSource: 'url', avatarUrl: 'x' },
		'Avatar URL is not a valid URL: "x"',
		COMPLETE,
	],
	['talkingAvatar', { avatarSource: 'binary' }, 'Avatar Data Field Name is empty', FIELD_NAME],
	['talkingAvatar', { speech: 'x' }, 'Speech is not one of its values: "x"', oneOf('text, audio')],
	['talkingAvatar', { inputText: ' ' }, 'Text is empty', TEXT],
	['talkingAvatar', { inputText: null }, 'Text is empty', TEXT],
	['talkingAvatar', { inputText: true }, 'Text is empty', TEXT],
	['talkingAvatar', { inputText: ['a'] }, 'Text is not text: "["a"]"', TEXT],
	[
		'talkingAvatar',
		{ inputText: 'x'.repeat(50_001) },
		'Text is too long: 50001 characters',
		'Akool takes at most 50000 characters, and less on some plans: split the text.',
	],
	[
		'talkingAvatar',
		{ options: { background: '#12' } },
		'Background is not a colour: "#12"',
		COLOUR,
	],
	[
		'talkingAvatar',
		{ options: { background: '#1234567' } },
		'Background is not a colour: "#1234567"',
		COLOUR,
	],
	[
		'talkingAvatar',
		{ options: { background: '##123456' } },
		'Background is not a colour: "##123456"',
		COLOUR,
	],
	[
		'talkingAvatar',
		{ options: { background: 'red' } },
		'Background is not a valid URL: "red"',
		COMPLETE,
	],
	[
		'talkingAvatar',
		{ options: { background: {} } },
		'Background is an object, not a URL: "{}"',
		ONE_URL,
	],
	...[
		['avatarScale', 'Avatar Scale', 0, 'Enter a number greater than 0.'],
		['avatarWidth', 'Avatar Width', 0, 'Enter a number greater than 0.'],
		['avatarHeight', 'Avatar Height', -1, 'Enter a number greater than 0.'],
		['avatarOffsetX', 'Avatar Offset X', 'x', 'Enter a number.'],
		['avatarOffsetY', 'Avatar Offset Y', 'x', 'Enter a number.'],
	].map(([option, field, value, description]): Row => {
		const options = { [String(option)]: value };
		return [
			'talkingAvatar',
			{ options },
			`${field} is out of range: "${value}"`,
			String(description),
		];
	}),
])('%s with %j is refused, with advice: %s', (name, changes, message, description) => {
	const { product, parameters } = PRODUCTS[name];
	expect(() => product.request({ ...parameters, ...changes })).toThrow(
		expect.objectContaining({ name: 'InvalidParameter', message, description }),
	);
});
