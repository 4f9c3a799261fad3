import { markdownTable } from 'markdown-table';

import type { Goal, Table } from './benchmark';

/** A table as text: for Markdown, and legible in a terminal. */
export function tableText({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
	const align = head.map((_, column) => (column === 0 ? 'l' : 'r'));
	return markdownTable([head, ...rows], { align });
}

const GOAL_HEAD = ['goal', 'figure', 'spread', 'rounds', ''];

function goalRow({ goal, figure, spread = '–', rounds, met }: Goal): string[] {
	return [goal, figure, spread, String(rounds ?? '–'), met ? 'met' : '**not met**'];
}

/** The goals of one benchmark with what was reached. */
export function goalTable(goals: Goal[]): string {
	return markdownTable([GOAL_HEAD, ...goals.map(goalRow)]);
}

/** The goals of several benchmarks, each with the name of its benchmark. */
export function allGoalsTable(chapters: Array<{ name: string; goals: Goal[] }>): string {
	const rows = chapters.flatMap(({ name, goals }) => goals.map((goal) => [name, ...goalRow(goal)]));
	return markdownTable([['benchmark', ...GOAL_HEAD], ...rows]);
}
