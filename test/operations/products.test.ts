import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { BinaryStore } from '../engine/binaryStore';
import type { RunOptions } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';
import { AUDIO, PHOTO, SAID, VIDEO, makeProduct } from './makeProduct';

const account = simulatedAccount();
const FRAME = { scale_x: 1, scale_y: 1, offset_x: 1920, offset_y: 1080 };
const AVATAR = { type: 'avatar', ...FRAME, width: 1080, height: 1080 };
const SPEECH = { type: 'audio', input_text: 'Hello', voice_id: 'voice-1' };

let store: BinaryStore;

beforeAll(async () => {
	store = await BinaryStore.start();
});

const make = async (resource: string, parameters: IDataObject, options?: RunOptions) =>
	await makeProduct(account, resource, parameters, options);

const bodies = () => account.akool.requests.map(({ body }) => body as IDataObject);

const SENT: Array<[string, string, IDataObject, IDataObject]> = [
	[
		'lipSync',
		'of two URLs',
		{ videoUrl: VIDEO, audioUrl: AUDIO, webhookUrl: 'https://n8n.example/hook' },
		{ video_url: VIDEO, audio_url: AUDIO, webhookUrl: 'https://n8n.example/hook' },
	],
	[
		'talkingPhoto',
		'with its defaults',
		{ photoUrl: PHOTO, audioUrl: AUDIO },
		{ talking_photo_url: PHOTO, audio_url: AUDIO, resolution: '720' },
	],
	[
		'talkingPhoto',
		'with all options',
		{ photoUrl: PHOTO, audioUrl: AUDIO, resolution: '1080', options: { prompt: 'wave' } },
		{ talking_photo_url: PHOTO, audio_url: AUDIO, resolution: '1080', prompt: 'wave' },
	],
	[
		'talkingAvatar',
		"of Akool's with a text",
		SAID,
		{
			width: 3840,
			height: 2160,
			avatar_from: 2,
			elements: [{ ...AVATAR, avatar_id: 'ava-1' }, SPEECH],
		},
	],
	[
		'talkingAvatar',
		'of the account before a colour, with an audio file',
		{
			avatarSource: 'own',
			avatarId: 'mine',
			speech: 'audio',
			audioUrl: AUDIO,
			options: {
				background: '#00FF88',
				avatarScale: 1.5,
				avatarOffsetX: 0,
				avatarOffsetY: -20,
				avatarWidth: 500,
				avatarHeight: 600,
			},
		},
		{
			width: 3840,
			height: 2160,
			avatar_from: 3,
			elements: [
				{ type: 'image', url: '#00FF88', ...FRAME, width: 3840, height: 2160 },
				{
					type: 'avatar',
					avatar_id: 'mine',
					scale_x: 1.5,
					scale_y: 1.5,
					offset_x: 0,
					offset_y: -20,
					width: 500,
					height: 600,
				},
				{ type: 'audio', url: AUDIO },
			],
		},
	],
	[
		'talkingAvatar',
		'of a URL before an image',
		{ ...SAID, avatarSource: 'url', avatarUrl: VIDEO, options: { background: PHOTO } },
		{
			width: 3840,
			height: 2160,
			avatar_from: 3,
			elements: [
				{ type: 'image', url: PHOTO, ...FRAME, width: 3840, height: 2160 },
				{ ...AVATAR, url: VIDEO },
				SPEECH,
			],
		},
	],
];

describe('what Akool is asked for', () => {
	it.each(SENT)('%s %s', async (resource, _what, parameters, body) => {
		const { error, json } = await make(resource, parameters);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([body]);
		expect(json()).toMatchObject([
			{ _id: account.akool.jobs[0]?._id, status: 'queueing', language: null, result_url: null },
		]);
		expect(json()[0]).not.toHaveProperty('translations');
	});
});

describe('files of the item', () => {
	const link = async (url: unknown) => (await store.follow(String(url))).text;

	it('take the place of both URLs of a lip sync', async () => {
		const data = await store.add('film');
		const audio = await store.add('speech', { mimeType: 'audio/mpeg', fileName: 'dub.mp3' });
		await make(
			'lipSync',
			{ inputType: 'binary', audioInputType: 'binary' },
			{ files: [{ data, audio }] },
		);
		const [body] = bodies();
		expect([await link(body?.video_url), await link(body?.audio_url)]).toEqual(['film', 'speech']);
	});

	it('take the place of the photo', async () => {
		const data = await store.add('face', { mimeType: 'image/jpeg', fileName: 'face.jpg' });
		await make(
			'talkingPhoto',
			{ photoInputType: 'binary', audioUrl: AUDIO },
			{ files: [{ data }] },
		);
		expect(await link(bodies()[0]?.talking_photo_url)).toBe('face');
	});

	it('take the place of the avatar and of what it says, behind a background', async () => {
		const data = await store.add('face', { mimeType: 'image/png', fileName: 'face.png' });
		const audio = await store.add('speech', { mimeType: 'audio/mpeg', fileName: 'dub.mp3' });
		await make(
			'talkingAvatar',
			{
				avatarSource: 'binary',
				speech: 'audio',
				audioInputType: 'binary',
				options: { background: '#000000' },
			},
			{ files: [{ data, audio }] },
		);
		const elements = (bodies()[0]?.elements ?? []) as IDataObject[];
		expect(elements.map(({ type }) => type)).toEqual(['image', 'avatar', 'audio']);
		expect([await link(elements[1]?.url), await link(elements[2]?.url)]).toEqual([
			'face',
			'speech',
		]);
	});
});
