import { createDecipheriv } from 'crypto';

import type { AkoolSimulator, CallbackBody, ProductName } from '../../tools/simulator';

export const CREATE = '/api/open/v3/content/video/createbytranslate';
export const INFO = '/api/open/v3/content/video/infobymodelid';
export const LANGUAGES = '/api/open/v3/language/list';
export const CREDIT = '/api/open/v3/faceswap/quota/info';

export const AVATARS = '/api/open/v3/avatar/list';
export const VOICES = '/api/open/v4/voice/list';
export const SIGN_IN = '/api/open/v3/getToken';

/** Paths of the create calls. */
export const CREATES: Record<ProductName, string> = {
	translation: CREATE,
	lipSync: '/api/open/v3/content/video/lipsync',
	talkingPhoto: '/api/open/v3/content/video/createbytalkingphoto',
	talkingAvatar: '/api/open/v3/talkingavatar/create',
};

/** A sound body for each create call; the file of each is called hello. */
export const BODIES: Record<ProductName, Record<string, unknown>> = {
	translation: { url: 'https://videos.example/hello.mp4', language: 'fr' },
	lipSync: {
		video_url: 'https://videos.example/talk.mp4',
		audio_url: 'https://videos.example/hello.mp3',
	},
	talkingPhoto: {
		talking_photo_url: 'https://videos.example/face.png',
		audio_url: 'https://videos.example/hello.mp3',
	},
	talkingAvatar: {
		width: 3840,
		height: 2160,
		avatar_from: 2,
		elements: [
			{ type: 'avatar', avatar_id: 'akool-talking-1' },
			{ type: 'audio', url: 'https://videos.example/hello.mp3' },
		],
	},
};

export const SOURCE = 'https://videos.example/talk.mp4';

export interface Answer {
	code: number;
	msg: string;
	token?: string;
	data: Record<string, unknown>;
	all_results?: Answer[];
}

/** Sends a request with the simulator's API token and gives the raw answer. */
export async function ask(
	simulator: AkoolSimulator,
	path: string,
	init: RequestInit = {},
): Promise<Response> {
	const authorization = `Bearer ${simulator.credential.apiToken}`;
	return await fetch(simulator.url + path, { headers: { authorization }, ...init });
}

/** Asks with GET and gives the envelope, which Akool sends with HTTP 200 always. */
export async function get(simulator: AkoolSimulator, path: string): Promise<Answer> {
	return await envelope(await ask(simulator, path));
}

/** The request of a create call; text goes as it is, anything else as JSON. */
export function createRequest(simulator: AkoolSimulator, body: unknown): RequestInit {
	return {
		method: 'POST',
		headers: {
			authorization: `Bearer ${simulator.credential.apiToken}`,
			'content-type': 'application/json',
		},
		body: typeof body === 'string' ? body : JSON.stringify(body),
	};
}

/** Creates translations and gives the envelope; `url`, `language` and `lipsync` have defaults. */
export async function create(simulator: AkoolSimulator, body: object = {}): Promise<Answer> {
	const whole = { url: SOURCE, language: 'fr', lipsync: false, ...body };
	return await envelope(await ask(simulator, CREATE, createRequest(simulator, whole)));
}

/** Get Video Info. */
export async function info(simulator: AkoolSimulator, id: unknown): Promise<Answer> {
	return await get(simulator, `${INFO}?video_model_id=${String(id)}`);
}

/** The envelope of an answer; throws when the HTTP status is not 200. */
export async function envelope(response: Response): Promise<Answer> {
	if (response.status !== 200) throw new Error(`HTTP ${response.status}`);
	return (await response.json()) as Answer;
}

/** Creates a job of any product with a sound body, changed as told, and gives the envelope. */
export async function make(
	simulator: AkoolSimulator,
	product: ProductName,
	changes: object = {},
): Promise<Answer> {
	const request = createRequest(simulator, { ...BODIES[product], ...changes });
	return await envelope(await ask(simulator, CREATES[product], request));
}

/** What the body of a callback says when it is decrypted. */
export function payloadOf(simulator: AkoolSimulator, body: unknown): Record<string, unknown> {
	const { clientId, apiKey } = simulator.credential;
	const decipher = createDecipheriv('aes-192-cbc', apiKey, clientId.slice(0, 16));
	const { dataEncrypt } = body as CallbackBody;
	return JSON.parse(
		decipher.update(dataEncrypt, 'base64', 'utf8') + decipher.final('utf8'),
	) as Record<string, unknown>;
}
