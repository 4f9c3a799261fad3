/** The account that `connect` makes in a fresh n8n. */
export const OWNER = {
	email: 'owner@example.com',
	password: 'Translate-1-video',
	firstName: 'Demo',
	lastName: 'Owner',
};

/** n8n refused a request. */
export class N8nRequestError extends Error {
	constructor(
		method: string,
		path: string,
		/** HTTP status. */
		readonly status: number,
		/** n8n's own message. */
		readonly reason: string,
	) {
		super(`n8n answered ${status} to ${method} ${path}: ${reason}`);
		this.name = 'N8nRequestError';
	}
}

interface Envelope<T> {
	data: T;
}

/** What a session needs to go on in another process. */
export interface SessionKey {
	/** n8n's address without a slash at the end. */
	url: string;
	/** Headers with cookie and API key. */
	headers: Record<string, string>;
}

/** A logged-in session with an API key: both of n8n's APIs, the editor's and the public one. */
export class N8nSession {
	constructor(readonly key: SessionKey) {}

	/**
	 * Sets up the owner of a fresh n8n or, where there is one, logs in; makes an API key.
	 * @param url n8n's address without a slash at the end
	 */
	static async open(url: string): Promise<N8nSession> {
		const session = new N8nSession({ url, headers: {} });
		const { email, password } = OWNER;
		const { userManagement } = await session.editor<{
			userManagement: { showSetupOnFirstLoad?: boolean };
		}>('GET', '/settings');
		const cookies = userManagement.showSetupOnFirstLoad
			? await session.logIn('/owner/setup', OWNER)
			: await session.logIn('/login', { emailOrLdapLoginId: email, password });
		session.key.headers.cookie = cookies;
		const scopes = await session.editor<string[]>('GET', '/api-keys/scopes');
		const label = `harness ${Date.now()}`;
		const { rawApiKey } = await session.editor<{ rawApiKey: string }>('POST', '/api-keys', {
			label,
			expiresAt: null,
			scopes,
		});
		session.key.headers['x-n8n-api-key'] = rawApiKey;
		return session;
	}

	/**
	 * Calls the API that n8n's editor uses.
	 * @returns what is under the answer's `data`
	 * @throws N8nRequestError
	 */
	async editor<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.send(method, `/rest${path}`, body);
		return ((await response.json()) as Envelope<T>).data;
	}

	/**
	 * Reads a list of n8n's public API to its end.
	 * @throws N8nRequestError
	 */
	async apiPages<T>(path: string, query: Record<string, string>): Promise<T[]> {
		const found: T[] = [];
		for (let cursor: string | null = ''; cursor !== null; ) {
			const search = new URLSearchParams({ ...query, ...(cursor && { cursor }) });
			const page: { data: T[]; nextCursor: string | null } = await this.api(
				'GET',
				`${path}?${search}`,
			);
			found.push(...page.data);
			cursor = page.nextCursor;
		}
		return found;
	}

	/**
	 * Calls n8n's public API.
	 * @throws N8nRequestError
	 */
	async api<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await this.send(method, `/api/v1${path}`, body);
		return (await response.json()) as T;
	}

	private async logIn(path: string, body: object): Promise<string> {
		const response = await this.send('POST', `/rest${path}`, body);
		const cookies = response.headers.getSetCookie();
		return cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ');
	}

	private async send(method: string, path: string, body?: unknown): Promise<Response> {
		const { url, headers } = this.key;
		const response = await fetch(url + path, {
			method,
			// An n8n that is busy may close an idle connection just as it is used again.
			headers: { ...headers, 'content-type': 'application/json', connection: 'close' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});
		if (response.ok) return response;
		const text = await response.text();
		let reason = text;
		try {
			reason = (JSON.parse(text) as { message: string }).message;
		} catch {
			// Not JSON: the text is the reason.
		}
		throw new N8nRequestError(method, path, response.status, reason);
	}
}
