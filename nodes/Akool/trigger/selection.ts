import { statusWord } from '../protocol/jobStatus';
import type { CallbackPayload } from '../callback/payload';

/** Which callbacks the user wants. */
export interface Selection {
	/** Status words, such as `completed`. */
	events: string[];
	/** Payload types, such as "video translate"; empty for all. */
	types: string[];
}

/**
 * Tells whether a callback is wanted; one with an unknown status or type never fits by accident. Upper
 * and lower case of a type make no difference.
 */
export function isSelected(payload: CallbackPayload, { events, types }: Selection): boolean {
	const type = typeof payload.type === 'string' ? payload.type.toLowerCase() : undefined;
	const typeFits = types.length === 0 || types.some((each) => each.toLowerCase() === type);
	return typeFits && events.includes(statusWord(payload.status));
}
