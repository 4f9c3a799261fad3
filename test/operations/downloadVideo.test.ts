import '../engine/shortPauses';

import { simulatedAccount } from '../engine/simulation';
import { VIDEO_BYTES, contentOf, downloadsAt } from './downloads';

const account = simulatedAccount();
const { completedJob, download } = downloadsAt(account);

const mediaRequests = () => account.akool.requests.filter(({ kind }) => kind === 'media');

describe('Download Video', () => {
	it('puts out the job item with the file', async () => {
		const { _id } = completedJob();
		const { items, error } = await download([_id]);
		expect(error).toBeUndefined();
		expect(items()).toEqual([
			{
				json: expect.objectContaining({
					_id,
					status: 'completed',
					result_url: `${account.akool.url}/media/${_id}.mp4`,
				}),
				binary: { data: expect.any(Object) },
				pairedItem: { item: 0 },
			},
		]);
		expect(Object.keys(items()[0]?.json ?? {})).toHaveLength(14);
		expect(items()[0]?.binary?.data).toMatchObject({
			fileName: `${_id}.mp4`,
			mimeType: 'video/mp4',
			fileType: 'video',
			fileExtension: 'mp4',
		});
		const response = await fetch(`${account.akool.url}/media/${_id}.mp4`);
		const served = Buffer.from(await response.arrayBuffer());
		expect(served).toHaveLength(VIDEO_BYTES);
		expect(contentOf(items()[0]).equals(served)).toBe(true);
	});

	it('takes the lip-synced video as the result when there is one', async () => {
		const { _id } = completedJob({ lipsync: true });
		await download([_id]);
		expect(mediaRequests().map(({ path }) => path)).toEqual([`/media/${_id}-lipsync.mp4`]);
	});

	it.each([
		['noCaptionVideo', 'nocaption.mp4', 'mp4', 'video/mp4'],
		['originalSubtitles', 'original.srt', 'srt', 'application/x-subrip'],
		['translatedSubtitles', 'translated.srt', 'srt', 'application/x-subrip'],
	])('fetches the asset %s', async (asset, path, extension, mimeType) => {
		const { _id } = completedJob();
		const { items } = await download([_id], { assets: [asset] });
		expect(mediaRequests().map((request) => request.path)).toEqual([`/media/${_id}-${path}`]);
		expect(items()[0]?.binary?.data).toMatchObject({
			fileName: `${_id}.${extension}`,
			mimeType,
		});
	});

	it('fetches several assets into one item, and names those that the job lacks', async () => {
		const { _id } = completedJob();
		const assets = 'result,translatedSubtitles';
		const { items } = await download([_id], { assets, options: { fileName: 'trip.mp4' } });
		expect(items()).toHaveLength(1);
		expect(items()[0]?.json).toMatchObject({ _id, missing_assets: [] });
		expect(items()[0]?.binary).toMatchObject({
			data: { fileName: 'trip.mp4', mimeType: 'video/mp4' },
			data_translatedSubtitles: {
				fileName: 'trip-translated.srt',
				mimeType: 'application/x-subrip',
			},
		});
	});

	it('puts the file into the field of the given name, under the given file name', async () => {
		const { _id } = completedJob();
		const { items } = await download([_id], {
			binaryPropertyName: 'video',
			options: { fileName: ' holiday ' },
		});
		expect(Object.keys(items()[0]?.binary ?? {})).toEqual(['video']);
		expect(items()[0]?.binary?.video?.fileName).toBe('holiday.mp4');
		expect(contentOf(items()[0], 'video')).toHaveLength(VIDEO_BYTES);
	});

	it('sends no credential to the host of the file', async () => {
		await download([completedJob()._id]);
		const [info] = account.akool.requests;
		expect(info?.headers.authorization ?? info?.headers['x-api-key']).toBeDefined();
		expect(mediaRequests()).toHaveLength(1);
		for (const { headers } of mediaRequests()) {
			expect(headers).not.toHaveProperty('authorization');
			expect(headers).not.toHaveProperty('x-api-key');
			const { apiKey, apiToken } = account.akool.credential;
			expect(JSON.stringify(headers)).not.toContain(apiKey);
			expect(JSON.stringify(headers)).not.toContain(apiToken);
		}
	});

	it('downloads at most 3 files at once, and puts them out in item order', async () => {
		account.akool.fault({ kind: 'media', latencyMs: 30 });
		const ids = Array.from({ length: 10 }, () => completedJob()._id);
		const { items } = await download(ids);
		expect(account.akool.peak.media).toBe(3);
		expect(items().map(({ json, pairedItem }) => [json._id, pairedItem])).toEqual(
			ids.map((id, item) => [id, { item }]),
		);
		for (const [index, id] of ids.entries()) {
			expect(contentOf(items()[index]).toString('latin1')).toContain(`${id}.mp4`);
		}
	});
});

describe('an expression in File Name', () => {
	it.each([
		['that gives a number is the text of it', '17', '17.mp4'],
		['that gives a text may have spaces around it', '" trip "', 'trip.mp4'],
		['that gives nothing leaves the name to the job', 'null', undefined],
		['that gives an empty text leaves the name to the job', '" "', undefined],
	])('%s', async (_name, value, fileName) => {
		const { _id } = completedJob();
		const options = { fileName: `={{ ${value} }}` };
		const { error, items } = await download([_id], { options });
		expect(error).toBeUndefined();
		expect(items()[0]?.binary?.data?.fileName).toBe(fileName ?? `${_id}.mp4`);
	});

	it.each([
		['({ a: 1 })', 'an object, not text: "{"a":1}"'],
		['["a"]', 'a list, not text: "["a"]"'],
		['true', 'a boolean, not text: "true"'],
	])('that gives %s is refused', async (value, what) => {
		const options = { fileName: `={{ ${value} }}` };
		const { error } = await download([completedJob()._id], { options });
		expect(error?.message).toBe(`File Name is ${what}`);
		expect(account.akool.requests).toEqual([]);
	});
});
