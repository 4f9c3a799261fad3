import type { INode } from 'n8n-workflow';

import type { JobOfItem } from '../../nodes/Akool/jobs/jobMemory';
import {
	addJobsThatExist,
	jobName,
	sourceName,
	unansweredError,
} from '../../nodes/Akool/jobs/jobWords';
import { networkFailure } from '../../nodes/Akool/protocol/failure';
import { lipSync } from '../../nodes/Akool/protocol/lipSync';
import { apiError, failureOf } from '../../nodes/Akool/requests/apiError';

const node = { id: '1', name: 'Akool', type: 'akool', typeVersion: 1 } as INode;
const CUT = networkFailure({ code: 'ECONNRESET' });

it.each([
	[0, '', 'item 0'],
	[3, 'fr', 'item 3, fr'],
])('a job of item %d and part "%s" is called "%s"', (item, part, name) => {
	expect(jobName(item, part)).toBe(name);
});

it('a create that was not answered is told with its doubt, and why it is not sent again', () => {
	const error = unansweredError(node, lipSync, CUT, 2);
	expect(error).toMatchObject({
		message: 'The connection to Akool was cut: the lip sync may or may not have been created',
		description: `It was not sent again, because a job that exists would be paid twice. Look for it in your Akool account; if it is not there, run the workflow anew. ${CUT.description}`,
		httpCode: 'ECONNRESET',
		context: { itemIndex: 2 },
	});
	expect(failureOf(error)).toMatchObject({ effect: 'unknown', passing: true });
});

describe('the jobs that exist though the node run failed', () => {
	const jobs: JobOfItem[] = [
		{ itemIndex: 0, outcome: { part: 'fr', outcome: 'created', job: { _id: 'a' } } },
		{ itemIndex: 0, outcome: { part: 'de', outcome: 'unknown' } },
		{ itemIndex: 2, outcome: { part: '', outcome: 'created', job: { _id: 'b' } } },
		{ itemIndex: 2, outcome: { part: 'it', outcome: 'unanswered', failure: CUT } },
	];
	const told = (known: JobOfItem[], onlyItem?: number, description: string | null = 'Do this.') => {
		const error = apiError(node, CUT);
		error.description = description;
		addJobsThatExist(error, known, onlyItem);
		return error.description;
	};
	const LIST = 'Jobs already created in this run, which go on at Akool:';

	it('are all listed in its error', () => {
		expect(told(jobs)).toBe(
			`Do this. ${LIST} item 0, fr: a; item 0, de: outcome unknown; item 2: b; item 2, it: outcome unknown.`,
		);
		expect(told(jobs.slice(0, 1), undefined, null)).toBe(`${LIST} item 0, fr: a.`);
	});

	it('are those of the item alone, and certain ones, when the others go on', () => {
		expect(told(jobs, 2)).toBe(`Do this. ${LIST} item 2: b.`);
		expect(told(jobs, 1)).toBe('Do this.');
	});

	it('are no word where there are none', () => {
		expect(told([])).toBe('Do this.');
	});
});

it.each([
	[
		{ body: { a: 1, url: 'https://v.example/a/b.mp4?token=secret#x' } },
		'https://v.example/a/b.mp4',
	],
	[{ body: { style: 'calm', url: 'https://v.example' } }, 'https://v.example/'],
	[{ body: { url: 'http://v.example/a.mp4' } }, 'http://v.example/a.mp4'],
	[{ body: { url: 'nowhere', other: 5, text: 'Note: this' } }, 'no address'],
	[{ body: { text: 'Note: see https://v.example/a' } }, 'no address'],
	[
		{ body: { elements: [{ type: 'audio', url: 'https://v.example/a.mp3?b' }] } },
		'https://v.example/a.mp3',
	],
	[{ body: { url: 'https://v.example/a' }, source: 'the text "Hello"' }, 'the text "Hello"'],
	[{ body: { url: 'https://v.example/a' }, fileNames: [] }, 'https://v.example/a'],
	[{ body: { url: 'https://v.example/a' }, fileNames: ['a.mp4'] }, 'the file "a.mp4"'],
	[{ body: {}, fileNames: ['a.mp4', 'b.mp3'] }, 'the file "a.mp4" and the file "b.mp3"'],
])('n8n’s log calls the source of %j %s', (request, name) => {
	expect(sourceName({ parts: [], asked: {}, ...request })).toBe(name);
});
