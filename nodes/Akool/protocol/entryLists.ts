import { unexpectedData, AkoolFailure } from './failure';
import { ENDPOINTS } from './endpoints';
import { isJsonObject, type Envelope, type JsonObject } from './types';

/** A list of Akool that comes in pages. */
export interface EntryList {
	url: string;
	/** What is asked for beside the page. */
	query: JsonObject;
	/** The key that tells entries apart. */
	idKey: string;
	/** The entries in an answer. Throws {@link AkoolFailure} when there is no list. */
	entriesIn(envelope: Envelope): JsonObject[];
	/** Whether an entry belongs to the list, where Akool may mix others in. */
	has(entry: JsonObject): boolean;
}

/** Those that can speak in videos; type 2 are for streaming. */
const TALKING = 1;

function avatars(from: number): EntryList {
	return {
		url: ENDPOINTS.listAvatars,
		query: { from, type: TALKING },
		idKey: 'avatar_id',
		entriesIn: ({ data }) => entries(data, 'list of avatars'),
		// Where Akool says of an avatar whose it is, that counts.
		has: (entry) => Number(entry.from ?? from) === from,
	};
}

function voices(type: number): EntryList {
	return {
		url: ENDPOINTS.listVoices,
		query: { type },
		idKey: 'voice_id',
		entriesIn: ({ data }) => entries(isJsonObject(data) ? data.result : data, 'list of voices'),
		has: () => true,
	};
}

function entries(value: unknown, what: string): JsonObject[] {
	if (!Array.isArray(value)) throw new AkoolFailure(unexpectedData(what));
	return value.filter(isJsonObject);
}

/** Akool's own avatars, and those of the account. */
export const AVATARS = { akool: avatars(2), own: avatars(3) } as const;

/** Voices that the account has cloned, and Akool's own. */
export const VOICES = { cloned: voices(1), akool: voices(2) } as const;
