import type { Kind } from './differences';

/** An account, and what to do with it. */
export interface LiveSettings {
	baseUrl: string;
	apiKey: string;
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

/** Asks Akool for all that the settings allow, one call after the other. */
export async function askAkool(settings: LiveSettings): Promise<LiveAnswer[]> {
	const { videoModelId, create } = settings;
	const calls: Array<[Kind, string, object?]> = [
		['languages', '/api/open/v3/language/list'],
		['credit', '/api/open/v3/faceswap/quota/info'],
		['avatars', '/api/open/v3/avatar/list?page=1&size=10&from=2'],
		['voices', '/api/open/v4/voice/list?page=1&size=10'],
	];
	if (videoModelId !== undefined) {
		const query = new URLSearchParams({ video_model_id: videoModelId });
		calls.push(['job', `/api/open/v3/content/video/infobymodelid?${query}`]);
	}
	if (create !== undefined) {
		const { videoUrl: url, callbackUrl: webhookUrl } = create;
		const body = { url, webhookUrl, language: 'es', source_language: 'DEFAULT', lipsync: false };
		calls.push(['created', '/api/open/v3/content/video/createbytranslate', body]);
	}
	const answers: LiveAnswer[] = [];
	for (const [kind, path, body] of calls) answers.push(await ask(settings, kind, path, body));
	return answers;
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
		const { code, data } = JSON.parse(text) as { code?: unknown; data?: unknown };
		return code === SUCCESS ? { kind, data, problem: null } : failed(`code ${String(code)}`);
	} catch (error) {
		const isText = error instanceof SyntaxError;
		return failed(isText ? 'the answer is not JSON' : `no answer: ${(error as Error).message}`);
	}
}
