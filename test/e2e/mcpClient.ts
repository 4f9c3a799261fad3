import type { IDataObject } from 'n8n-workflow';

/** The revision of the Model Context Protocol that is spoken. */
const REVISION = '2025-06-18';

/** A tool as the server lists it. */
export interface McpTool {
	name: string;
	description: string;
	/** JSON schema of the arguments. */
	inputSchema: { properties?: Record<string, IDataObject> };
}

/** What a call of a tool came to. */
export interface McpResult {
	isError?: boolean;
	content: Array<{ type: string; text: string }>;
}

/** A client of an MCP server, over streamable HTTP. */
export class McpClient {
	private session: string | null = null;
	private asked = 0;

	private constructor(private readonly url: string) {}

	/** Opens a session. */
	static async connect(url: string): Promise<McpClient> {
		const client = new McpClient(url);
		await client.ask('initialize', {
			protocolVersion: REVISION,
			capabilities: {},
			clientInfo: { name: 'tests', version: '1' },
		});
		await client.post({ method: 'notifications/initialized' });
		return client;
	}

	async tools(): Promise<McpTool[]> {
		return (await this.ask<{ tools: McpTool[] }>('tools/list', {})).tools;
	}

	async call(name: string, values: IDataObject): Promise<McpResult> {
		return await this.ask('tools/call', { name, arguments: values });
	}

	/** Ends the session. */
	async close(): Promise<void> {
		await fetch(this.url, { method: 'DELETE', headers: this.headers() });
	}

	/** @throws Error with the server's words when it does not give a result */
	private async ask<T>(method: string, params: IDataObject): Promise<T> {
		const id = ++this.asked;
		const response = await this.post({ id, method, params });
		this.session ??= response.headers.get('mcp-session-id');
		const body = await response.text();
		const messages = [...body.matchAll(/^data: (.*)$/gm)].map(
			([, data = '']) => JSON.parse(data) as { id?: number; result?: T },
		);
		const answer = messages.find((message) => message.id === id);
		if (answer?.result === undefined) {
			throw new Error(`${method} was answered ${response.status}: ${body}`);
		}
		return answer.result;
	}

	private async post(message: IDataObject): Promise<Response> {
		return await fetch(this.url, {
			method: 'POST',
			headers: this.headers(),
			body: JSON.stringify({ jsonrpc: '2.0', ...message }),
		});
	}

	private headers(): Record<string, string> {
		return {
			'content-type': 'application/json',
			accept: 'application/json, text/event-stream',
			'mcp-protocol-version': REVISION,
			...(this.session !== null && { 'mcp-session-id': this.session }),
		};
	}
}
