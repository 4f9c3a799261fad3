import { randomUUID } from 'node:crypto';

import { Unforeseen } from './types';
import type {
	Answer,
	Asked,
	ModelTurn,
	NumberedCall,
	ToolCall,
	ToolDefinition,
	ToolResult,
} from './types';

/** A conversation written beforehand: what the model answers, turn by turn. */
export class Script {
	// A conversation that goes on with another script must not meet the same ids again.
	private readonly id = randomUUID().slice(0, 8);
	private readonly made: NumberedCall[] = [];
	private played = 0;

	constructor(private readonly turns: readonly ModelTurn[]) {}

	/** How many turns nobody has asked for. */
	get left(): number {
		return this.turns.length - this.played;
	}

	/**
	 * The results that came with a request, which must be those of all calls made so far and of no other.
	 * @throws Unforeseen when one is missing or belongs to no call
	 */
	results({ outputs }: Asked): ToolResult[] {
		const asked = outputs.map(({ callId }) => callId).join();
		const expected = this.made.map(({ id }) => id).join();
		if (asked !== expected) {
			throw new Unforeseen(`the results are of calls [${asked}], expected were [${expected}]`);
		}
		return this.made.map(({ tool }, index) => ({ tool, content: outputs[index]?.content ?? '' }));
	}

	/**
	 * The next answer, to a model that is offered these tools.
	 * @throws Unforeseen when the script is over, or calls a tool in a way that is not offered
	 */
	next(model: string, tools: ToolDefinition[]): Answer {
		const turn = this.turns[this.played];
		if (turn === undefined) throw new Unforeseen('the script has no further turn');
		const calls = 'calls' in turn ? turn.calls : [];
		for (const call of calls) assertOffered(call, tools);
		this.played++;
		const numbered = calls.map((call, index) => ({
			...call,
			id: `call_${this.id}_${this.played}_${index + 1}`,
		}));
		this.made.push(...numbered);
		return {
			id: `answer_${this.id}_${this.played}`,
			model,
			text: 'text' in turn ? turn.text : null,
			calls: numbered,
		};
	}
}

function assertOffered(call: ToolCall, tools: ToolDefinition[]): void {
	const tool = tools.find(({ name }) => name === call.tool);
	if (tool === undefined) {
		const names = tools.map(({ name }) => name).join(', ');
		throw new Unforeseen(`the script calls ${call.tool}, n8n offers ${names || 'no tool'}`);
	}
	const given = Object.keys(call.arguments).sort().join();
	const taken = Object.keys(tool.parameters.properties ?? {})
		.sort()
		.join();
	if (given !== taken) {
		throw new Unforeseen(`the script gives ${call.tool} [${given}], it takes [${taken}]`);
	}
}
