import { AkoolFailure } from '../../nodes/Akool/protocol/failure';
import { assetField, findAssets, requireAssets } from '../../nodes/Akool/media/mediaAsset';
import type { AkoolJob } from '../../nodes/Akool/protocol/types';

const JOB: AkoolJob = {
	_id: 'a1',
	language: 'fr',
	video_status: 3,
	video: 'https://media.example/plain.mp4',
	audio_splits: {
		no_caption_video_url: 'https://media.example/nocaption.mp4',
		original_srt_url: 'https://media.example/original.srt',
		translated_srt_url: 'https://media.example/translated.srt',
	},
};

function failureOf(job: AkoolJob, asset: string) {
	try {
		findAssets(job, [asset]);
	} catch (error) {
		if (error instanceof AkoolFailure) return error.failure;
	}
	throw new Error('It was found');
}

describe('the address of an asset', () => {
	it.each([
		['result', {}, 'plain.mp4'],
		['result', { lipsync_video_url: 'https://media.example/lips.mp4' }, 'lips.mp4'],
		['result', { lipsync_video_url: '' }, 'plain.mp4'],
		['noCaptionVideo', {}, 'nocaption.mp4'],
		['originalSubtitles', {}, 'original.srt'],
		['translatedSubtitles', {}, 'translated.srt'],
	])('%s of a job with %j is %s', (asset, changes, file) => {
		expect(findAssets({ ...JOB, ...changes }, [asset])).toEqual({
			found: [{ asset, url: `https://media.example/${file}` }],
			missing: [],
		});
	});

	it.each([
		['result', { video: '' }],
		['result', { video: null }],
		['result', { video: 'not an address' }],
		['originalSubtitles', { audio_splits: undefined }],
		['originalSubtitles', { audio_splits: {} }],
		['originalSubtitles', { audio_splits: 'none' }],
		['originalSubtitles', { audio_splits: { original_srt_url: '' } }],
	])('%s of a job with %j is missing, and named', (asset, changes) => {
		const { message, description } = failureOf({ ...JOB, ...changes }, asset);
		expect(message).toBe('The job has no such file');
		expect(description).toContain(`"${asset}"`);
	});

	it.each([
		[1, 'queueing'],
		[2, 'processing'],
		[undefined, 'unknown'],
	])('is not there while the status is %p, which the message calls %s', (video_status, word) => {
		const { message } = failureOf({ ...JOB, video_status }, 'result');
		expect(message).toBe(`The video is not completed yet: the status of its job is "${word}"`);
	});

	it.each([
		[{ error_reason: 'too noisy' }, 'Akool could not make it: too noisy.'],
		[{ error_reason: '' }, 'Akool could not make it.'],
		[{}, 'Akool could not make it.'],
	])('of a failed job with %j comes with the reason', (changes, description) => {
		const failed = { ...JOB, video_status: 4, ...changes };
		expect(failureOf(failed, 'result')).toMatchObject({
			message: 'The video was not completed: the status of its job is "failed"',
			description,
		});
	});
});

describe('several assets', () => {
	it('are found in the order asked for, and those that the job lacks are named', () => {
		const job = { ...JOB, audio_splits: { translated_srt_url: 'https://media.example/t.srt' } };
		expect(findAssets(job, ['translatedSubtitles', 'noCaptionVideo', 'result'])).toEqual({
			found: [
				{ asset: 'translatedSubtitles', url: 'https://media.example/t.srt' },
				{ asset: 'result', url: 'https://media.example/plain.mp4' },
			],
			missing: ['noCaptionVideo'],
		});
	});

	it('none of which the job has are an error that names all', () => {
		const bare = { ...JOB, audio_splits: {} };
		expect(() => findAssets(bare, ['originalSubtitles', 'translatedSubtitles'])).toThrow(
			'The job has no such file',
		);
	});

	it.each([
		[
			['result', 'originalSubtitles'],
			['result', 'originalSubtitles'],
		],
		[' result , translatedSubtitles,', ['result', 'translatedSubtitles']],
		[['result', 'result'], ['result']],
	])('%j are %j', (value, assets) => expect(requireAssets(value)).toEqual(assets));

	it.each([
		[[], 'Assets is empty'],
		['', 'Assets is empty'],
		[undefined, 'Assets is empty'],
		[7, 'Assets is empty'],
		[['result', 'poster'], 'Assets has an unknown entry: "poster"'],
		[[{}], 'Assets has an unknown entry: "{}"'],
	])('%j are refused: %s', (value, message) => expect(() => requireAssets(value)).toThrow(message));

	it('go into fields whose names tell them apart', () => {
		const assets = ['result', 'noCaptionVideo', 'translatedSubtitles'];
		expect(assets.map((asset) => assetField('data', asset, assets))).toEqual([
			'data',
			'data_noCaptionVideo',
			'data_translatedSubtitles',
		]);
	});
});
