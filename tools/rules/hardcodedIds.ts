import { readFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY, filesIn } from '../folders';

const FIXED =
	/\b(?:partner|affiliate|reseller|account|tenant|customer|client)_?id['"]?\s*[:=]\s*['"`]\w/i;

/** Tells whether code gives an identifier of an account a fixed value. */
export function hasHardcodedId(code: string): boolean {
	return FIXED.test(code);
}

/** The sources of the package with a fixed identifier of an account. */
export function filesWithHardcodedIds(): string[] {
	return [...filesIn('nodes', /\.ts$/), ...filesIn('credentials', /\.ts$/)].filter((file) =>
		hasHardcodedId(readFileSync(path.join(REPOSITORY, file), 'utf8')),
	);
}
