import { memoryDuring, residentMegabytes } from '../n8n/memory';
import { digestOf } from '../n8n/storedFile';
import type { Transfer } from './runner/barePipe';
import type { Benchmark, Report, Setting } from './runner/benchmark';
import { figure, megabytes, range, roundsOf } from './runner/figures';
import { restartEmpty, warmUp } from './runner/restart';
import { interleaved, type Samples } from './runner/rounds';
import { Stages, type Stage } from './runner/stages';
import { spread } from './runner/statistics';
import { activateUploadLine, akoolStep, doNothing, type Line } from './runner/workflows';

type Side = 'akool' | 'upload';

interface Sample {
	/** From the upload to the end of the execution. */
	sent: Transfer;
	/** What Akool does then; nothing is to be fetched of what was only uploaded. */
	fetched: Transfer | null;
}

interface Result {
	bytes: number;
	samples: Samples<Side, Sample>;
}

const MOST_RISE = 64;
const PART = Buffer.alloc(1024 * 1024, 'film');
const SMALL = PART.length;

function film(bytes: number): FormData {
	const fields = new FormData();
	const parts = Array.from({ length: bytes / PART.length }, () => PART);
	fields.append('data', new Blob(parts, { type: 'video/mp4' }), 'film.mp4');
	return fields;
}

async function watched(
	stage: Stage,
	base: number,
	task: () => Promise<unknown>,
): Promise<Transfer> {
	const started = performance.now();
	const { memory } = await memoryDuring(Stages.pid(stage), task);
	return { tookMs: performance.now() - started, rise: memory.peak - base };
}

async function send({ url }: Line, body: FormData): Promise<void> {
	const answer = await fetch(url, { method: 'POST', body });
	if (!answer.ok) throw new Error(`The upload was answered ${answer.status}.`);
	await answer.arrayBuffer();
}

/** Reads what the latest job is made of, as Akool does. @throws Error when it is not whole */
async function fetchSource({ akool }: Stage, wanted: number): Promise<void> {
	const { bytes } = await digestOf(String(akool.jobs.at(-1)?.url));
	if (bytes !== wanted) throw new Error(`The link led to ${bytes} bytes.`);
}

async function sample(stage: Stage, line: Line, side: Side): Promise<Sample> {
	const { videoBytes: bytes } = stage;
	await restartEmpty(stage);
	await warmUp(line, { body: film(SMALL) });
	if (side === 'akool') await fetchSource(stage, SMALL);
	const base = residentMegabytes(Stages.pid(stage));
	const body = film(bytes);
	const sent = await watched(stage, base, async () => await send(line, body));
	if (side === 'upload') return { sent, fetched: null };
	const fetched = await watched(stage, base, async () => await fetchSource(stage, bytes));
	return { sent, fetched };
}

async function measure({ quick, stages }: Setting): Promise<Result> {
	const rounds = quick ? 1 : 5;
	// In megabytes; n8n takes 200 by default, which is enough for a quick round.
	const env: Record<string, string> = quick ? {} : { N8N_FORMDATA_FILE_SIZE_MAX: '1024' };
	return await stages.with('source', env, async (stage) => {
		const { n8n, credential, videoBytes: bytes } = stage;
		const create = {
			operation: 'createTranslation',
			inputType: 'binary',
			targetLanguages: ['fr'],
			options: {},
		};
		const lines: Record<Side, Line> = {
			akool: await activateUploadLine(n8n, 'Binary File', akoolStep(create, credential)),
			upload: await activateUploadLine(n8n, 'Upload alone', doNothing),
		};
		const samples = await interleaved<Side, Sample>(
			rounds,
			{
				akool: async () => await sample(stage, lines.akool, 'akool'),
				upload: async () => await sample(stage, lines.upload, 'upload'),
			},
			{ warmUp: false },
		);
		return { bytes, samples };
	});
}

const CAUSE =
	'The file is streamed: `nodes/Akool/media/sourceLink.ts` hands the stream of the uploaded file to `prepareBinaryData`, which writes the copy that Akool gets a link to, and n8n serves it as a stream, too. What rises is memory that Node takes for the chunks under way and gives back late: compare the upload alone.';

function report({ bytes, samples }: Result): Report {
	const size = `${figure(megabytes(bytes))} MB`;
	const fetches = samples.akool.flatMap(({ fetched }) => fetched ?? []);
	const rises = samples.akool.map(({ sent, fetched }) => Math.max(sent.rise, fetched?.rise ?? 0));
	const rise = spread(rises);
	const row = (name: string, transfers: Transfer[]) => [
		name,
		range(spread(transfers.map(({ tookMs }) => tookMs / 1_000))),
		range(spread(transfers.map((each) => each.rise))),
	];
	return {
		method: `A file of ${size} is uploaded to n8n's Webhook node, and Create Translation makes a translation of it with Input Type Binary File; then it is fetched through the link that Akool was given. Beside it the same upload with No Operation in the place of our node. n8n keeps files on disk (\`N8N_DEFAULT_BINARY_DATA_MODE=filesystem\`). Before each sample it starts anew and handles a file of 1 MB, which loads the code. Rise: the most resident memory of n8n above what it had before the upload.`,
		goals: [
			{
				goal: `a file of ${size} as source raises memory by at most ${MOST_RISE} MB, upload and fetch included`,
				figure: `${figure(rise.median)} MB`,
				...roundsOf(rise),
				met: rise.median <= MOST_RISE,
				why: CAUSE,
			},
		],
		tables: [
			{
				title: `A file of ${size}`,
				head: ['', 'seconds', 'rise of memory, MB'],
				rows: [
					row(
						'upload and Create Translation',
						samples.akool.map(({ sent }) => sent),
					),
					row('then fetched through the link', fetches),
					row(
						'upload alone',
						samples.upload.map(({ sent }) => sent),
					),
				],
			},
		],
	};
}

/** Memory while a large file of the workflow becomes the source of a job. */
export const source: Benchmark<Result> = {
	number: 11,
	name: 'source',
	title: 'A file of the workflow as source',
	measure,
	report,
};
