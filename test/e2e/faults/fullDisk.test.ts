import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { mountSmallDisk, obstacleToSmallDisk, type SmallDisk } from '../../../tools/e2e/smallDisk';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { n8nLine } from '../../../tools/n8n/versions';
import { startSimulator, type AkoolSimulator } from '../../../tools/simulator';
import { WAITER, type Place } from '../waiter';
import { complaintOf, retry, runNode } from './fault';

const MEGABYTE = 1024 * 1024;
const VIDEO_BYTES = 6 * MEGABYTE;
/** Room for less than the video. */
const SMALL = 4;
const LARGE = 32;

const obstacle = obstacleToSmallDisk();

describe('the disk for binary data is full', () => {
	if (obstacle !== null) {
		it(`CANNOT BE SHOWN ON THIS MACHINE: ${obstacle}`, () => {
			expect(obstacle).toMatch(/has no tmpfs|only root/);
		});
		return;
	}

	let disk: SmallDisk;
	let alone: PrivateN8n;
	let akool: AkoolSimulator;
	let place: Place;

	beforeAll(async () => {
		disk = await mountSmallDisk(SMALL);
		alone = await startPrivateN8n('full-disk', { N8N_BINARY_DATA_STORAGE_PATH: disk.folder });
		akool = await startSimulator({ videoBytes: VIDEO_BYTES });
		const credential = await alone.n8n.createCredential(akoolCredential(akool));
		place = { n8n: alone.n8n, akool, credential };
	}, 180_000);

	afterAll(async () => {
		await akool.close();
		await alone.end();
		disk.end();
	}, 60_000);

	it('Download Video says so, gives no file, and Retry brings it when there is room', async () => {
		const { _id } = akool.addJob({ video_status: 3 });
		const failed = await runNode(place, [_id], {
			operation: 'downloadVideo',
			videoModelId: '={{ $json.number }}',
		});
		expect(complaintOf(failed)).toEqual({
			status: 'error',
			message: 'n8n could not store the file: its disk is full',
			description: expect.stringMatching(/^Make room where n8n keeps binary data.*ENOSPC/),
		});
		expect(failed.data.resultData.runData[WAITER]?.[0]?.data?.main?.[0] ?? []).toEqual([]);
		// n8n 1.x leaves behind what it had stored of the file.
		const left = n8nLine().name === '1.x' ? SMALL * MEGABYTE : 0;
		expect(disk.freeBytes()).toBe(SMALL * MEGABYTE - left);

		disk.resize(LARGE);
		const retried = await retry(place, failed);
		expect(complaintOf(retried)).toMatchObject({ status: 'success', message: '' });
		expect(retried.data.resultData.runData[WAITER]?.[0]?.data?.main?.[0]).toMatchObject([
			{ binary: { data: { fileName: `${_id}.mp4` } } },
		]);
		expect(disk.freeBytes()).toBeLessThanOrEqual(LARGE * MEGABYTE - VIDEO_BYTES);
	});
});
