import type { IContextObject } from 'n8n-workflow';

import { JobMemory, jobsInMemory } from '../../nodes/Akool/jobs/jobMemory';
import { networkFailure } from '../../nodes/Akool/protocol/failure';

const created = (part: string, _id: string) => ({
	part,
	outcome: 'created' as const,
	job: { _id, video_status: 1 },
});

/** The text that n8n saves of a scope. */
const textOf = ({ createdJobs }: IContextObject) => (createdJobs as IContextObject)['0'];

it('the text of a scope tells every job that exists, and nothing else', () => {
	const context: IContextObject = {};
	const memory = JobMemory.of(context, '0');
	const failure = networkFailure({ code: 'ECONNRESET' });
	memory.remember(0, 'a', [created('fr', '1'), { part: 'de', outcome: 'unanswered', failure }]);
	memory.remember(1, 'b', [created('fr', '2'), { part: 'de', outcome: 'unknown' }]);
	const jobs = jobsInMemory(String(textOf(context)));
	expect([...jobs]).toEqual([
		['1', { _id: '1', video_status: 1 }],
		['2', { _id: '2', video_status: 1 }],
	]);
});

it('nothing is written where there is nothing to remember', () => {
	const context: IContextObject = {};
	JobMemory.of(context, '0').remember(0, 'a', []);
	expect(textOf(context)).toBe('');
	expect(jobsInMemory('')).toEqual(new Map());
});
