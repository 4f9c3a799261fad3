import { readdirSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY } from '../folders';
import type { Document } from './markdown';

/** n8n's own rules for community nodes, in the release that `npm run lint` runs. */
const RULES = 'node_modules/@n8n/eslint-plugin-community-nodes/dist/rules';

/** Something that a reader can run, or a file that can be looked at. */
const PROOF = /`(?:npm run|npx|test\/|tools\/|nodes\/)/;

/** Rows that are only words, and rules of n8n's lint that have no row. */
export function proofProblems({ tables }: Document): string[] {
	const proven = tables.filter(({ header }) => header.at(-1) === 'proof');
	const ruled = proven.flatMap(({ header, rows }) => (header[0] === 'rule' ? rows : []));
	const named = ruled.map(([rule = '']) => rule.replace(/`/g, ''));
	return [
		...proven
			.flatMap(({ rows }) => rows)
			.filter((row) => !PROOF.test(row.at(-1) ?? ''))
			.map(([what = '']) => `"${what}" is not proven`),
		...releasedRules()
			.filter((rule) => !named.includes(rule))
			.map((rule) => `says nothing of n8n's rule ${rule}`),
	];
}

function releasedRules(): string[] {
	return readdirSync(path.join(REPOSITORY, RULES))
		.filter((file) => /^[a-z0-9-]+\.js$/.test(file) && file !== 'index.js')
		.map((file) => file.replace(/\.js$/, ''));
}
