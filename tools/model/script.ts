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

/**
 * What the model answers, turn by turn, written beforehand: one conversation, or several that take
 * turns, as those of an agent and its sub-agent do. They are told apart by what the user wrote.
 */
export class Script {
	// A conversation that goes on with another script must not meet the same ids again.
	private readonly id = randomUUID().slice(0, 8);
	private readonly made = new Map<string, NumberedCall[]>();
	private played = 0;

	constructor(private readonly turns: readonly ModelTurn[]) {}

	/** How many turns nobody has asked for. */
	get left(): number {
		return this.turns.length - this.played;
	}

	/**
	 * The results that came with a request, which must be those of all calls made so far in its
	 * conversation and of no other.
	 * @throws Unforeseen when one is missing or belongs to no call
	 */
	results({ prompts, outputs }: Asked): ToolResult[] {
		const made = this.callsIn(prompts);
		const asked = outputs.map(({ callId }) => callId).join();
		const expected = made.map(({ id }) => id).join();
		if (asked !== expected) {
			throw new Unforeseen(`the results are of calls [${asked}], expected were [${expected}]`);
		}
		return made.map(({ tool }, index) => ({ tool, content: outputs[index]?.content ?? '' }));
	}

	/**
	 * The next answer, to whichever conversation asks for it.
	 * @throws Unforeseen when the script is over, or calls a tool in a way that is not offered
	 */
	next(model: string, { prompts, tools }: Asked): Answer {
		const turn = this.turns[this.played];
		if (turn === undefined) throw new Unforeseen('the script has no further turn');
		const calls = 'calls' in turn ? turn.calls : [];
		for (const call of calls) assertOffered(call, tools);
		this.played++;
		const numbered = calls.map((call, index) => ({
			...call,
			id: `call_${this.id}_${this.played}_${index + 1}`,
		}));
		this.callsIn(prompts).push(...numbered);
		return {
			id: `answer_${this.id}_${this.played}`,
			model,
			text: 'text' in turn ? turn.text : null,
			calls: numbered,
		};
	}

	private callsIn(prompts: string[]): NumberedCall[] {
		const conversation = JSON.stringify(prompts);
		const made = this.made.get(conversation) ?? [];
		this.made.set(conversation, made);
		return made;
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
