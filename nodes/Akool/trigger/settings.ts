import type { IWebhookFunctions } from 'n8n-workflow';

import { InvalidParameter } from '../protocol/invalidParameter';
import { requireBoolean } from '../protocol/parameters/boolean';
import { requireCollection } from '../protocol/parameters/collection';
import { requireNumber } from '../protocol/parameters/number';
import { isUnset } from '../protocol/parameters/unset';
import { requireWords } from '../protocol/parameters/words';
import type { Selection } from './selection';

/** What the trigger's parameters say, whatever types their expressions gave. */
export interface TriggerSettings {
	selection: Selection;
	verifySignature: boolean;
	/** Oldest that a callback may be, in seconds; 0 for any age. */
	maxAgeSeconds: number;
	ignoreDuplicates: boolean;
	includeVideoInfo: boolean;
}

/**
 * Reads the trigger's parameters.
 *
 * @throws {InvalidParameter} when one cannot be understood: what it was to refuse must not come in
 */
export function triggerSettings(host: IWebhookFunctions): TriggerSettings {
	const options = requireCollection('Options', host.getNodeParameter('options', {}));
	const { maxAgeSeconds } = options;
	return {
		selection: {
			events: requireEvents(host.getNodeParameter('events', [])),
			types: requireWords('Types', options.types),
		},
		verifySignature: host.getNodeParameter('verifySignature', true) !== false,
		maxAgeSeconds: isUnset(maxAgeSeconds)
			? 0
			: requireNumber('Max Age (Seconds)', maxAgeSeconds, { min: 0 }),
		ignoreDuplicates: requireBoolean('Ignore Duplicates', options.ignoreDuplicates, true),
		includeVideoInfo: requireBoolean('Include Video Info', options.includeVideoInfo, false),
	};
}

function requireEvents(value: unknown): string[] {
	if (!isUnset(value)) return requireWords('Events', value);
	throw new InvalidParameter('Events is empty', 'Choose some, or check the expression in it.');
}
