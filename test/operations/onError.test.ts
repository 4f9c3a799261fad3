import '../engine/shortPauses';

import { lookUps, video, videos } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();

/** Three videos, of which the second has no sound. */
async function createWithOneFailing(onError: 'continueRegularOutput' | 'continueErrorOutput') {
	account.akool.fault({ kind: 'create', url: video(1), code: 1203, msg: 'no sound' });
	return await account.run('createTranslation', { items: videos(3), settings: { onError } });
}

const ERROR = {
	error: 'The video has no audio track',
	message:
		'Use a file that contains audio: without speech there is nothing to translate. Akool answered with code 1203: "no sound".',
};

describe('On Error: continue', () => {
	it('puts the error in the place of the item that failed, paired with it', async () => {
		const { error, items } = await createWithOneFailing('continueRegularOutput');
		expect(error).toBeUndefined();
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		const ids = account.akool.jobs.map(({ _id }) => _id);
		expect(items()[0]?.json._id).toBe(ids[0]);
		expect(items()[1]?.json).toEqual(ERROR);
		expect(items()[2]?.json._id).toBe(ids[1]);
	});

	it('works for reads too', async () => {
		const { _id } = account.akool.addJob();
		const { json } = await account.run('getVideoInfo', {
			items: lookUps(['missing', _id, '']),
			settings: { onError: 'continueRegularOutput' },
		});
		expect(json()).toEqual([
			{ error: 'Akool does not know this video', message: expect.stringContaining('code 1008') },
			expect.objectContaining({ _id, status: 'queueing' }),
			{ error: 'Video Model ID is empty', message: expect.stringContaining('Enter a value') },
		]);
	});
});

describe('On Error: continue with the error output', () => {
	it('puts the failed item, with its own fields, on the error output', async () => {
		const { error, items, json } = await createWithOneFailing('continueErrorOutput');
		expect(error).toBeUndefined();
		expect(items('Akool', 1)).toMatchObject([{ pairedItem: { item: 1 } }]);
		expect(json('Akool', 1)).toEqual([{ url: video(1), number: 1, ...ERROR }]);
		expect(json('On Error')).toEqual(json('Akool', 1));
	});

	it('puts the others, paired, on the first output', async () => {
		const { items } = await createWithOneFailing('continueErrorOutput');
		expect(items()).toHaveLength(2);
		expect(items().map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(items('After')).toHaveLength(2);
	});

	it('takes a refused language beside an accepted one for no error', async () => {
		account.akool.fault({ kind: 'create', language: 'de', code: 1015 });
		const { items, json } = await account.run('createTranslation', {
			items: videos(1),
			parameters: { targetLanguages: ['fr', 'de'] },
			settings: { onError: 'continueErrorOutput' },
		});
		expect(json().map(({ status }) => status)).toEqual(['queueing', 'rejected']);
		expect(items('Akool', 1)).toEqual([]);
	});

	it('works when every item fails, and for one item alone', async () => {
		account.akool.fault({ kind: 'credit', code: 1200 });
		for (const count of [1, 3]) {
			const { json } = await account.run('getCredit', {
				items: videos(count),
				settings: { onError: 'continueErrorOutput' },
			});
			expect(json()).toEqual([]);
			expect(json('Akool', 1).map(({ url, error }) => [url, error])).toEqual(
				videos(count).map(({ url }) => [url, 'Akool has banned this account']),
			);
		}
	});
});
