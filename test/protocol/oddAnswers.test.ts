import { ONE_JOB } from '../../nodes/Akool/protocol/product';
import { read, type Reading } from './readCreate';

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
