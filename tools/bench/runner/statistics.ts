import { max, median, medianAbsoluteDeviation, min, quantile } from 'simple-statistics';

/** What repeated measurements of the same thing came to. */
export interface Spread {
	median: number;
	least: number;
	most: number;
	/** Median distance from the median. */
	deviation: number;
	count: number;
}

/** @throws Error when there is nothing to look at, or something that is no number */
export function spread(values: number[]): Spread {
	if (values.length === 0 || !values.every(Number.isFinite)) {
		throw new Error(`No spread of [${values.join(', ')}].`);
	}
	return {
		median: median(values),
		least: min(values),
		most: max(values),
		deviation: medianAbsoluteDeviation(values),
		count: values.length,
	};
}

/**
 * How one side compares with the other, round by round: what slows the machine down for a while
 * slows both sides of a round.
 * @throws Error when the sides do not have the same rounds, or the other side has a zero
 */
export function ratio(ours: number[], theirs: number[]): Spread {
	if (ours.length !== theirs.length || theirs.includes(0)) {
		throw new Error(`No ratio of [${ours.join(', ')}] to [${theirs.join(', ')}].`);
	}
	return spread(ours.map((value, round) => value / Number(theirs[round])));
}

/** The value that this share (0 to 1) of all values does not exceed, between two of them if need be. */
export function percentile(values: number[], share: number): number {
	return quantile(values, share);
}
