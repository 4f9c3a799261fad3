import type { IBinaryData } from 'n8n-workflow';

import { InvalidParameter, quote } from '../protocol/invalidParameter';
import { withValueAt } from '../protocol/product';
import { isUnreachableFromInternet } from '../protocol/reachable';
import type { JsonObject } from '../protocol/types';
import type { RunHost } from '../requests/runHost';
import type { SourceFile } from './sourceFile';

/** How long a link works at least; in milliseconds. */
export const SHORTEST_LIFETIME = 24 * 60 * 60 * 1000;

/** The execution that a file belongs to, in an ID of n8n's store; a database names none. */
const EXECUTION_IN_ID = /\/executions\/([^/]+)\//;

/**
 * Makes the links through which Akool fetches files of one node run from n8n. Who has a link has the
 * file: so it goes to Akool alone, and into no log, item or error.
 */
export class SourceLinks {
	/** Copies by the ID of what was copied: several items may have the same file. */
	private readonly copies = new Map<string, Promise<IBinaryData>>();
	private toldThatUnreachable = false;

	constructor(private readonly host: RunHost) {}

	/**
	 * The same body with a link to each file.
	 *
	 * @param lifetime how long the links are to work; in milliseconds
	 * @throws {InvalidParameter} when n8n cannot copy a file
	 */
	async complete(body: JsonObject, files: SourceFile[], lifetime: number): Promise<JsonObject> {
		let completed = body;
		for (const file of files) {
			const link = await this.link(file, lifetime);
			completed = withValueAt(completed, file.input.path, link);
		}
		return completed;
	}

	private async link(file: SourceFile, lifetime: number): Promise<string> {
		const data = await this.lasting(file);
		const seconds = Math.ceil(Math.max(lifetime, SHORTEST_LIFETIME) / 1000);
		const link = this.host.helpers.createBinarySignedUrl(data, `${seconds}s`);
		this.warnIfUnreachable();
		return `${link}&name=${encodeURIComponent(file.name)}`;
	}

	/**
	 * The file where it stays as long as this execution: n8n moves what came in by a webhook or form
	 * when the execution ends or is put aside, and deletes what belongs to another execution with it.
	 */
	private async lasting(file: SourceFile): Promise<IBinaryData> {
		const [, owner] = EXECUTION_IN_ID.exec(file.data.id) ?? [];
		if (owner === undefined || owner === this.host.getExecutionId()) return file.data;
		const { id } = file.data;
		const copy = this.copies.get(id) ?? copyOf(this.host, file);
		this.copies.set(id, copy);
		return await copy;
	}

	private warnIfUnreachable(): void {
		const message = unreachableWords(this.host);
		if (message === null || this.toldThatUnreachable) return;
		this.toldThatUnreachable = true;
		if (this.host.addExecutionHints === undefined) this.host.logger.warn(message);
		else this.host.addExecutionHints({ message, type: 'warning', location: 'outputPane' });
	}
}

async function copyOf(host: RunHost, { data, name }: SourceFile): Promise<IBinaryData> {
	const { getBinaryStream, prepareBinaryData } = host.helpers;
	const copy = async () =>
		await prepareBinaryData(await getBinaryStream(data.id), name, data.mimeType);
	const [result] = await Promise.allSettled([copy()]);
	if (result.status === 'fulfilled') return result.value;
	const reason = result.reason instanceof Error ? result.reason.message : String(result.reason);
	throw new InvalidParameter(
		`n8n could not copy the file ${quote(name)} within its store`,
		`Nothing was sent to Akool. The copy is what Akool would fetch, because the file itself belongs to another execution, or is moved when this one goes on. The reason was: ${reason}.`,
	);
}

function unreachableWords(host: RunHost): string | null {
	const address = host.getRestApiUrl();
	if (!URL.canParse(address) || !isUnreachableFromInternet(address)) return null;
	return `Akool probably cannot fetch files from this n8n at ${new URL(address).origin}: set WEBHOOK_URL to its public address, or enter a URL in place of the file`;
}

/** What to say of a job that failed at Akool though its input was a link to a file. */
export function linkAdvice(host: RunHost, files: SourceFile[], lifetime: number): string {
	const names = files.map(({ name }) => quote(name)).join(' and ');
	const hours = Math.floor(Math.max(lifetime, SHORTEST_LIFETIME) / 3_600_000);
	const address = host.getRestApiUrl();
	const likely =
		unreachableWords(host) ??
		`The link works for ${hours} hours, as long as n8n keeps the execution: check that ${address}/binary-data/signed can be reached from the internet`;
	return `Akool had to fetch ${names} from this n8n through a link, and may not have reached it. ${likely}.`;
}
