import { conversation, objects, text } from './read';
import type { Answer, ApiFormat, Json, ToolDefinition } from './types';

function outputItems({ id, text: words, calls }: Answer): Json[] {
	const said = words === null ? [] : [messageItem(id, words)];
	return [
		...said,
		...calls.map((call) => ({
			id: `fc_${call.id}`,
			type: 'function_call',
			status: 'completed',
			call_id: call.id,
			name: call.tool,
			arguments: JSON.stringify(call.arguments),
		})),
	];
}

const messageItem = (id: string, words: string): Json => ({
	id: `msg_${id}`,
	type: 'message',
	role: 'assistant',
	status: 'completed',
	content: [{ type: 'output_text', text: words, annotations: [] }],
});

function wholeResponse(answer: Answer): Json {
	return {
		id: answer.id,
		object: 'response',
		created_at: Math.floor(Date.now() / 1000),
		status: 'completed',
		model: answer.model,
		error: null,
		incomplete_details: null,
		metadata: {},
		output: outputItems(answer),
		usage: {
			input_tokens: 1,
			output_tokens: 1,
			total_tokens: 2,
			input_tokens_details: { cached_tokens: 0 },
			output_tokens_details: { reasoning_tokens: 0 },
		},
	};
}

/** POST /responses */
export const responses: ApiFormat = {
	name: 'responses',

	read: (body) => {
		const { prompts, since } = conversation(objects('input', body.input));
		return {
			prompts,
			tools: objects('tools', body.tools ?? []) as unknown as ToolDefinition[],
			outputs: since
				.filter(({ type }) => type === 'function_call_output')
				.map(({ call_id, output }) => ({
					callId: String(call_id),
					content: text('a tool’s result', output),
				})),
		};
	},

	write: wholeResponse,

	stream: (answer) => {
		const response = wholeResponse(answer);
		const items = outputItems(answer);
		const events: Json[] = [
			{ type: 'response.created', response: { ...response, status: 'in_progress', output: [] } },
			...items.flatMap((item, output_index) => [
				{ type: 'response.output_item.added', output_index, item },
				...(item.type === 'message'
					? [
							{
								type: 'response.output_text.delta',
								output_index,
								item_id: item.id,
								content_index: 0,
								delta: answer.text,
							},
						]
					: []),
				{ type: 'response.output_item.done', output_index, item },
			]),
			{ type: 'response.completed', response },
		];
		return events.map((data, sequence_number) => ({
			event: String(data.type),
			data: { ...data, sequence_number },
		}));
	},
};
