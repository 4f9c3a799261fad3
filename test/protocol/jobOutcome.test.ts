import { jobOutcomes, outcomeItem } from '../../nodes/Akool/protocol/jobOutcome';
import { translation } from '../../nodes/Akool/protocol/translation';
import type { Envelope } from '../../nodes/Akool/protocol/types';
import { createdJob, eachLanguage, refused, success } from '../engine/answers';

const fr = createdJob('id-fr', 'fr');
const de = createdJob('id-de', 'de');
const created = (part: string, job: object) => ({ part, outcome: 'created', job });
const rejected = (part: string, code: number, reason: string) => ({
	part,
	outcome: 'rejected',
	code,
	reason,
});

const outcomes = (answer: Envelope, languages: string[]) =>
	jobOutcomes(translation, answer, languages);

describe('what became of each language', () => {
	it('of a call for one, with and without all_results', () => {
		expect(outcomes(success(fr), ['fr'])).toEqual([created('fr', fr)]);
		expect(outcomes(eachLanguage(success(fr)), ['fr'])).toEqual([created('fr', fr)]);
	});

	it('comes in the order asked for, whatever the order of the answer', () => {
		const answer = eachLanguage(success(de), success(fr));
		expect(outcomes(answer, ['fr', 'de'])).toEqual([created('fr', fr), created('de', de)]);
	});

	it.each([
		['first', eachLanguage(refused(1202, 'twice'), success(de)), 0],
		['last', eachLanguage(success(de), refused(1202, 'twice')), 1],
	])('tells a refused language that the answer does not name: the %s', (_name, answer) => {
		expect(outcomes(answer, ['fr', 'de'])).toEqual([
			rejected('fr', 1202, 'twice'),
			created('de', de),
		]);
	});

	it('takes the language of a refusal from its data if it is there', () => {
		const refusals = ['de', 'fr'].map((language, index) => ({
			code: 1202 + index,
			msg: language,
			data: { language },
		}));
		const italian = success(createdJob('id-it', 'it'));
		expect(outcomes(eachLanguage(...refusals, italian), ['fr', 'it', 'de'])).toEqual([
			rejected('fr', 1203, 'fr'),
			created('it', italian.data as object),
			rejected('de', 1202, 'de'),
		]);
	});

	it('goes by position when Akool names the languages otherwise', () => {
		const jobs = [createdJob('1', 'French'), createdJob('2', '')];
		expect(outcomes(eachLanguage(...jobs.map(success)), ['fr', 'de'])).toEqual([
			created('fr', jobs[0] ?? {}),
			created('de', jobs[1] ?? {}),
		]);
	});

	it('keeps two jobs apart that name the same language', () => {
		const jobs = [createdJob('1', 'fr'), createdJob('2', 'fr')];
		expect(outcomes(eachLanguage(...jobs.map(success)), ['fr', 'de'])).toEqual([
			created('fr', jobs[0] ?? {}),
			created('de', jobs[1] ?? {}),
		]);
	});

	it('is unknown for a language that the answer leaves out, and for success without a job', () => {
		const unknown = (part: string) => ({ part, outcome: 'unknown' });
		expect(outcomes(success(fr), ['fr', 'de'])).toEqual([created('fr', fr), unknown('de')]);
		for (const data of [null, {}, { _id: '' }, 'fr', ['fr']])
			expect(outcomes(success(data), ['fr'])).toEqual([unknown('fr')]);
	});

	it('has no reason when Akool gives none', () => {
		const answer = eachLanguage(success(fr), { code: 1202 });
		expect(outcomes(answer, ['fr', 'de'])[1]).toEqual(rejected('de', 1202, ''));
	});
});

describe('the item of a language', () => {
	const asked = { language: 'fr', source_language: 'DEFAULT', lipsync: true };

	it('is the job, simplified or as it came', () => {
		const outcome = { part: 'fr', outcome: 'created', job: { _id: 'a', extra: 1 } } as const;
		expect(outcomeItem(outcome, asked, true)).toMatchObject({
			_id: 'a',
			status: 'unknown',
			language: 'fr',
			source_language: 'DEFAULT',
			lipsync: true,
		});
		expect(outcomeItem(outcome, asked, false)).toEqual({
			_id: 'a',
			extra: 1,
			status: 'unknown',
			result_url: null,
		});
	});

	it.each([true, false])('that was refused has one shape (simplify %p)', (simplify) => {
		const outcome = { part: 'fr', outcome: 'rejected', code: 1202, reason: 'twice' } as const;
		expect(outcomeItem(outcome, asked, simplify)).toMatchObject({
			_id: null,
			status: 'rejected',
			language: 'fr',
			error_code: 1202,
			error_reason: 'twice',
		});
	});

	it('whose outcome is unknown says so', () => {
		const item = outcomeItem({ part: 'fr', outcome: 'unknown' }, asked, false);
		expect(item).toMatchObject({ _id: null, status: 'unknown', language: 'fr' });
	});
});
