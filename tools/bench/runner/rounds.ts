/** The samples of each side, in the order of the rounds. */
export type Samples<Side extends string, Sample> = Record<Side, Sample[]>;

/** Measures one side once; rounds are counted from 0, and −1 is the one that warms up. */
export type Measure<Sample> = (round: number) => Promise<Sample>;

/**
 * Measures all sides in turn, round by round, after a round whose samples do not count. Every other
 * round has the opposite order, so that no side always follows the same one.
 */
export async function interleaved<Side extends string, Sample>(
	rounds: number,
	sides: Record<Side, Measure<Sample>>,
	{ warmUp = true } = {},
): Promise<Samples<Side, Sample>> {
	const order = Object.keys(sides) as Side[];
	const samples = Object.fromEntries(order.map((side) => [side, []])) as unknown as Samples<
		Side,
		Sample
	>;
	if (warmUp) for (const side of order) await sides[side](-1);
	for (let round = 0; round < rounds; round++) {
		const turn = round % 2 === 0 ? order : [...order].reverse();
		for (const side of turn) samples[side].push(await sides[side](round));
	}
	return samples;
}
