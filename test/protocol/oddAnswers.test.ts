import fc from 'fast-check';

import { readAnswer } from '../../nodes/Akool/protocol/envelope';
import { AkoolFailure } from '../../nodes/Akool/protocol/failure';
import { jobOutcomes, type JobOutcome } from '../../nodes/Akool/protocol/jobOutcome';
import { ONE_JOB, type SeveralJobs } from '../../nodes/Akool/protocol/product';
import { translation } from '../../nodes/Akool/protocol/translation';

interface Reading {
	outcomes: JobOutcome[];
	words: string;
}

/** What a create makes of an answer: its outcomes, or the words of the failure. */
function read(
	body: unknown,
	parts: readonly string[],
	several: SeveralJobs | undefined = translation.several,
	statusCode = 200,
): Reading {
	const outcomesOf = (envelope: ReturnType<typeof readAnswer>) =>
		jobOutcomes({ several }, envelope, [...parts]);
	try {
		return { outcomes: outcomesOf(readAnswer({ statusCode, headers: {}, body })), words: '' };
	} catch (error) {
		if (!(error instanceof AkoolFailure)) return { outcomes: [], words: `bug: ${String(error)}` };
		const { answer, message, description } = error.failure;
		const words = `${message} ${description}`;
		return { outcomes: answer === undefined ? [] : outcomesOf(answer), words };
	}
}

const ids = (outcomes: JobOutcome[]) =>
	outcomes.flatMap((outcome) => (outcome.outcome === 'created' ? [outcome.job._id] : []));
const brief = ({ outcomes }: Reading) =>
	outcomes.map((outcome) => [
		outcome.part,
		outcome.outcome === 'created'
			? outcome.job._id
			: outcome.outcome === 'rejected'
				? outcome.code
				: null,
	]);

describe('whatever carries an ID exists', () => {
	it.each<[string, object, string[], unknown[]]>([
		[
			'though all results are refusals',
			{ code: 1000, data: { _id: 'a' }, all_results: [{ code: 1006 }] },
			['fr'],
			[['fr', 'a']],
		],
		[
			'beside a refusal, though all results are refusals',
			{ code: 1006, data: { _id: 'a' }, all_results: [{ code: 1006 }, { code: 1003 }] },
			['fr', 'de'],
			[
				['fr', 1006],
				['de', 'a'],
			],
		],
		[
			'in an entry without a code',
			{ code: 1000, all_results: [{ data: { _id: 'a' } }] },
			['fr'],
			[['fr', 'a']],
		],
		['in an answer without a code', { data: { _id: 'a' } }, ['fr'], [['fr', 'a']]],
		[
			'in an answer whose code is text',
			{ code: '1000', data: { _id: 'a' } },
			['fr'],
			[['fr', 'a']],
		],
		['as a number', { code: 1000, data: { _id: 12 } }, ['fr'], [['fr', '12']]],
		['with the code of a refusal', { code: 1006, data: { _id: 'a' } }, ['fr'], [['fr', 'a']]],
		[
			'with the code of being too frequent',
			{ code: 1005, data: { _id: 'a' } },
			['fr'],
			[['fr', 'a']],
		],
		[
			'in an entry with the code of a refusal',
			{
				code: 1006,
				all_results: [{ code: 1006, data: { _id: 'a', language: 'de' } }, { code: 1003 }],
			},
			['fr', 'de'],
			[
				['fr', 1003],
				['de', 'a'],
			],
		],
		[
			'in data alone, beside results that lack it',
			{
				code: 1000,
				data: { _id: 'b', language: 'de' },
				all_results: [{ code: 1000, data: { _id: 'a', language: 'fr' } }],
			},
			['fr', 'de'],
			[
				['fr', 'a'],
				['de', 'b'],
			],
		],
		[
			'among entries that are no objects',
			{
				code: 1006,
				data: null,
				all_results: [null, 7, 'x', [], { code: 1000, data: { _id: 'a' } }],
			},
			['fr'],
			[['fr', 'a']],
		],
		[
			'in a list of jobs',
			{ code: 1000, data: [{ _id: 'a' }, { _id: 'b' }] },
			['fr', 'de'],
			[
				['fr', 'a'],
				['de', 'b'],
			],
		],
		['one level deeper', { code: 1000, data: { job: { _id: 'a' } } }, ['fr'], [['fr', 'a']]],
		[
			'though a refusal claims its language',
			{
				code: 1006,
				all_results: [
					{ code: 1006, data: { language: 'fr' } },
					{ code: 1000, data: { _id: 'a' } },
				],
			},
			['fr'],
			[['fr', 'a']],
		],
	])('%s', (_name, body, parts, expected) => {
		expect(brief(read(body, parts))).toEqual(expected);
	});

	it('and comes out as a further job where more exist than were asked for', () => {
		const all_results = ['a', 'b', 'c'].map((_id) => ({
			code: 1000,
			data: { _id, language: 'fr' },
		}));
		const answer = { code: 1000, data: { _id: 'd' }, all_results };
		expect(brief(read(answer, ['fr', 'de']))).toEqual([
			['fr', 'a'],
			['de', 'b'],
			['further job c', 'c'],
			['further job d', 'd'],
		]);
		expect(brief(read({ ...answer, all_results: [] }, ONE_JOB))).toEqual([['', 'd']]);
	});

	it('once, however often the answer names it', () => {
		const entry = { code: 1000, data: { _id: 'a', language: 'fr' } };
		const answer = { ...entry, all_results: [entry, { code: 1003, data: { _id: 'a' } }, entry] };
		expect(brief(read(answer, ['fr', 'de']))).toEqual([
			['fr', 'a'],
			['de', null],
		]);
		const twice = {
			code: 1000,
			data: { _id: 5, language: 'de' },
			all_results: [{ code: 1000, data: { _id: '5' } }],
		};
		expect(brief(read(twice, ['fr', 'de']))).toEqual([
			['fr', null],
			['de', '5'],
		]);
	});

	it('but task_id and video_id are never the ID of a job', () => {
		const reading = read({ code: 1000, data: { task_id: 't', video_id: 'v', id: 'i' } }, ['fr']);
		expect(reading.outcomes).toEqual([{ part: 'fr', outcome: 'unknown' }]);
	});

	it.each([{ _id: '' }, { _id: ' ' }, { _id: null }, { _id: {} }, { _id: true }, { _id: NaN }])(
		'and %j is no ID',
		(data) => {
			expect(brief(read({ code: 1006, data }, ['fr']))).toEqual([]);
		},
	);
});

const id = fc.oneof(fc.stringMatching(/^[0-9a-f]{4}$/), fc.integer({ min: 1, max: 99 }));
const part = fc.constantFrom('fr', 'de', 'hi', 'it', '', 'French');
const job = fc.record(
	{ _id: id, language: part, video_status: fc.constantFrom(1, 3), task_id: id, video_id: id },
	{ requiredKeys: [] },
);
const data = fc.oneof(
	job,
	job,
	fc.constant(null),
	fc.jsonValue(),
	fc.array(job),
	fc.record({ job }),
);
const code = fc.constantFrom(1000, 1000, 1003, 1005, 1006, 0, '1000', null);
const entry = fc.oneof(
	fc.record({ code, msg: fc.string(), data }, { requiredKeys: [] }),
	fc.jsonValue(),
);
const body = fc.record(
	{
		code,
		msg: fc.jsonValue(),
		data,
		all_results: fc.oneof(fc.array(entry, { maxLength: 6 }), fc.jsonValue()),
	},
	{ requiredKeys: [] },
);

/** The IDs at the top of what an answer holds: no job lies within another. */
function idsIn(value: unknown): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const own = (value as { _id?: unknown })._id;
	const isId = typeof own === 'number' || (typeof own === 'string' && own.trim() !== '');
	return isId ? [String(own)] : Object.values(value).flatMap(idsIn);
}

function idsOf({ data: top, all_results: results }: { data?: unknown; all_results?: unknown }) {
	const entries = Array.isArray(results) ? results : [];
	const within = entries.map((each: unknown) =>
		typeof each === 'object' && each !== null ? (each as { data?: unknown }).data : undefined,
	);
	return [...new Set([top, ...within].flatMap(idsIn))].sort();
}

it('every ID of any answer comes out, once, and every part that was asked for has one outcome', () => {
	fc.assert(
		fc.property(
			body,
			fc.uniqueArray(fc.constantFrom('fr', 'de', 'hi'), { minLength: 1 }),
			fc.boolean(),
			fc.constantFrom(200, 401, 429, 502),
			(answer, languages, isSeveral, status) => {
				const parts = isSeveral ? languages : ONE_JOB;
				const several = isSeveral ? translation.several : undefined;
				const { outcomes, words } = read(answer, parts, several, status);
				expect(words).not.toMatch(/^bug|\[object|undefined/);
				expect(ids(outcomes).sort()).toEqual(idsOf(answer));
				if (outcomes.length === 0) expect(words).not.toBe('');
				else expect(outcomes.slice(0, parts.length).map((each) => each.part)).toEqual(parts);
				expect(new Set(outcomes.map((each) => each.part)).size).toBe(outcomes.length);
			},
		),
		{ numRuns: 500 },
	);
});
