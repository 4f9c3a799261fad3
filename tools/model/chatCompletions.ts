import { conversation, objects, required, text } from './read';
import type { Answer, ApiFormat, Json, ToolDefinition } from './types';

const toolCalls = ({ calls }: Answer) =>
	calls.map(({ id, tool, arguments: values }, index) => ({
		index,
		id,
		type: 'function',
		function: { name: tool, arguments: JSON.stringify(values) },
	}));

const message = (answer: Answer): Json => ({
	role: 'assistant',
	content: answer.text,
	...(answer.calls.length > 0 && { tool_calls: toolCalls(answer) }),
});

const finishReason = ({ calls }: Answer) => (calls.length > 0 ? 'tool_calls' : 'stop');

const head = ({ id, model }: Answer, object: string): Json => ({
	id,
	object,
	created: Math.floor(Date.now() / 1000),
	model,
});

/** POST /chat/completions */
export const chatCompletions: ApiFormat = {
	name: 'chat completions',

	read: (body) => {
		const { prompts, since } = conversation(objects('messages', body.messages));
		return {
			prompts,
			tools: objects('tools', body.tools ?? []).map(
				(tool) => required('a tool’s function', tool.function) as unknown as ToolDefinition,
			),
			outputs: since
				.filter(({ role }) => role === 'tool')
				.map(({ tool_call_id, content }) => ({
					callId: String(tool_call_id),
					content: text('a tool’s result', content),
				})),
		};
	},

	write: (answer) => ({
		...head(answer, 'chat.completion'),
		choices: [{ index: 0, message: message(answer), finish_reason: finishReason(answer) }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	}),

	stream: (answer) => {
		const chunk = (delta: Json, finish_reason: string | null) => ({
			data: {
				...head(answer, 'chat.completion.chunk'),
				choices: [{ index: 0, delta, finish_reason }],
			},
		});
		return [
			chunk(message(answer), null),
			chunk({}, finishReason(answer)),
			{ data: '[DONE]' as const },
		];
	},
};
