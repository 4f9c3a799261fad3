import { startSimulator, type ProductName } from '../../tools/simulator';
import { BODIES, CREDIT, INFO, get, info, make, payloadOf } from './client';
import { simulatorOfFile } from './simulatorOfFile';

const simulator = simulatorOfFile({ stepMs: Infinity, credit: 50, callbackTries: 1 });

const PRODUCTS: Array<[ProductName, string]> = [
	['translation', 'video translate'],
	['lipSync', 'lipsync'],
	['talkingPhoto', 'talking photo'],
	['talkingAvatar', 'avatar'],
];

describe.each(PRODUCTS)('%s', (product, type) => {
	it('is one job that costs credit, is asked for and calls back', async () => {
		const webhookUrl = 'http://127.0.0.1:1/nobody';
		const { code, data, all_results } = await make(simulator(), product, { webhookUrl });
		expect([code, data.video_status, all_results]).toEqual([1000, 1, undefined]);
		expect((await get(simulator(), CREDIT)).data).toEqual({ credit: 40 });
		const id = String(data._id);
		expect(simulator().job(id)).toMatchObject({ product, body: { webhookUrl } });
		expect(simulator().requests[0]).toMatchObject({ kind: 'create', product });
		await simulator().advance(id, 3);
		const answer = (await info(simulator(), id)).data;
		expect(answer).toMatchObject({ _id: id, video_status: 3 });
		const video = await fetch(String(answer.video));
		expect(video.headers.get('content-type')).toBe('video/mp4');
		expect(payloadOf(simulator(), simulator().callbacks[0]?.body)).toMatchObject({
			_id: id,
			status: 3,
			type,
			url: answer.video,
		});
	});

	it('has faults of its own, by product, source and _id', async () => {
		const other = product === 'lipSync' ? 'translation' : 'lipSync';
		simulator().fault({ kind: 'create', product, code: 1015, times: 1 });
		expect((await make(simulator(), other)).code).toBe(1000);
		expect((await make(simulator(), product)).code).toBe(1015);
		simulator().fault({ kind: 'create', url: /hello/, code: 1203, times: 1 });
		expect((await make(simulator(), product)).code).toBe(1203);
		simulator().fault({ kind: 'create', http: 502, createsJob: true, times: 1 });
		await expect(make(simulator(), product)).rejects.toThrow('HTTP 502');
		const job = simulator().jobs.at(-1);
		expect(job?.product).toBe(product);
		simulator().fault({ kind: 'info', product, code: 1009 });
		expect((await info(simulator(), job?._id)).code).toBe(1009);
		expect((await info(simulator(), simulator().jobs[0]?._id)).code).toBe(1000);
		expect((await get(simulator(), INFO)).code).toBe(1003);
	});

	it('fails when its source asks for it', async () => {
		const text = JSON.stringify(BODIES[product]).replace('hello.mp', 'hello.mp3?akool_fail=1211&');
		const { data } = await make(simulator(), product, JSON.parse(text) as object);
		expect(simulator().job(String(data._id)).plannedFailure).toBe(1211);
	});
});

const avatar = { type: 'avatar', avatar_id: 'a' };
const audio = { type: 'audio', url: 'https://videos.example/hello.mp3' };
const speech = { type: 'audio', input_text: 'Hello', voice_id: 'v' };

describe('a wrong body is refused with 1003 and the name of the key', () => {
	it.each<[ProductName, string, object]>([
		['lipSync', 'video_url', { video_url: undefined }],
		['lipSync', 'audio_url', { audio_url: '' }],
		['lipSync', 'video_url', { video_url: 'ftp://videos.example/a.mp4' }],
		['lipSync', 'audio_url', { audio_url: 7 }],
		['lipSync', 'webhookUrl', { webhookUrl: 'nowhere' }],
		['lipSync', 'lipsync', { lipsync: true }],
		['talkingPhoto', 'talking_photo_url', { talking_photo_url: undefined }],
		['talkingPhoto', 'audio_url', { audio_url: 'hello.mp3' }],
		['talkingPhoto', 'resolution', { resolution: 720 }],
		['talkingPhoto', 'resolution', { resolution: '4k' }],
		['talkingPhoto', 'prompt', { prompt: null }],
		['talkingPhoto', 'photo_url', { photo_url: 'https://videos.example/a.png' }],
		['talkingAvatar', 'width', { width: 1920 }],
		['talkingAvatar', 'height', { height: '2160' }],
		['talkingAvatar', 'avatar_from', { avatar_from: undefined }],
		['talkingAvatar', 'avatar_from', { avatar_from: 1 }],
		['talkingAvatar', 'avatar_from', { avatar_from: '2' }],
		['talkingAvatar', 'elements', { elements: {} }],
		['talkingAvatar', 'type avatar', { elements: [audio] }],
		['talkingAvatar', 'type audio', { elements: [avatar] }],
		['talkingAvatar', 'elements[0]', { elements: ['avatar', audio] }],
		['talkingAvatar', 'elements[1].type', { elements: [avatar, { type: 'sound' }] }],
		['talkingAvatar', 'elements[0].type', { elements: [{ type: 'constructor' }, audio] }],
		['talkingAvatar', 'avatar_id or url', { elements: [{ type: 'avatar' }, audio] }],
		['talkingAvatar', 'elements[0].avatar_id', { elements: [{ ...avatar, avatar_id: 7 }, audio] }],
		['talkingAvatar', 'elements[0].scale_x', { elements: [{ ...avatar, scale_x: '1' }, audio] }],
		['talkingAvatar', 'elements[0].offset_y', { elements: [{ ...avatar, offset_y: null }, audio] }],
		['talkingAvatar', 'elements[0].scale', { elements: [{ ...avatar, scale: 1 }, audio] }],
		['talkingAvatar', 'voice_id', { elements: [avatar, { ...speech, voice_id: undefined }] }],
		['talkingAvatar', 'input_text', { elements: [avatar, { ...speech, input_text: '' }] }],
		['talkingAvatar', 'input_text', { elements: [avatar, { type: 'audio', voice_id: 'v' }] }],
		[
			'talkingAvatar',
			'input_text',
			{ elements: [avatar, { ...speech, input_text: 'x'.repeat(50_001) }] },
		],
		['talkingAvatar', 'elements[1].url', { elements: [avatar, { ...audio, url: 'x.mp3' }] }],
		[
			'talkingAvatar',
			'elements[0].url',
			{ elements: [{ type: 'image', url: 'red' }, avatar, audio] },
		],
		['talkingAvatar', 'needs url', { elements: [{ type: 'image' }, avatar, audio] }],
	])('%s: %s in %j', async (product, words, wrong) => {
		const { code, msg } = await make(simulator(), product, wrong);
		expect(code).toBe(1003);
		expect(msg).toContain(words);
		expect(simulator().jobs).toEqual([]);
	});
});

describe('a right body of a talking avatar', () => {
	it.each<[string, object[]]>([
		['a text', [avatar, speech]],
		['a file that is the avatar', [{ type: 'avatar', url: 'https://videos.example/a.png' }, audio]],
		['both, of which url wins', [avatar, { ...speech, ...audio }]],
		['a colour behind it', [{ type: 'image', url: '#00ffAA' }, avatar, audio]],
		[
			'a picture behind it, each with a place',
			[
				{
					type: 'image',
					url: 'https://videos.example/b.png',
					scale_x: 1,
					scale_y: 1,
					offset_x: 1920,
					offset_y: 1080,
					width: 3840,
					height: 2160,
				},
				{ ...avatar, scale_x: 0.5, offset_x: -3, width: 1080, height: 1080 },
				audio,
			],
		],
	])('has %s', async (_name, elements) => {
		expect((await make(simulator(), 'talkingAvatar', { elements })).code).toBe(1000);
	});

	it('may have any ID, unless the simulator is told to refuse those of no list', async () => {
		const strict = await startSimulator({ stepMs: Infinity, refuseUnknownIds: true });
		const ask = async (avatar_id: string, voice_id: string) => {
			const elements = [
				{ type: 'avatar', avatar_id },
				{ ...speech, voice_id },
			];
			return (await make(strict, 'talkingAvatar', { elements })).msg;
		};
		expect(await ask('akool-talking-1', 'cloned-voice-1')).toBe('OK');
		expect(await ask('nobody', 'cloned-voice-1')).toContain('avatar_id: nobody');
		expect(await ask('akool-talking-1', 'mute')).toContain('voice_id: mute');
		await strict.close();
	});
});
