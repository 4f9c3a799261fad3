import type { AkoolSimulator } from '../../tools/simulator';
import { startSimulator } from '../../tools/simulator';
import { CREDIT, create, get, info } from './client';

let simulator: AkoolSimulator;

beforeEach(async () => {
	simulator = await startSimulator({ stepMs: Infinity, videoBytes: 300_001 });
});

afterEach(async () => {
	await simulator.close();
});

describe('Get Video Info and media', () => {
	it('has no addresses before status 3', async () => {
		const id = String((await create(simulator, { lipsync: true })).data._id);
		await simulator.advance(id, 2);
		const { data } = await info(simulator, id);
		expect(data).toMatchObject({ video: '', lipsync_video_url: '', progress: 50 });
		expect(data).not.toHaveProperty('deduction_duration');
		expect((await fetch(`${simulator.url}/media/${id}.mp4`)).status).toBe(404);
	});

	it('serves each file with its type, length and own bytes', async () => {
		const { _id } = simulator.addJob({ video_status: 3, lipsync: true });
		const { data } = await info(simulator, _id);
		const splits = data.audio_splits as Record<string, string>;
		const seen = new Set<string>();
		for (const [url, type] of [
			[data.video, 'video/mp4'],
			[data.lipsync_video_url, 'video/mp4'],
			[splits.no_caption_video_url, 'video/mp4'],
			[splits.original_srt_url, 'application/x-subrip'],
			[splits.translated_srt_url, 'application/x-subrip'],
		]) {
			const response = await fetch(String(url));
			expect(response.headers.get('content-type')).toBe(type);
			const bytes = Buffer.from(await response.arrayBuffer());
			expect(response.headers.get('content-length')).toBe(String(bytes.length));
			if (type === 'video/mp4') expect(bytes.length).toBe(300_001);
			seen.add(bytes.toString('base64'));
			const again = Buffer.from(await (await fetch(String(url))).arrayBuffer());
			expect(again.equals(bytes)).toBe(true);
		}
		expect(seen.size).toBe(5);
	});

	it('lets a test lay anything over the answer', async () => {
		const { _id } = simulator.addJob({
			_id: 'job-1',
			video_status: 3,
			info: { video: 'https://elsewhere.example/v.mp4', audio_splits: undefined },
		});
		expect(_id).toBe('job-1');
		const { data } = await info(simulator, 'job-1');
		expect(data.video).toBe('https://elsewhere.example/v.mp4');
		expect(data).not.toHaveProperty('audio_splits');
		expect((await get(simulator, CREDIT)).data).toEqual({ credit: 1000 });
		expect(() => simulator.addJob({ _id: 'job-1' })).toThrow('exists already');
	});
});
