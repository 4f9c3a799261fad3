import { NETWORK_ERROR_KINDS } from '../../nodes/Akool/protocol/networkErrorKinds';
import { NETWORK_ERRORS, networkErrorKind } from '../../nodes/Akool/protocol/networkErrors';

// Loaded so because types of Node's alone are at hand here.
const { readFileSync } = jest.requireActual<typeof import('fs')>('fs');

/** A row of the table in docs/network-errors.md. */
interface Row {
	/** As they stand there: one that ends with "…" is the beginning of many. */
	codes: string[];
	message: string;
	isReadSentAgain: string;
	mayBeReceived: string;
	why: string;
}

function rowsOf(page: string): Row[] {
	const [, table = ''] = page.split('| why ');
	const lines = table.split('\n\n')[0]?.split('\n').slice(2) ?? [];
	return lines.map((line) => {
		const [codes = '', message = '', isReadSentAgain = '', mayBeReceived = '', why = ''] = line
			.split('|')
			.slice(1)
			.map((cell) => cell.trim());
		const named = [...codes.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
		return { codes: named, message, isReadSentAgain, mayBeReceived, why };
	});
}

const rows = rowsOf(readFileSync('docs/network-errors.md', 'utf8'));
const told = rows.slice(0, -1);
const isBeginning = (code: string) => code.endsWith('…');
const asReceived = (code: string) => code.replace('…', 'OF_SOME_KIND');

describe('the table of docs/network-errors.md', () => {
	it('has a row for each that the node has, and one for what is left', () => {
		expect(told.map(({ why }) => why)).toEqual(NETWORK_ERRORS.map(({ when }) => when));
		expect(rows.at(-1)).toMatchObject({ codes: [], message: 'The connection to Akool was cut' });
	});

	it.each(told.flatMap((row) => row.codes.map((code) => [code, row] as const)))(
		'is right about %s',
		(code, { message, isReadSentAgain, mayBeReceived }) => {
			expect(networkErrorKind({ code: asReceived(code) })).toMatchObject({
				message,
				passing: isReadSentAgain === 'yes',
				effect: mayBeReceived === '**no**' ? 'none' : 'unknown',
			});
		},
	);

	it('has every code that the node has', () => {
		const known = NETWORK_ERRORS.flatMap(({ codes }) =>
			codes instanceof RegExp ? codes.source.replace(/[$^()]/g, '').split('|') : codes,
		);
		expect(told.flatMap(({ codes }) => codes.map((code) => code.replace('…', '')))).toEqual(known);
	});

	it.each(told.flatMap(({ codes }) => codes).filter((code) => !isBeginning(code)))(
		'says nothing about a code that goes on after %s, or ends with it',
		(code) => {
			for (const other of [`${code}X`, `X${code}`]) {
				const longest = told
					.flatMap((row) => row.codes.map((begin) => [begin, row.message] as const))
					.find(([begin]) => isBeginning(begin) && other.startsWith(begin.slice(0, -1)));
				const expected = longest?.[1] ?? 'The connection to Akool was cut';
				expect(networkErrorKind({ code: other }).message).toBe(expected);
			}
		},
	);
});

it.each(Object.values(NETWORK_ERROR_KINDS))('"$message" comes with advice', ({ advice }) => {
	expect(advice).toMatch(/^(Check|Try|The execution).{30,}\.$/);
});
