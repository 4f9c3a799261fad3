import type { IContextObject } from 'n8n-workflow';

import { CreatedJobs } from '../../nodes/Akool/jobs/createdJobs';
import { networkFailure } from '../../nodes/Akool/protocol/failure';
import type { JobOutcome } from '../../nodes/Akool/protocol/jobOutcome';
import type { Product } from '../../nodes/Akool/protocol/product';

const request = (url: string) => ({
	body: { url, source_language: 'DEFAULT', lipsync: false },
	parts: ['fr', 'de'],
	asked: {},
});
const PRODUCT: Pick<Product, 'path'> = { path: '/create' };
const job = (part: string, _id: string): JobOutcome => ({
	part,
	outcome: 'created',
	job: { _id },
});
const A = request('https://a');
const B = request('https://b');

/** What n8n reads back after it has saved the execution. */
const saved = (context: IContextObject) => JSON.parse(JSON.stringify(context)) as IContextObject;

it('a job is known again for the same item and the same request, also after n8n saved it', () => {
	const context: IContextObject = {};
	new CreatedJobs(PRODUCT, context, '0').remember(3, A, [job('fr', '1'), job('de', '2')]);
	expect([...new CreatedJobs(PRODUCT, saved(context), '0').recall(3, A).values()]).toEqual([
		job('fr', '1'),
		job('de', '2'),
	]);
});

it.each([
	['another item', '0', 4, A],
	['another request', '0', 3, B],
	['another run of the node', '1', 3, A],
])('a job is not taken for that of %s', (_name, scope, itemIndex, asked) => {
	const context: IContextObject = {};
	new CreatedJobs(PRODUCT, context, '0').remember(3, A, [job('fr', '1')]);
	expect(new CreatedJobs(PRODUCT, saved(context), scope).recall(itemIndex, asked).size).toBe(0);
});

it('a request for further languages finds those that exist', () => {
	const jobs = new CreatedJobs(PRODUCT, {}, '0');
	jobs.remember(0, { ...A, parts: ['fr'] }, [job('fr', '1')]);
	expect([...jobs.recall(0, { ...A, parts: ['fr', 'de'] }).keys()]).toEqual(['fr']);
});

it('a refused language may be asked for again, one without an answer may not', () => {
	const jobs = new CreatedJobs(PRODUCT, {}, '0');
	const unanswered = {
		part: 'de',
		outcome: 'unanswered' as const,
		failure: networkFailure({ code: 'ECONNRESET' }),
	};
	const refusal: JobOutcome = { part: 'fr', outcome: 'rejected', code: 1202, reason: '' };
	const unknown: JobOutcome = { part: 'it', outcome: 'unknown' };
	jobs.remember(0, A, [refusal, unanswered, unknown]);
	expect([...jobs.recall(0, A).values()]).toEqual([unanswered, unknown]);
});

it('all jobs of the run are listed in item order', () => {
	const context: IContextObject = {};
	const jobs = new CreatedJobs(PRODUCT, context, '0');
	jobs.remember(10, A, [job('fr', '10')]);
	jobs.remember(2, A, [job('fr', '2'), job('de', '3')]);
	jobs.remember(2, B, [job('fr', '4')]);
	new CreatedJobs(PRODUCT, context, '1').remember(0, A, [job('fr', 'other run')]);
	const listed = jobs.list().map(({ itemIndex, outcome }) => [itemIndex, outcome.part]);
	expect(listed).toEqual([
		[2, 'fr'],
		[2, 'de'],
		[2, 'fr'],
		[10, 'fr'],
	]);
});

it('what else is in the context is left alone', () => {
	const context: IContextObject = { other: 1, createdJobs: 'broken' as never };
	new CreatedJobs(PRODUCT, context, '0').remember(0, A, [job('fr', '1')]);
	expect(context.other).toBe(1);
	expect(new CreatedJobs(PRODUCT, context, '0').recall(0, A).size).toBe(1);
});
