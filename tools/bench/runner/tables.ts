import { markdownTable } from 'markdown-table';

import type { Table } from './benchmark';

/** A table as text: for Markdown, and legible in a terminal. */
export function tableText({ head, rows }: Pick<Table, 'head' | 'rows'>): string {
	const align = head.map((_, column) => (column === 0 ? 'l' : 'r'));
	return markdownTable([head, ...rows], { align });
}
