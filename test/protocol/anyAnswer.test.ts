import fc from 'fast-check';

import { ONE_JOB } from '../../nodes/Akool/protocol/product';
import { translation } from '../../nodes/Akool/protocol/translation';
import { read } from './readCreate';

/** A part of an answer, and the IDs of the jobs that were put into it. */
interface Told {
	value: unknown;
	ids: string[];
}

const noJob = (value: unknown): Told => ({ value, ids: [] });
const listOf = (parts: Told[]): Told => ({
	value: parts.map(({ value }) => value),
	ids: parts.flatMap(({ ids }) => ids),
});
/** Puts a part under a key, if there is one. */
const withPart = (whole: Told, key: string, part: Told | undefined): Told =>
	part === undefined
		? whole
		: {
				value: { ...(whole.value as object), [key]: part.value },
				ids: [...whole.ids, ...part.ids],
			};
/** The same parts under names of their own. */
const byName = (parts: Told[]): Told =>
	parts.reduce((whole, part, index) => withPart(whole, `entry ${index}`, part), noJob({}));
const maybe = <T>(part: fc.Arbitrary<T>) => fc.option(part, { nil: undefined });
/** Names a job beside the parts, if there is one. */
const withId = ({ value, ids }: Told, _id: string | number | undefined): Told =>
	_id === undefined
		? { value, ids }
		: { value: { ...(value as object), _id, video_status: 1 }, ids: [...ids, String(_id)] };

const id = fc.oneof(fc.stringMatching(/^[0-9a-f]{4}$/), fc.integer({ min: 1, max: 99 }));
const about = {
	language: fc.constantFrom('fr', 'de', 'hi', 'it', '', 'French'),
	video_status: fc.constantFrom(1, 3),
	task_id: id,
	video_id: id,
};
const job = fc
	.record({ ...about, _id: id }, { requiredKeys: ['_id'] })
	.map((value): Told => ({ value, ids: [String(value._id)] }));
const nearlyJob = fc
	.record({ ...about, _id: fc.constantFrom('', ' ', null, true) }, { requiredKeys: [] })
	.map(noJob);
const noise = fc
	.jsonValue()
	.filter((value) => !JSON.stringify(value).includes('"_id"'))
	.map(noJob);
const data = fc.oneof(
	job,
	job,
	nearlyJob,
	noise,
	fc.constant(noJob(null)),
	fc.array(fc.oneof(job, nearlyJob)).map(listOf),
	job.map((inner) => withPart(noJob({}), 'job', inner)),
);
const code = fc.constantFrom(1000, 1000, 1003, 1005, 1006, 0, '1000', null);
const entry = fc.oneof(
	fc
		.tuple(fc.record({ code, msg: fc.string() }, { requiredKeys: [] }), maybe(data), maybe(id))
		.map(([whole, part, beside]) => withId(withPart(noJob(whole), 'data', part), beside)),
	noise,
);
const entries = fc.array(entry, { maxLength: 6 });
const results = fc.oneof(entries.map(listOf), entries.map(byName), noise);
const anyAnswer = fc
	.tuple(
		fc.record({ code, msg: fc.jsonValue() }, { requiredKeys: [] }),
		maybe(data),
		maybe(results),
		maybe(id),
	)
	.map(([whole, top, all, beside]) =>
		withId(withPart(withPart(noJob(whole), 'data', top), 'all_results', all), beside),
	);

it('every ID of any answer comes out, once, and every part that was asked for has one outcome', () => {
	fc.assert(
		fc.property(
			anyAnswer,
			fc.uniqueArray(fc.constantFrom('fr', 'de', 'hi'), { minLength: 1 }),
			fc.boolean(),
			fc.constantFrom(200, 401, 429, 502),
			(answer, languages, isSeveral, status) => {
				const parts = isSeveral ? languages : ONE_JOB;
				const several = isSeveral ? translation.several : undefined;
				const { outcomes, words } = read(answer.value, parts, several, status);
				expect(words).not.toMatch(/^bug|\[object|undefined/);
				const created = outcomes.flatMap((outcome) =>
					outcome.outcome === 'created' ? [outcome.job._id] : [],
				);
				expect(created.sort()).toEqual([...new Set(answer.ids)].sort());
				if (outcomes.length === 0) expect(words).not.toBe('');
				else expect(outcomes.slice(0, parts.length).map((each) => each.part)).toEqual(parts);
				expect(new Set(outcomes.map((each) => each.part)).size).toBe(outcomes.length);
			},
		),
		{ numRuns: 500 },
	);
});
