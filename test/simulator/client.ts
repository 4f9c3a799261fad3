import type { AkoolSimulator } from '../../tools/simulator';

export const CREATE = '/api/open/v3/content/video/createbytranslate';
export const INFO = '/api/open/v3/content/video/infobymodelid';
export const LANGUAGES = '/api/open/v3/language/list';
export const CREDIT = '/api/open/v3/faceswap/quota/info';

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
