/** A value that came as JSON from outside. */
export type Json = Record<string, unknown>;

/** A tool that the model is to call. */
export interface ToolCall {
	/** As n8n names it to the model: the node's name with underscores for blanks. */
	tool: string;
	arguments: Json;
}

/** One answer of the model: calls of tools, or the last text. */
export type ModelTurn = { calls: ToolCall[] } | { text: string };

/** A tool that n8n offers. */
export interface ToolDefinition {
	name: string;
	description: string;
	/** JSON schema of the arguments. */
	parameters: { properties?: Record<string, Json>; required?: string[] };
}

/** What a tool gave back. */
export interface ToolResult {
	tool: string;
	/** The text that the model reads; n8n sends JSON. */
	content: string;
}

/** One request, in terms that are the same for both APIs. */
export interface ModelRequest {
	api: 'chat completions' | 'responses';
	streams: boolean;
	model: string;
	/** What the user wrote last. */
	prompt: string;
	/** What the user wrote before in the same conversation, the oldest first. */
	earlierPrompts: string[];
	tools: ToolDefinition[];
	/** The results of all calls since the last prompt, the oldest first. */
	results: ToolResult[];
}

/** A call as it goes over the line. */
export interface NumberedCall extends ToolCall {
	id: string;
}

/** An answer as it goes over the line. */
export interface Answer {
	id: string;
	model: string;
	text: string | null;
	calls: NumberedCall[];
}

/** What an API's format makes of a request body. */
export interface Asked {
	/** What the user wrote, the oldest first. */
	prompts: string[];
	tools: ToolDefinition[];
	/** The results since the last prompt, by id of the call. */
	outputs: Array<{ callId: string; content: string }>;
}

/** How one of the two APIs writes requests and answers. */
export interface ApiFormat {
	name: ModelRequest['api'];
	/** @throws Unforeseen when the body is not what n8n is known to send */
	read(body: Json): Asked;
	/** The body of an answer in one piece. */
	write(answer: Answer): Json;
	/** The same answer as server-sent events. */
	stream(answer: Answer): Array<{ event?: string; data: Json | '[DONE]' }>;
}

/** n8n asks something that the script does not foresee. */
export class Unforeseen extends Error {
	override name = 'Unforeseen';
}
