import { memoryDuring, residentMegabytes } from '../n8n/memory';
import { bareTransfer, type Transfer } from './runner/barePipe';
import type { Benchmark, Report, Setting } from './runner/benchmark';
import { COLOURS, svgChart } from './runner/charts';
import { digits, figure, megabytes, range, roundsOf } from './runner/figures';
import { restartEmpty, warmUp } from './runner/restart';
import { interleaved, type Samples } from './runner/rounds';
import { measureRun, withItems } from './runner/run';
import { Stages, type Stage } from './runner/stages';
import { ratio, spread } from './runner/statistics';
import { activateLine, akoolStep, httpRequestStep, type Line } from './runner/workflows';

type Side = 'akool' | 'httpRequest';

interface Sample {
	one: Transfer;
	atOnce: Transfer;
}

interface Result {
	bytes: number;
	atOnce: number;
	samples: Samples<Side, Sample>;
	bare: Transfer[];
}

const AT_ONCE = 4;
const MOST_RISE = 64;
const LEAST_SPEED = 0.9;

function video({ akool }: Stage, suffix = '.mp4'): object {
	const { _id } = akool.addJob({ video_status: 3 });
	return { id: _id, url: `${akool.url}/media/${_id}${suffix}` };
}

async function transfer(
	stage: Stage,
	line: Line,
	items: object[],
	base: number,
): Promise<Transfer> {
	const pid = Stages.pid(stage);
	const { result, memory } = await memoryDuring(
		pid,
		async () => await measureRun(stage, line, items),
	);
	return { tookMs: result.times.wholeMs, rise: memory.peak - base };
}

async function sample(stage: Stage, line: Line, small: object): Promise<Sample> {
	await restartEmpty(stage);
	await warmUp(line, withItems([small]));
	const base = residentMegabytes(Stages.pid(stage));
	const one = await transfer(stage, line, [video(stage)], base);
	const videos = Array.from({ length: AT_ONCE }, () => video(stage));
	return { one, atOnce: await transfer(stage, line, videos, base) };
}

async function measure({ quick, stages }: Setting): Promise<Result> {
	const rounds = quick ? 1 : 5;
	return await stages.with('download', {}, async (stage) => {
		const { n8n, akool, credential, videoBytes: bytes } = stage;
		const id = '={{ $json.id }}';
		const file = { response: { response: { responseFormat: 'file', outputPropertyName: 'data' } } };
		const request = { authentication: 'none', url: '={{ $json.url }}', options: file };
		const subtitles = { operation: 'downloadVideo', videoModelId: id, options: {} };
		const lines: Record<Side, Line> = {
			akool: await activateLine(
				n8n,
				'Download Video',
				akoolStep({ ...subtitles, assets: '={{ $json.asset ?? "result" }}' }, credential),
			),
			httpRequest: await activateLine(
				n8n,
				'HTTP Request with response File',
				httpRequestStep(request, credential),
			),
		};
		const bare: Transfer[] = [];
		const small = { ...video(stage, '-translated.srt'), asset: 'translatedSubtitles' };
		const samples = await interleaved<Side, Sample>(
			rounds,
			{
				akool: async () => await sample(stage, lines.akool, small),
				httpRequest: async () => {
					const { _id } = akool.addJob({ video_status: 3 });
					bare.push(await bareTransfer(`${akool.url}/media/${_id}.mp4`));
					return await sample(stage, lines.httpRequest, small);
				},
			},
			{ warmUp: false },
		);
		return { bytes, atOnce: AT_ONCE, samples, bare };
	});
}

const CAUSE_OF_RISE =
	'The file is streamed: `nodes/Akool/media/media.ts` hands the stream of the answer to `prepareBinaryData`, and holds none of it. What rises is memory that Node takes for the chunks under way and gives back late: compare the bare Node pipe, and that four videos at once do not take four times as much.';
const CAUSE_OF_SPEED =
	'Our node asks Akool for the job first, which is one more request; the transfer itself goes through the same `prepareBinaryData` of n8n.';

function report({ bytes, atOnce, samples, bare }: Result): Report {
	const size = `${figure(megabytes(bytes))} MB`;
	const one = ({ one: transferred }: Sample) => transferred;
	const all = ({ atOnce: transferred }: Sample) => transferred;
	const took = (side: Side, of: (sample: Sample) => Transfer) =>
		samples[side].map((each) => of(each).tookMs);
	const rise = (side: Side, of: (sample: Sample) => Transfer) =>
		spread(samples[side].map((each) => of(each).rise));
	const speed = ratio(took('httpRequest', one), took('akool', one));
	const row = (name: string, transfers: Transfer[], count: number) => {
		const seconds = transfers.map(({ tookMs }) => tookMs / 1_000);
		const perSecond = seconds.map((each) => (megabytes(bytes) * count) / each);
		return [
			name,
			range(spread(seconds)),
			range(spread(perSecond)),
			range(spread(transfers.map((each) => each.rise))),
		];
	};
	return {
		method: `Videos of ${size} from the simulator into n8n's binary data on disk (\`N8N_DEFAULT_BINARY_DATA_MODE=filesystem\`), by Download Video and by HTTP Request with response File; and into a file by a Node process of its own that does nothing else. Before each sample n8n starts anew and handles a small file, which loads the code; then it moves one video, then ${atOnce} in one run, of which our node has 3 under way at once. Rise: the most resident memory of n8n above what it had before the first.`,
		goals: [
			{
				goal: `a video of ${size} raises memory by at most ${MOST_RISE} MB`,
				figure: `${figure(rise('akool', one).median)} MB`,
				...roundsOf(rise('akool', one)),
				met: rise('akool', one).median <= MOST_RISE,
				why: CAUSE_OF_RISE,
			},
			{
				goal: `at least ${LEAST_SPEED} of the speed of HTTP Request`,
				figure: digits(speed.median),
				...roundsOf(speed, digits),
				met: speed.median >= LEAST_SPEED,
				why: CAUSE_OF_SPEED,
			},
		],
		tables: [
			{
				title: `Videos of ${size}`,
				head: ['', 'seconds', 'MB a second', 'rise of memory, MB'],
				rows: [
					row('Download Video', samples.akool.map(one), 1),
					row('HTTP Request', samples.httpRequest.map(one), 1),
					row('bare Node pipe', bare, 1),
					row(`Download Video, ${atOnce} in one run`, samples.akool.map(all), atOnce),
					row(`HTTP Request, ${atOnce} in one run`, samples.httpRequest.map(all), atOnce),
				],
			},
		],
		chart: {
			title: 'Rise of memory while videos are downloaded',
			svg: svgChart({
				title: `Download of ${size}: rise of the resident memory of n8n`,
				kind: 'bar',
				across: 'videos in one run',
				categories: ['1', String(atOnce)],
				up: 'megabytes',
				series: [
					{
						name: 'Download Video',
						values: [rise('akool', one).median, rise('akool', all).median],
						colour: COLOURS.blue,
					},
					{
						name: 'HTTP Request',
						values: [rise('httpRequest', one).median, rise('httpRequest', all).median],
						colour: COLOURS.orange,
					},
				],
			}),
		},
	};
}

/** Moving large files: our node against HTTP Request and a bare pipe. */
export const download: Benchmark<Result> = {
	number: 5,
	name: 'download',
	title: 'Download Video against HTTP Request and a bare Node pipe',
	measure,
	report,
};
