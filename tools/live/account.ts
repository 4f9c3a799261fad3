import type { Kind } from './differences';

/** An account, and what to do with it. */
export interface LiveSettings {
	baseUrl: string;
	apiKey: string;
	/** With it, a token is asked for, and callbacks are verified and decrypted. */
	clientId?: string;
	/** Of a job to read; without it, none is read. */
	videoModelId?: string;
	/** With it, one job is made, which costs credits. */
	create?: { videoUrl: string; callbackUrl?: string };
}

/** An answer, or why there is none. */
export interface LiveAnswer {
	kind: Kind;
	/** The envelope's data; null when the call failed. */
	data: unknown;
	/** What went wrong, without anything secret; null when nothing did. */
	problem: string | null;
}

const SUCCESS = 1000;

/** Asks Akool for all that can be read with the settings, one call after the other. */
export async function readAccount(settings: LiveSettings): Promise<LiveAnswer[]> {
	const { videoModelId, clientId, apiKey } = settings;
	const calls: Array<[Kind, string, object?]> = [
		['languages', '/api/open/v3/language/list'],
		['credit', '/api/open/v3/faceswap/quota/info'],
		['avatars', '/api/open/v3/avatar/list?page=1&size=10&from=2'],
		['voices', '/api/open/v4/voice/list?page=1&size=10&type=2'],
	];
	if (clientId !== undefined) {
		calls.push(['token', '/api/open/v3/getToken', { clientId, clientSecret: apiKey }]);
	}
	if (videoModelId !== undefined) calls.push(jobCall(videoModelId));
	const answers: LiveAnswer[] = [];
	for (const [kind, path, body] of calls) answers.push(await ask(settings, kind, path, body));
	return answers;
}

/**
 * Makes one job, a translation into Spanish, if the settings tell so, and looks it up.
 * @returns the answers; none when no job is to be made
 */
export async function createOne(settings: LiveSettings): Promise<LiveAnswer[]> {
	if (settings.create === undefined) return [];
	const { videoUrl: url, callbackUrl: webhookUrl } = settings.create;
	const body = { url, webhookUrl, language: 'es', source_language: 'DEFAULT', lipsync: false };
	const path = '/api/open/v3/content/video/createbytranslate';
	const created = await ask(settings, 'created', path, body);
	const { _id: id } = (created.data ?? {}) as { _id?: unknown };
	if (typeof id !== 'string') return [created];
	return [created, await ask(settings, ...jobCall(id))];
}

function jobCall(id: string): [Kind, string] {
	const query = new URLSearchParams({ video_model_id: id });
	return ['job', `/api/open/v3/content/video/infobymodelid?${query}`];
}

async function ask(
	{ baseUrl, apiKey }: LiveSettings,
	kind: Kind,
	path: string,
	body?: object,
): Promise<LiveAnswer> {
	const failed = (problem: string) => ({ kind, data: null, problem });
	try {
		const response = await fetch(`${baseUrl.replace(/\/+$/, '')}${path}`, {
			method: body === undefined ? 'GET' : 'POST',
			headers: { 'x-api-key': apiKey, 'content-type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		const text = await response.text();
		if (!response.ok) return failed(`HTTP ${response.status}`);
		const { code, data, token } = JSON.parse(text) as Record<string, unknown>;
		if (code !== SUCCESS) return failed(`code ${String(code)}`);
		// The token is not within the data.
		return { kind, data: kind === 'token' ? { token } : data, problem: null };
	} catch (error) {
		const isText = error instanceof SyntaxError;
		return failed(isText ? 'the answer is not JSON' : `no answer: ${(error as Error).message}`);
	}
}
