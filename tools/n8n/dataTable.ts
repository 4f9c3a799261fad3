import type { N8nClient } from './client';
import { N8nSession } from './session';

export type DataTableRow = Record<string, string | number | null>;

/** A table of n8n's own, in the owner's project. */
export class DataTable {
	private constructor(
		private readonly session: N8nSession,
		private readonly tables: string,
		readonly id: string,
	) {}

	/** Creates a table whose columns hold text. */
	static async create(n8n: N8nClient, name: string, columns: string[]): Promise<DataTable> {
		const session = new N8nSession(n8n.key);
		const project = await session.editor<{ id: string }>('GET', '/projects/personal');
		const tables = `/projects/${project.id}/data-tables`;
		const typed = columns.map((column) => ({ name: column, type: 'string' }));
		const { id } = await session.editor<{ id: string }>('POST', tables, { name, columns: typed });
		return new DataTable(session, tables, id);
	}

	private get path(): string {
		return `${this.tables}/${this.id}`;
	}

	/** Adds rows at the end. */
	async insert(data: DataTableRow[]): Promise<void> {
		await this.session.editor('POST', `${this.path}/insert`, { data, returnType: 'count' });
	}

	/** All rows, by their ID. */
	async rows(): Promise<DataTableRow[]> {
		const answer = await this.session.editor<{ data: DataTableRow[] }>('GET', `${this.path}/rows`);
		return answer.data.sort((one, other) => Number(one.id) - Number(other.id));
	}
}
