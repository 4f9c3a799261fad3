import { failure } from './resultCodes';
import type { Schedule } from './schedule';
import type { Envelope, FaultKind, FaultRule, ProductName } from './types';

/** What the rules look at in a request. */
interface RequestFacts {
	kind: FaultKind;
	/** Of the create, or of the job asked about. */
	product?: ProductName;
	/** The sources of the create, or of the job asked about, and what else tells it apart. */
	urls: string[];
	languages: string[];
	id?: string;
	/** Authenticated and well formed: Akool itself would do what is asked. */
	sound: boolean;
}

/** What befalls one request. */
export interface Strike {
	latencyMs: number;
	/** What holds the answer back: each resolves when its rule is removed. */
	holds: Array<Promise<void>>;
	/** The rule that replaces the answer, if any. */
	effect: FaultRule | null;
	/** The target languages of a create that are refused, with the answers for them. */
	refusals: Map<string, Envelope>;
}

interface Entry {
	rule: FaultRule;
	seen: number;
	struck: number;
	/** Resolves when the rule is removed. */
	removed: Promise<void>;
	/** Notes that it is. */
	end: () => void;
}

function entryOf(rule: FaultRule): Entry {
	let end = (): void => undefined;
	const removed = new Promise<void>((resolve) => {
		end = resolve;
	});
	return { rule, seen: 0, struck: 0, removed, end };
}

function hasEffect(rule: FaultRule): boolean {
	const { code, http, empty, html, truncated, cut, hang } = rule;
	return code !== undefined || http !== undefined || !!(empty || html || truncated || cut || hang);
}

function matches(rule: FaultRule, facts: RequestFacts): boolean {
	if (rule.kind !== undefined && rule.kind !== facts.kind) return false;
	// A code is Akool's own word, which it gives only after authentication and validation.
	if (rule.code !== undefined && !facts.sound) return false;
	if (rule.id !== undefined && rule.id !== facts.id) return false;
	if (rule.language !== undefined && !facts.languages.includes(rule.language)) return false;
	if (rule.product !== undefined && rule.product !== facts.product) return false;
	const { url } = rule;
	if (url === undefined) return true;
	// search() rather than test(): a global expression would remember where it stopped.
	return facts.urls.some((own) => (typeof url === 'string' ? url === own : own.search(url) >= 0));
}

function isDue(entry: Entry): boolean {
	entry.seen++;
	if (entry.seen <= (entry.rule.after ?? 0)) return false;
	if (entry.struck >= (entry.rule.times ?? Infinity)) return false;
	entry.struck++;
	return true;
}

/** The faults in force. Of several that replace the same answer, the one added first strikes. */
export class Faults {
	private entries: Entry[] = [];

	/**
	 * Adds a fault.
	 * @returns removes it, and lets go the answers that it held back
	 * @throws Error when the rule would do nothing
	 */
	add(rule: FaultRule): () => void {
		if (!hasEffect(rule) && rule.latencyMs === undefined && !rule.held) {
			throw new Error('This fault does nothing: give it code, http, cut, latencyMs, …');
		}
		const entry = entryOf(rule);
		this.entries.push(entry);
		return () => {
			this.entries = this.entries.filter((other) => other !== entry);
			entry.end();
		};
	}

	clear(): void {
		const { entries } = this;
		this.entries = [];
		for (const { end } of entries) end();
	}

	/** Finds, and counts, what strikes a request; `passing` are rules for this request alone. */
	strike(facts: RequestFacts, passing: FaultRule[]): Strike {
		const strike: Strike = { latencyMs: 0, holds: [], effect: null, refusals: new Map() };
		const entries =
			passing.length === 0 ? this.entries : [...this.entries, ...passing.map(entryOf)];
		for (const entry of entries) {
			const { rule } = entry;
			if (!matches(rule, facts)) continue;
			const refused =
				facts.kind === 'create' && rule.code !== undefined ? rule.language : undefined;
			const replaces = refused === undefined && hasEffect(rule);
			const taken =
				refused === undefined ? replaces && strike.effect !== null : strike.refusals.has(refused);
			if (taken || !isDue(entry)) continue;
			strike.latencyMs += rule.latencyMs ?? 0;
			if (rule.held) strike.holds.push(entry.removed);
			if (replaces) strike.effect = rule;
			if (refused !== undefined) strike.refusals.set(refused, codeEnvelope(rule));
		}
		return strike;
	}
}

/** Waits as long as the faults that strike a request want it, and `moreMs` besides. */
export async function untilDue(
	{ latencyMs, holds }: Strike,
	schedule: Schedule,
	moreMs = 0,
): Promise<void> {
	const delay = latencyMs + moreMs;
	if (delay > 0) await schedule.pause(delay);
	await Promise.all(holds);
}

/** The answer of a fault with a `code`. */
export function codeEnvelope(rule: FaultRule): Envelope {
	return failure(rule.code ?? 1000, rule.msg, rule.data ?? null);
}
