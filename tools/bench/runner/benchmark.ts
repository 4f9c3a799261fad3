import type { Stages } from './stages';

/** How thoroughly to measure. */
export interface Setting {
	/** Fewer rounds and smaller sizes: to see that it works, not to conclude from. */
	quick: boolean;
	stages: Stages;
}

/** Rows of text below a head. */
export interface Table {
	title: string;
	head: string[];
	rows: string[][];
}

/** What was to be reached, and what was. */
export interface Goal {
	goal: string;
	figure: string;
	/** How far the rounds are apart: the least and the most, and the median distance from the median. */
	spread?: string;
	/** How many rounds the figure comes from. */
	rounds?: number;
	met: boolean;
	/** The cause, for the reader who sees that it was not reached. */
	why: string;
}

/** A picture beside the tables. */
export interface Chart {
	title: string;
	/** The whole file. */
	svg: string;
}

/** What a benchmark has to say. */
export interface Report {
	/** How it was measured, in Markdown. */
	method: string;
	tables: Table[];
	goals: Goal[];
	chart?: Chart;
}

/** One comparison. What it measured is kept as JSON, and told anew from that whenever asked. */
export interface Benchmark<Result = unknown> {
	number: number;
	/** Names its files. */
	name: string;
	title: string;
	measure(setting: Setting): Promise<Result>;
	report(result: Result): Report;
}
