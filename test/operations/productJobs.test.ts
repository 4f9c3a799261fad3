import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { simulatedAccount } from '../engine/simulation';
import { AUDIO, PHOTO, SAID, VIDEO, makeProduct } from './makeProduct';

const account = simulatedAccount();

const MADE: Array<[string, string, IDataObject]> = [
	['lipSync', 'lip sync', { videoUrl: VIDEO, audioUrl: AUDIO }],
	['talkingPhoto', 'talking photo', { photoUrl: PHOTO, audioUrl: AUDIO }],
	['talkingAvatar', 'talking avatar', SAID],
];

it.each(MADE)(
	'Create and Wait of %s gives one item, and no list',
	async (resource, _noun, parameters) => {
		const waits = { operation: 'createAndWait', waitMode: 'polling', maxWaitMinutes: 0.0001 };
		const { error, json } = await makeProduct(account, resource, { ...parameters, ...waits });
		expect(error).toBeUndefined();
		expect(json()).toEqual([
			expect.objectContaining({
				_id: account.akool.jobs[0]?._id,
				status: 'queueing',
				all_completed: false,
				timed_out: true,
			}),
		]);
		expect(json()[0]).not.toHaveProperty('translations');
	},
);

describe.each(['lipSync', 'talkingPhoto', 'talkingAvatar'])('of %s', (resource) => {
	it('Get Video Info tells about the job', async () => {
		const { _id } = account.akool.addJob({ video_status: 3 });
		const given = { operation: 'getVideoInfo', videoModelId: _id };
		const { json } = await makeProduct(account, resource, given);
		expect(json()).toMatchObject([{ _id, status: 'completed' }]);
	});

	it('Download Video brings the file', async () => {
		const { _id } = account.akool.addJob({ video_status: 3 });
		const given = { operation: 'downloadVideo', videoModelId: _id };
		const { items } = await makeProduct(account, resource, given);
		expect(items()[0]?.binary?.data).toMatchObject({ mimeType: 'video/mp4' });
	});
});
