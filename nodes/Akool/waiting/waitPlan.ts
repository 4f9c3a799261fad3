import type { IExecuteFunctions } from 'n8n-workflow';

import { requireNumber } from '../api/invalidParameter';
import type { PollTimes } from './poll';

/** How one node run waits; times in milliseconds. */
export interface WaitPlan extends PollTimes {
	mode: 'callback' | 'polling';
}

/** How one item asks to wait. Throws InvalidParameter. */
export function itemWaitPlan(host: IExecuteFunctions, itemIndex: number): WaitPlan {
	const polls = host.getNodeParameter('waitMode', itemIndex) === 'polling';
	const minutes = host.getNodeParameter('maxWaitMinutes', itemIndex);
	const seconds = polls ? host.getNodeParameter('pollIntervalSeconds', itemIndex) : 1;
	const maxWaitMinutes = requireNumber('Max Wait (Minutes)', minutes, { min: Number.MIN_VALUE });
	const pollIntervalSeconds = requireNumber('Poll Interval (Seconds)', seconds, { min: 1 });
	return {
		mode: polls ? 'polling' : 'callback',
		maxWait: maxWaitMinutes * 60_000,
		interval: pollIntervalSeconds * 1000,
	};
}

/** How the node run waits, which is one for all its items: as patiently as any of them asks. */
export function combinedWaitPlan(plans: WaitPlan[]): WaitPlan {
	return {
		mode: plans.some(({ mode }) => mode === 'polling') ? 'polling' : 'callback',
		maxWait: Math.max(0, ...plans.map(({ maxWait }) => maxWait)),
		interval: Math.max(1000, ...plans.map(({ interval }) => interval)),
	};
}
