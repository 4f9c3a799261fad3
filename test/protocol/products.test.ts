import { lipSync } from '../../nodes/Akool/protocol/lipSync';
import { talkingAvatar } from '../../nodes/Akool/protocol/talkingAvatar';
import { talkingPhoto } from '../../nodes/Akool/protocol/talkingPhoto';

const VIDEO = 'https://v.example/1.mp4';
const AUDIO = 'https://v.example/1.mp3';
const PHOTO = 'https://v.example/1.jpg';
const FRAME = { scale_x: 1, scale_y: 1, offset_x: 1920, offset_y: 1080 };
const AVATAR = { type: 'avatar', ...FRAME, width: 1080, height: 1080 };
const SAID = {
	avatarSource: 'akool',
	avatarId: 'a1',
	speech: 'text',
	inputText: 'Hi',
	voiceId: 'v1',
};
const SPEECH = { type: 'audio', input_text: 'Hi', voice_id: 'v1' };
const CALLBACK = { webhookUrl: 'https://n8n.example/hook', options: { reference: 'row 7' } };
const ASKED_BACK = { webhookUrl: 'https://n8n.example/hook', reference: 'row 7' };
const ONE_JOB = { parts: [''], asked: {} };
const audioFile = (...path: Array<string | number>) => ({
	...{ label: 'Audio', kinds: ['audio'], field: 'audio', path },
});
const audioParameters = { audioInputType: 'binary', audioBinaryPropertyName: 'audio' };

it.each([
	['lip sync', lipSync, '/api/open/v3/content/video/lipsync'],
	['talking photo', talkingPhoto, '/api/open/v3/content/video/createbytalkingphoto'],
	['talking avatar', talkingAvatar, '/api/open/v3/talkingavatar/create'],
])('a %s is one job of each call', (noun, product, path) => {
	expect(product).toMatchObject({ noun, path });
	expect(product.several).toBeUndefined();
});

describe('a lip sync', () => {
	it('has video and audio, and nothing else', () => {
		const given = { inputType: 'url', videoUrl: ` ${VIDEO} `, audioUrl: AUDIO };
		const body = { video_url: VIDEO, audio_url: AUDIO };
		expect(lipSync.request(given)).toEqual({ body, ...ONE_JOB });
		expect(lipSync.request({ ...given, ...CALLBACK })).toEqual({ body, ...ONE_JOB, ...ASKED_BACK });
	});

	it('may have files in place of both', () => {
		const given = { inputType: 'binary', binaryPropertyName: ' film ', ...audioParameters };
		expect(lipSync.request(given)).toEqual({
			...{ body: {}, ...ONE_JOB },
			files: [
				{ label: 'Video', kinds: ['video'], field: 'film', path: ['video_url'] },
				audioFile('audio_url'),
			],
		});
	});
});

describe('a talking photo', () => {
	const given = { photoUrl: PHOTO, audioUrl: AUDIO };
	const body = { talking_photo_url: PHOTO, audio_url: AUDIO };

	it.each([
		[undefined, '720'],
		['', '720'],
		['720', '720'],
		[1080, '1080'],
		[' 1080 ', '1080'],
	])('of resolution %j has %s lines', (resolution, sent) => {
		expect(talkingPhoto.request({ ...given, resolution })).toEqual({
			body: { ...body, resolution: sent },
			...ONE_JOB,
		});
	});

	it('has a prompt where there is one', () => {
		const bodyWith = (prompt: unknown) =>
			talkingPhoto.request({ ...given, options: { prompt } }).body;
		expect(bodyWith(' wave ')).toEqual({ ...body, resolution: '720', prompt: 'wave' });
		expect(bodyWith(' ')).toEqual({ ...body, resolution: '720' });
	});

	it('may have files in place of both', () => {
		const files = { photoInputType: 'binary', photoBinaryPropertyName: 5, ...audioParameters };
		expect(talkingPhoto.request(files).files).toEqual([
			{ label: 'Photo', kinds: ['image'], field: '5', path: ['talking_photo_url'] },
			audioFile('audio_url'),
		]);
	});
});

describe('a talking avatar', () => {
	const bodyWith = (changes: object) => talkingAvatar.request({ ...SAID, ...changes }).body;

	it('is sent whole, with what comes back', () => {
		expect(talkingAvatar.request({ ...SAID, ...CALLBACK })).toEqual({
			body: {
				...{ width: 3840, height: 2160, avatar_from: 2 },
				elements: [{ ...AVATAR, avatar_id: 'a1' }, SPEECH],
			},
			...{ ...ONE_JOB, ...ASKED_BACK },
			source: 'the avatar a1 and the text "Hi"',
		});
	});

	it('is called in the log by the beginning of its text, in one line', () => {
		const inputText = `Hello\n\n${'word '.repeat(20)}`;
		expect(talkingAvatar.request({ ...SAID, inputText }).source).toBe(
			'the avatar a1 and the text "Hello word word word word word word word"',
		);
	});

	it.each([
		['akool', { avatarId: ' a1 ' }, 2, { avatar_id: 'a1' }],
		[' Akool ', { avatarId: 'a1' }, 2, { avatar_id: 'a1' }],
		['', { avatarId: 'a1' }, 2, { avatar_id: 'a1' }],
		['own', { avatarId: 5 }, 3, { avatar_id: '5' }],
		['url', { avatarUrl: VIDEO }, 3, { url: VIDEO }],
		['binary', { avatarBinaryPropertyName: 'face' }, 3, {}],
	])('may come from the source %s', (avatarSource, given, avatar_from, element) => {
		expect(bodyWith({ avatarSource, ...given })).toMatchObject({ avatar_from });
		expect(bodyWith({ avatarSource, ...given }).elements).toEqual([
			{ ...AVATAR, ...element },
			SPEECH,
		]);
	});

	it.each([
		['#00FF88', '#00FF88'],
		[` ${PHOTO} `, PHOTO],
	])('stands before the background %j', (background, url) => {
		const image = { type: 'image', url, ...FRAME, width: 3840, height: 2160 };
		expect(bodyWith({ options: { background } }).elements).toEqual([
			image,
			{ ...AVATAR, avatar_id: 'a1' },
			SPEECH,
		]);
	});

	it('stands where the options say, in their size', () => {
		const options = {
			...{ avatarScale: '1.5', avatarOffsetX: -1, avatarOffsetY: 0 },
			...{ avatarWidth: 0.5, avatarHeight: 600 },
		};
		expect(bodyWith({ options }).elements).toMatchObject([
			{ scale_x: 1.5, scale_y: 1.5, offset_x: -1, offset_y: 0, width: 0.5, height: 600 },
			SPEECH,
		]);
	});

	it.each([
		[{}, 0],
		[{ background: '#000000' }, 1],
	])('may have files in place of face and voice, with the options %j', (options, first) => {
		const files = { avatarSource: 'binary', avatarBinaryPropertyName: 'face', speech: 'audio' };
		const request = talkingAvatar.request({ ...SAID, ...files, ...audioParameters, options });
		const path = ['elements', first, 'url'];
		expect(request.files).toEqual([
			{ label: 'Avatar', kinds: ['image', 'video'], field: 'face', path },
			audioFile('elements', first + 1, 'url'),
		]);
		expect(request.body.elements).toHaveLength(first + 2);
		expect((request.body.elements as object[]).slice(first)).toEqual([AVATAR, { type: 'audio' }]);
	});

	it('speaks an audio file, a number, or as much text as any plan of Akool takes', () => {
		const speechOf = (changes: object) => (bodyWith(changes).elements as object[])[1];
		expect(speechOf({ speech: 'audio', audioUrl: AUDIO })).toEqual({ type: 'audio', url: AUDIO });
		expect(speechOf({ inputText: 7 })).toEqual({ ...SPEECH, input_text: '7' });
		const longest = '😀'.repeat(50_000);
		expect(speechOf({ inputText: longest })).toEqual({ ...SPEECH, input_text: longest });
	});
});
