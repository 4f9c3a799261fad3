import type { ProductName } from './types';

export type FaultKind =
	| 'languages'
	| 'avatars'
	| 'voices'
	| 'create'
	| 'info'
	| 'credit'
	| 'token'
	| 'media'
	| 'source';
export type RequestKind = FaultKind | 'other';

export interface FaultRule {
	/** Absent = all kinds. */
	kind?: FaultKind;
	/** Create and info: only those of this product. */
	product?: ProductName;
	/**
	 * A source's URL, or the text or the avatar's ID of a talking avatar: equal to the string, or
	 * matched by the expression.
	 */
	url?: string | RegExp;
	/**
	 * With `code` on a create: this target language is refused, the call's other ones are created.
	 * Else: the create asks for this language, or the job asked about is in it.
	 */
	language?: string;
	/** Info and media: the job's `_id`. */
	id?: string;
	/** How often it strikes; default always. */
	times?: number;
	/** Matching requests let through first; default 0. */
	after?: number;
	/** HTTP 200 with this envelope and nothing created; only for requests with nothing else wrong. */
	code?: number;
	msg?: string;
	data?: unknown;
	/** This HTTP status, by default with a gateway's HTML page. */
	http?: number;
	body?: string | object;
	headers?: Record<string, string>;
	/** HTTP 200 without a body. */
	empty?: true;
	/** HTTP 200 with an HTML page. */
	html?: true;
	/** HTTP 200 with the first half of the answer and a content-length to match. */
	truncated?: true;
	/** The connection is destroyed: before any answer, for media in the middle of the body. */
	cut?: true;
	/** Never answered. */
	hang?: true;
	/** Answered only once the fault is removed; alone or together with one of the others. */
	held?: true;
	/** Milliseconds of delay; alone or together with one of the others. */
	latencyMs?: number;
	/** A create that suffers a fault other than `code` does its work first; default false. */
	createsJob?: boolean;
}
