import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import type { Job } from '../../tools/simulator';
import { simulatedAccount } from '../engine/simulation';
import { VIDEO_BYTES, contentOf, downloadsAt } from './downloads';

const account = simulatedAccount();
const { completedJob, download } = downloadsAt(account);

/** What is wrong with a download, and what the error says of it. */
const FAILURES: Array<[string, Partial<Job>, IDataObject, string, string]> = [
	[
		'is still processed',
		{ video_status: 2 },
		{},
		'The video is not completed yet: the status of its job is "processing"',
		'Wait until it is completed, with Akool Trigger or Create and Wait',
	],
	[
		'has failed',
		{ video_status: 4, error_code: 1018, error_reason: 'too noisy' },
		{},
		'The video was not completed: the status of its job is "failed"',
		'Akool could not make it: too noisy.',
	],
	[
		'has no such asset',
		{ info: { audio_splits: undefined } },
		{ assets: ['originalSubtitles'] },
		'The job has no such file',
		'no address for "originalSubtitles"',
	],
	[
		'has an empty address',
		{ info: { video: '' } },
		{},
		'The job has no such file',
		'no address for "result"',
	],
	[
		'is larger than allowed',
		{},
		{ options: { maxSizeMb: 0.05 } },
		'The file is larger than the limit of 0.05 MB',
		'At least 0.06 MB: raise Max Size (MB)',
	],
	[
		'has a size limit below zero',
		{},
		{ options: { maxSizeMb: -1 } },
		'Max Size (MB) is out of range: "-1"',
		'at least 0',
	],
	['has no ID', {}, { videoModelId: ' ' }, 'Video Model ID is empty', 'Enter a value'],
	[
		'has no field for the file',
		{},
		{ binaryPropertyName: '={{ "" }}' },
		'Put Output File in Field is empty',
		'Enter a value',
	],
];

describe('a download of a job that', () => {
	it.each(FAILURES)('%s says so', async (_name, changes, parameters, message, words) => {
		const { error, items } = await download([completedJob(changes)._id], parameters);
		expect(error?.message).toBe(message);
		expect(error?.description).toContain(words);
		expect(error?.context).toMatchObject({ itemIndex: 0 });
		expect(items()).toEqual([]);
	});

	it('is unknown to Akool says so', async () => {
		const { error } = await download(['nobody']);
		expect(error?.message).toBe('Akool does not know this video');
	});

	it('is that of a later item names the item', async () => {
		const ids = [completedJob()._id, completedJob()._id, completedJob({ video_status: 1 })._id];
		const { error } = await download(ids);
		expect(error?.context).toMatchObject({ itemIndex: 2 });
	});

	it('is exactly as large as allowed comes through', async () => {
		const options = { maxSizeMb: VIDEO_BYTES / 1024 / 1024 };
		const { items } = await download([completedJob()._id], { options });
		expect(contentOf(items()[0])).toHaveLength(VIDEO_BYTES);
	});
});

describe('a transfer that is cut short', () => {
	it.each([0, 1])(
		'is named, and nothing is kept of it, with a limit of %d MB',
		async (maxSizeMb) => {
			account.akool.fault({ kind: 'media', cut: true });
			const { error, items } = await download([completedJob()._id], { options: { maxSizeMb } });
			expect(error?.message).toBe(
				'The transfer of the file was cut short, or n8n could not store it',
			);
			expect(error?.description).toContain('Download it again');
			expect(items()).toEqual([]);
		},
	);
});

describe('On Error: continue', () => {
	it.each(['continueRegularOutput', 'continueErrorOutput'] as const)('%s', async (onError) => {
		const ids = [completedJob()._id, completedJob({ video_status: 2 })._id, completedJob()._id];
		const { items, json, error } = await download(ids, {}, { settings: { onError } });
		expect(error).toBeUndefined();
		const failure = {
			error: 'The video is not completed yet: the status of its job is "processing"',
			message: expect.stringContaining('Akool Trigger or Create and Wait'),
		};
		if (onError === 'continueRegularOutput') {
			expect(json()[1]).toEqual(failure);
			expect(items().map(({ binary }) => binary !== undefined)).toEqual([true, false, true]);
		} else {
			expect(json().map(({ _id }) => _id)).toEqual([ids[0], ids[2]]);
			expect(json('On Error')).toEqual([{ id: ids[1], ...failure }]);
		}
	});
});
