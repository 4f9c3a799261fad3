import type { Goal, Table } from './benchmark';

type Rows = Pick<Table, 'head' | 'rows'>;

const HEAD = ['goal', 'figure', 'spread', 'rounds', ''];

function row({ goal, figure, spread = '–', rounds, met }: Goal): string[] {
	return [goal, figure, spread, String(rounds ?? '–'), met ? 'met' : '**not met**'];
}

/** The goals of one benchmark with what was reached. */
export function goalRows(goals: Goal[]): Rows {
	return { head: HEAD, rows: goals.map(row) };
}

/** The goals of several benchmarks, each with the name of its benchmark. */
export function allGoalRows(chapters: Array<{ name: string; goals: Goal[] }>): Rows {
	const rows = chapters.flatMap(({ name, goals }) => goals.map((goal) => [name, ...row(goal)]));
	return { head: ['benchmark', ...HEAD], rows };
}
