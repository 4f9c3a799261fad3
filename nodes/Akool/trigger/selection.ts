import { statusWord } from '../protocol/jobStatus';
import type { CallbackPayload } from '../callback/payload';

/** Which callbacks the user wants. */
export interface Selection {
	/** Status words, such as `completed`. */
	events: string[];
	/** Payload types, such as "video translate"; empty for all. */
	types: string[];
}

/** Tells whether a callback is wanted; one with an unknown status or type never fits by accident. */
export function isSelected(payload: CallbackPayload, { events, types }: Selection): boolean {
	const typeFits =
		types.length === 0 || (typeof payload.type === 'string' && types.includes(payload.type));
	return typeFits && events.includes(statusWord(payload.status));
}
