import { isDeepStrictEqual } from 'node:util';

import { breaksBetween } from './breaks';
import type { Contract } from './types';

/** The description of what is built now, in the repository. */
export const UNRELEASED = 'contract/unreleased.json';

/** What the check looks at. */
export interface Contracts {
	built: Contract;
	/** What is committed; null when nothing is. */
	committed: Contract | null;
	releases: Array<{ file: string; contract: Contract }>;
}

const RENEW = 'If that is meant: npm run build && npm run contract, and commit the file.';

/** Why what is built is not what others rely on; empty when it is. */
export function contractProblems({ built, committed, releases }: Contracts): string[] {
	const broken = releases.flatMap(({ file, contract }) => {
		const breaks = breaksBetween(contract, built);
		if (breaks.length === 0) return [];
		return [
			`Saved workflows rely on ${file}, and this breaks them:`,
			...breaks.map(indented),
			ADVICE,
		];
	});
	return [...broken, ...differences(built, committed)];
}

const ADVICE = 'docs/compatibility.md says how such a change is made all the same.';

function differences(built: Contract, committed: Contract | null): string[] {
	if (committed === null) return [`${UNRELEASED} is missing. ${RENEW}`];
	if (isDeepStrictEqual(built, committed)) return [];
	const lost = breaksBetween(committed, built).map((text) => indented(`changed: ${text}`));
	const gained = breaksBetween(built, committed).map((text) => indented(`the other way: ${text}`));
	const told = [...lost, ...gained];
	return [
		`What is built is not what ${UNRELEASED} describes:`,
		...(told.length > 0 ? told : [indented('only the order of entries differs')]),
		RENEW,
	];
}

function indented(text: string): string {
	return `  - ${text}`;
}
