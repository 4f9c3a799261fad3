import { pauses } from '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';
import nock from 'nock';

import { createdJob, success } from '../engine/answers';
import { answerWith, isolateNetwork, type Trouble } from '../engine/network';
import { lookUps, runOperation } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';

isolateNetwork();
beforeEach(() => {
	pauses.length = 0;
});

const MEDIA = 'https://media.example';
const CONTENT = 'x'.repeat(3000);

/** Downloads one file that is at the given address, and is answered like this. */
async function downloadFrom(
	path: string,
	answers: [Trouble, ...Trouble[]],
	parameters: IDataObject = {},
	options: RunOptions = {},
) {
	const video = `${MEDIA}/${path}`;
	const audio_splits = { translated_srt_url: video };
	const job = createdJob('a1', 'fr', { video_status: 3, video, audio_splits });
	const asked = answerWith([success(job)]);
	const sent = answerWith(answers, MEDIA);
	const result = await runOperation('downloadVideo', {
		items: lookUps(['a1']),
		parameters,
		...options,
	});
	return { ...result, file: result.items()[0]?.binary?.data, sent, asked };
}

const served = (contentType?: string, headers: Record<string, string> = {}): Trouble => ({
	http: 200,
	body: CONTENT,
	headers: { ...(contentType === undefined ? {} : { 'content-type': contentType }), ...headers },
});

describe('the type and the name of a file', () => {
	it.each([
		['v.mp4', 'video/mp4', 'video/mp4', 'a1-fr.mp4'],
		['v.mp4?Expires=1&Signature=a.b', 'video/mp4', 'video/mp4', 'a1-fr.mp4'],
		['v', 'Video/QuickTime; charset=binary', 'video/quicktime', 'a1-fr.mov'],
		['v.mov', 'video/mp4', 'video/mp4', 'a1-fr.mov'],
		['v', 'video/webm', 'video/webm', 'a1-fr.webm'],
		['v.mov', undefined, 'video/quicktime', 'a1-fr.mov'],
		['v.mov', 'application/octet-stream', 'video/quicktime', 'a1-fr.mov'],
		['v.mov', 'binary/octet-stream', 'video/quicktime', 'a1-fr.mov'],
		['v', undefined, 'video/mp4', 'a1-fr.mp4'],
		['v', 'video/x-unheard-of', 'video/x-unheard-of', 'a1-fr.mp4'],
	])('of %s with the header %p are %s and %s', async (path, header, mimeType, fileName) => {
		const { file } = await downloadFrom(path, [served(header)]);
		expect(file).toMatchObject({ mimeType, fileName });
		expect(Buffer.from(file?.data ?? '', 'base64').toString()).toBe(CONTENT);
	});

	it.each([
		['holiday.mkv', 'holiday.mkv'],
		['holiday', 'holiday.mp4'],
		['Dr. No', 'Dr. No.mp4'],
		['', 'a1-fr.mp4'],
	])('the option File Name %p makes %p', async (fileName, expected) => {
		const { file } = await downloadFrom('v.mp4', [served('video/mp4')], { options: { fileName } });
		expect(file).toMatchObject({ fileName: expected, mimeType: 'video/mp4' });
	});
});

describe('the size limit', () => {
	const twoKilobytes = { options: { maxSizeMb: 2 / 1024 } };

	it('refuses a file whose size is announced before it is read', async () => {
		const headers = { 'content-length': String(5 * 1024 * 1024) };
		const { error, file } = await downloadFrom('v.mp4', [served('video/mp4', headers)], {
			options: { maxSizeMb: 4 },
		});
		expect(error?.message).toBe('The file is larger than the limit of 4 MB');
		expect(error?.description).toContain('At least 5 MB');
		expect(file).toBeUndefined();
	});

	it('refuses one whose size is not announced as soon as too much has come', async () => {
		const { error, file } = await downloadFrom('v.mp4', [served('video/mp4')], twoKilobytes);
		expect(error?.message).toMatch(/^The file is larger than the limit of /);
		expect(file).toBeUndefined();
	});

	it('is no limit when it is 0', async () => {
		const { file } = await downloadFrom('v.mp4', [served('video/mp4')], {
			options: { maxSizeMb: 0 },
		});
		expect(file).toBeDefined();
	});
});

describe('a result that is gone', () => {
	it.each([403, 404, 410])('is named as such, after one request: HTTP %d', async (http) => {
		const { error, sent } = await downloadFrom('v.mp4', [{ http, body: 'AccessDenied' }]);
		expect(error?.message).toBe('The file is no longer available at Akool');
		expect(error?.description).toContain('Akool keeps results for 7 days');
		expect(error?.description).toContain(`HTTP status ${http}`);
		expect(sent).toHaveLength(1);
	});
});

describe('a host that does not deliver', () => {
	it.each<[string, Trouble]>([
		['HTTP 503', { http: 503 }],
		['HTTP 429', { http: 429 }],
		['a refused connection', { networkError: 'ECONNREFUSED' }],
		['a cut before the answer', { networkError: 'ECONNRESET' }],
	])('is asked again after %s', async (_name, trouble) => {
		const { file, sent } = await downloadFrom('v.mp4', [trouble, trouble, served('video/mp4')]);
		expect(file?.fileName).toBe('a1-fr.mp4');
		expect([sent.length, pauses.length]).toEqual([3, 2]);
	});

	it('is asked again when it wants to be', async () => {
		const busy: Trouble = { http: 503, headers: { 'retry-after': '20' } };
		const { file } = await downloadFrom('v.mp4', [busy, served('video/mp4')]);
		expect(file?.fileName).toBe('a1-fr.mp4');
		expect(pauses).toEqual([20_000]);
	});

	it.each([204, 206])('of a file that is not whole is named: HTTP %d', async (http) => {
		const { error, file } = await downloadFrom('v.mp4', [{ ...served('video/mp4'), http }]);
		expect(error?.message).toBe('The host of the file did not deliver it');
		expect(error?.description).toContain(`HTTP status ${http}`);
		expect(file).toBeUndefined();
	});

	it('of an empty file is named, and puts out none', async () => {
		const { error, file } = await downloadFrom('v.mp4', [{ ...served('video/mp4'), body: '' }]);
		expect(error?.message).toBe('The file at Akool is empty');
		expect(file).toBeUndefined();
	});

	it('of empty subtitles has delivered them: nobody speaks in the video', async () => {
		const { file } = await downloadFrom('s.srt', [{ ...served('text/plain'), body: '' }], {
			assets: ['translatedSubtitles'],
		});
		expect(file).toMatchObject({ fileSize: '0 B' });
	});

	it('is named after four requests', async () => {
		const { error, sent } = await downloadFrom('v.mp4', [{ http: 500 }]);
		expect(error?.message).toBe('The host of the file did not deliver it');
		expect(error?.description).toContain('HTTP status 500');
		expect(sent).toHaveLength(4);
	});

	it('is named at once when asking again would not help', async () => {
		const { error, sent } = await downloadFrom('v.mp4', [{ http: 400 }]);
		expect(error?.message).toBe('The host of the file did not deliver it');
		expect(sent).toHaveLength(1);
	});
});

describe('a host that answers with a web page', () => {
	it('is named after one request, and nothing is stored as a video', async () => {
		const { error, file, sent } = await downloadFrom('v.mp4', [served('text/html; charset=utf-8')]);
		expect(error?.message).toBe('The host of the file answered with a web page');
		expect(error?.description).toContain('A proxy may have answered');
		expect(file).toBeUndefined();
		expect(sent).toHaveLength(1);
	});
});

describe('a host that cannot be reached', () => {
	it.each([
		['ENOTFOUND', 'The host of the file was not found'],
		['EAI_AGAIN', 'The host of the file was not found'],
		['ECONNREFUSED', 'The host of the file refused the connection'],
		['ETIMEDOUT', 'The host of the file did not answer in time'],
		['ECONNRESET', 'The host of the file cut the connection'],
		['EPIPE', 'The host of the file cut the connection'],
		['HPE_INVALID_CONSTANT', 'The host of the file gave an answer that could not be read'],
		['EPROTO', 'The host of the file broke the secure connection'],
	])('is named with its address, not blamed on the credential: %s', async (networkError, words) => {
		const { error, sent } = await downloadFrom('v.mp4', [{ networkError }]);
		expect(error?.message).toBe(words);
		expect(error?.description).toContain(`The host is media.example.`);
		expect(error?.description).toContain(`${networkError}.`);
		expect(error?.description).not.toContain('credential');
		expect(sent).toHaveLength(4);
	});
});

describe('a host whose certificate is not good', () => {
	it.each(['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'])(
		'is named after one request, not blamed on the credential: %s',
		async (networkError) => {
			const { error, sent } = await downloadFrom('v.mp4', [{ networkError }]);
			expect(error?.message).toBe('The host of the file made no secure connection');
			expect(error?.description).not.toContain('credential');
			expect(sent).toHaveLength(1);
		},
	);
});

describe('a redirect', () => {
	it('is followed to another host, and the credential goes to neither', async () => {
		const elsewhere = answerWith([served('video/mp4')], 'https://cdn.example');
		const redirect = { http: 302, headers: { location: 'https://cdn.example/real.mp4' } };
		const { file, sent, asked } = await downloadFrom('v.mp4', [redirect]);
		expect(file?.fileName).toBe('a1-fr.mp4');
		expect(asked[0]?.headers).toHaveProperty('authorization');
		expect(elsewhere.map(({ path }) => path)).toEqual(['/real.mp4']);
		for (const { headers } of [...sent, ...elsewhere]) {
			expect(headers).not.toHaveProperty('authorization');
			expect(headers).not.toHaveProperty('x-api-key');
			expect(JSON.stringify(headers)).not.toContain('token-of-the-tests');
		}
	});

	it('of the API itself is not followed, because it would take the credential along', async () => {
		const elsewhere = answerWith([success({})], 'https://elsewhere.example');
		answerWith([{ http: 302, headers: { location: 'https://elsewhere.example/' } }]);
		const { error } = await runOperation('downloadVideo', { items: lookUps(['a1']) });
		expect(error?.message).toContain('HTTP status 302');
		expect(elsewhere).toEqual([]);
	});
});

describe('a cancelled execution', () => {
	it('ends the download under way, and nothing follows', async () => {
		let cancel = () => {};
		const body = createdJob('a1', 'fr', { video_status: 3, video: `${MEDIA}/v.mp4` });
		answerWith([success(body)]);
		nock(MEDIA)
			.get('/v.mp4')
			.reply(() => {
				cancel();
				return [200, CONTENT];
			});
		const { items } = await runOperation('downloadVideo', {
			items: lookUps(['a1']),
			onStarted: (stop) => (cancel = stop),
		});
		expect([items(), items('After')]).toEqual([[], []]);
	});
});
