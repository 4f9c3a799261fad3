import type { IWebhookFunctions } from 'n8n-workflow';

import { InvalidParameter } from '../protocol/invalidParameter';
import { requireBoolean } from '../protocol/parameters/boolean';
import { requireChoice } from '../protocol/parameters/choice';
import { requireCollection } from '../protocol/parameters/collection';
import { requireNumber } from '../protocol/parameters/number';
import { requireWords } from '../protocol/parameters/words';

/** Values of Events. */
const EVENTS = ['queueing', 'processing', 'completed', 'failed'] as const;

/** What the trigger's parameters say, whatever types their expressions gave. */
export interface TriggerSettings {
	/** Payload types; empty for all. */
	types: string[];
	verifySignature: boolean;
	/** Oldest that a callback may be, in seconds; 0 for any age. */
	maxAgeSeconds: number;
	ignoreDuplicates: boolean;
	includeVideoInfo: boolean;
}

/**
 * Reads the trigger's parameters, but for its events.
 *
 * @throws {InvalidParameter} when one cannot be understood: what it was to refuse must not come in
 */
export function triggerSettings(host: IWebhookFunctions): TriggerSettings {
	const options = requireCollection('Options', host.getNodeParameter('options', {}));
	return {
		types: requireWords('Types', options.types),
		// Anything but false verifies: no mistake is to open the door.
		verifySignature: host.getNodeParameter('verifySignature', true) !== false,
		maxAgeSeconds: requireNumber('Max Age (Seconds)', options.maxAgeSeconds, { min: 0 }, 0),
		ignoreDuplicates: requireBoolean('Ignore Duplicates', options.ignoreDuplicates, true),
		includeVideoInfo: requireBoolean('Include Video Info', options.includeVideoInfo, false),
	};
}

/**
 * Which events the user wants. Asked for once a callback is verified, because an expression costs n8n
 * time, and strangers are to be answered as always. None where none was chosen; a text without any is
 * a mistake.
 *
 * @throws {InvalidParameter} when they cannot be understood
 */
export function triggerEvents(host: IWebhookFunctions): string[] {
	const value: unknown = host.getNodeParameter('events', []);
	const words = requireWords('Events', value);
	if (words.length === 0 && !Array.isArray(value)) {
		throw new InvalidParameter('Events is empty', 'Choose some, or check the expression in it.');
	}
	return words.map((word) => requireChoice('Events', word, EVENTS));
}
