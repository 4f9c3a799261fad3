import type { IExecuteFunctions } from 'n8n-workflow';

import { requireNumber } from '../protocol/parameters/number';
import { requireChoice } from '../protocol/parameters/choice';
import { LONGEST_TIMER } from '../requests/attempts';
import type { PollTimes } from './poll';

/** About 30 years: beyond some point dates cannot be expressed; in milliseconds. */
const LONGEST_WAIT = 1e12;

/** How often to ask when callbacks were meant to tell, but go elsewhere; in seconds. */
const DEFAULT_INTERVAL = 15;

const MODES = ['callback', 'polling'] as const;

/** How one node run waits; times in milliseconds. */
export interface WaitPlan extends PollTimes {
	mode: (typeof MODES)[number];
}

/** How one item asks to wait. Throws InvalidParameter. */
export function itemWaitPlan(host: IExecuteFunctions, itemIndex: number): WaitPlan {
	const mode = requireChoice('Wait Mode', host.getNodeParameter('waitMode', itemIndex), MODES);
	const polls = mode === 'polling';
	const minutes = host.getNodeParameter('maxWaitMinutes', itemIndex);
	const seconds = polls
		? host.getNodeParameter('pollIntervalSeconds', itemIndex)
		: DEFAULT_INTERVAL;
	const maxWaitMinutes = requireNumber('Max Wait (Minutes)', minutes, {
		min: 0,
		moreThanMin: true,
	});
	const pollIntervalSeconds = requireNumber('Poll Interval (Seconds)', seconds, { min: 1 });
	return {
		mode,
		maxWait: Math.min(maxWaitMinutes * 60_000, LONGEST_WAIT),
		interval: Math.min(pollIntervalSeconds * 1000, LONGEST_TIMER),
	};
}

/** How the node run waits, which is one for all its items: as patiently as any of them asks. */
export function combinedWaitPlan(plans: WaitPlan[]): WaitPlan {
	const polling = plans.filter(({ mode }) => mode === 'polling');
	const polls = polling.length > 0;
	return {
		mode: polls ? 'polling' : 'callback',
		maxWait: Math.max(0, ...plans.map(({ maxWait }) => maxWait)),
		interval: Math.max(1000, ...(polls ? polling : plans).map(({ interval }) => interval)),
	};
}
