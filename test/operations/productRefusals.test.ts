import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();
const SAID = { avatarId: 'ava-1', inputText: 'Hello', voiceId: 'voice-1' };
const VIDEO = 'https://v.example/1.mp4';
const AUDIO = 'https://v.example/1.mp3';
const PHOTO = 'https://v.example/1.jpg';
/** An expression that gives nothing: n8n itself refuses a required field that is empty. */
const EMPTY = '={{ "" }}';

/** One item of a product. */
async function make(resource: string, parameters: IDataObject) {
	return await account.run('createTranslation', {
		items: [{ number: 0 }],
		parameters: {
			...{ resource, operation: 'create', videoUrl: '', targetLanguages: [] },
			...parameters,
		},
	});
}

const WRONG: Array<[string, IDataObject, string]> = [
	['lipSync', { videoUrl: VIDEO, audioUrl: EMPTY }, 'Audio URL is empty'],
	['lipSync', { videoUrl: 'x', audioUrl: AUDIO }, 'Video URL is not a valid URL: "x"'],
	[
		'lipSync',
		{ videoUrl: VIDEO, audioInputType: 'binary' },
		'Audio: item 0 has no file in the field "audio"',
	],
	['talkingPhoto', { photoUrl: EMPTY, audioUrl: AUDIO }, 'Photo URL is empty'],
	[
		'talkingPhoto',
		{ photoUrl: PHOTO, audioUrl: AUDIO, resolution: '=4k' },
		'Resolution is not one of its values: "4k"',
	],
	['talkingAvatar', { ...SAID, avatarId: EMPTY }, 'Avatar is empty'],
	['talkingAvatar', { ...SAID, inputText: ' ' }, 'Text is empty'],
	['talkingAvatar', { ...SAID, voiceId: EMPTY }, 'Voice is empty'],
	['talkingAvatar', { ...SAID, speech: 'audio', audioUrl: EMPTY }, 'Audio URL is empty'],
	[
		'talkingAvatar',
		{ ...SAID, inputText: 'x'.repeat(50_001) },
		'Text is too long: 50001 characters',
	],
	['talkingAvatar', { ...SAID, avatarSource: 'url', avatarUrl: EMPTY }, 'Avatar URL is empty'],
	[
		'talkingAvatar',
		{ ...SAID, options: { background: '#12' } },
		'Background is not a colour: "#12"',
	],
	[
		'talkingAvatar',
		{ ...SAID, options: { background: 'red' } },
		'Background is not a valid URL: "red"',
	],
	['talkingAvatar', { ...SAID, options: { avatarScale: 0 } }, 'Avatar Scale is out of range: "0"'],
	[
		'talkingAvatar',
		{ ...SAID, options: { avatarWidth: 'wide' } },
		'Avatar Width is out of range: "wide"',
	],
	['talkingAvatar', { ...SAID, options: { reference: 'row 1' } }, 'Reference needs a Webhook URL'],
];

it.each(WRONG)(
	'%s is refused before anything is sent: %j',
	async (resource, parameters, message) => {
		const { error } = await make(resource, parameters);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/^[A-Z].+\.$/s);
		expect(account.akool.requests).toEqual([]);
	},
);

const MADE: Array<[string, string, IDataObject]> = [
	['lipSync', 'lip sync', { videoUrl: VIDEO, audioUrl: AUDIO }],
	['talkingPhoto', 'talking photo', { photoUrl: PHOTO, audioUrl: AUDIO }],
	['talkingAvatar', 'talking avatar', SAID],
];

it.each(MADE)('%s: a refusal speaks of the %s', async (resource, noun, parameters) => {
	account.akool.fault({ kind: 'create', code: 1015, msg: 'no luck' });
	const { error } = await make(resource, parameters);
	expect(error?.message).toBe(`Akool could not make the ${noun}`);
	expect(error?.description).toContain('code 1015: "no luck"');
});

it.each<[string, IDataObject, string]>([
	['lipSync', { videoUrl: VIDEO }, 'Audio URL is a file: set Audio Input Type to Binary File'],
	[
		'talkingAvatar',
		{ ...SAID, avatarSource: 'url', avatarUrl: VIDEO, speech: 'audio' },
		'Audio URL is a file: set Audio Input Type to Binary File',
	],
])('%s says what to set when the expression gives a file: %j', async (resource, given, message) => {
	const audioUrl = '={{ ({ mimeType: "audio/mpeg" }) }}';
	const { error } = await make(resource, { ...given, audioUrl });
	expect(error?.message).toBe(message);
});
