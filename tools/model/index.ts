import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { CredentialDefinition } from '../n8n/types';
import { readBody } from '../simulator/responses';
import { chatCompletions } from './chatCompletions';
import { required } from './read';
import { responses } from './responses';
import { Script } from './script';
import { Unforeseen } from './types';
import type { Answer, ApiFormat, ModelRequest, ModelTurn } from './types';

export type { ModelRequest, ModelTurn, ToolCall, ToolDefinition, ToolResult } from './types';

const FORMATS = new Map<string, ApiFormat>([
	['POST /v1/chat/completions', chatCompletions],
	['POST /v1/responses', responses],
]);

/** A running stand-in for a language model that speaks OpenAI's two APIs and answers by a script. */
export interface ModelStandIn {
	/** For n8n's OpenAI nodes. */
	credential: CredentialDefinition;
	/** Every request that the script foresaw, in the order of arrival. */
	requests: ModelRequest[];
	/** Begins a new script and forgets what was. */
	play(turns: ModelTurn[]): void;
	/** @throws Error when n8n asked something unforeseen, or did not ask for all turns of the script */
	assertPlayed(): void;
	close(): Promise<void>;
}

/**
 * Starts the stand-in on 127.0.0.1. What the script does not foresee is refused with HTTP 400, which
 * n8n shows as the model's error and does not try again.
 */
export async function startModel(): Promise<ModelStandIn> {
	const requests: ModelRequest[] = [];
	const problems: string[] = [];
	let script = new Script([]);

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		try {
			const format = FORMATS.get(`${request.method} ${request.url}`);
			if (!format) throw new Unforeseen(`${request.method} ${request.url} is not known`);
			const body = required('the body', JSON.parse(await readBody(request)));
			const asked = format.read(body);
			const model = String(body.model);
			const streams = body.stream === true;
			const { prompts, tools } = asked;
			const results = script.results(asked);
			const reply = script.next(model, asked);
			requests.push({
				api: format.name,
				streams,
				model,
				prompt: prompts.at(-1) ?? '',
				earlierPrompts: prompts.slice(0, -1),
				tools,
				results,
			});
			if (streams) sendEvents(response, format, reply);
			else send(response, 200, format.write(reply));
		} catch (error) {
			const { message } = error as Error;
			problems.push(message);
			send(response, 400, {
				error: { message, type: 'invalid_request_error', code: 'unforeseen' },
			});
		}
	};
	const server = createServer((request, response) => void answer(request, response));
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;

	return {
		credential: {
			name: 'Model',
			type: 'openAiApi',
			data: { apiKey: 'stand-in', url: `http://127.0.0.1:${port}/v1`, header: false },
		},
		requests,
		play: (turns) => {
			script = new Script(turns);
			requests.length = 0;
			problems.length = 0;
		},
		assertPlayed: () => {
			if (script.left > 0) problems.push(`${script.left} turns of the script were not asked for`);
			if (problems.length > 0) throw new Error(`The model: ${problems.join('; ')}.`);
		},
		close: async () => {
			const closed = new Promise<void>((resolve) => server.close(() => resolve()));
			server.closeAllConnections();
			await closed;
		},
	};
}

function send(response: ServerResponse, status: number, body: object): void {
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function sendEvents(response: ServerResponse, format: ApiFormat, reply: Answer): void {
	response.writeHead(200, { 'content-type': 'text/event-stream' });
	for (const { event, data } of format.stream(reply)) {
		if (event !== undefined) response.write(`event: ${event}\n`);
		response.write(`data: ${data === '[DONE]' ? data : JSON.stringify(data)}\n\n`);
	}
	response.end();
}
