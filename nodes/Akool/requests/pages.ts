import type { EntryList } from '../protocol/entryLists';
import type { Envelope, JsonObject } from '../protocol/types';

/** As many entries as a page has by default at Akool. */
const PAGE_SIZE = 100;

/** Asks for one page of a list. */
export type ReadPage = (url: string, query: JsonObject) => Promise<Envelope>;

/**
 * The entries of lists, one list after the other, page by page until a page brings nothing new:
 * Akool does not always say how many there are, and may give less in a page than asked for.
 *
 * @param limit how many entries at most
 * @throws what `read` throws, or {@link AkoolFailure} when an answer holds no list
 */
export async function readPages(
	lists: readonly EntryList[],
	read: ReadPage,
	limit = Infinity,
): Promise<JsonObject[]> {
	const found: JsonObject[] = [];
	for (const list of lists) {
		const seen = new Set<string>();
		const keyOf = (entry: JsonObject) => JSON.stringify(entry[list.idKey] ?? entry);
		for (let page = 1; found.length < limit; page++) {
			const envelope = await read(list.url, { ...list.query, page, size: PAGE_SIZE });
			const fresh = list.entriesIn(envelope).filter((entry) => !seen.has(keyOf(entry)));
			for (const entry of fresh) seen.add(keyOf(entry));
			found.push(...fresh.filter((entry) => list.has(entry)));
			if (fresh.length === 0) break;
		}
	}
	return found.slice(0, limit);
}
