import { startPrivateN8n, type PrivateN8n } from '../../../tools/e2e/privateN8n';
import { folderForFiles, savedFiles } from '../../../tools/e2e/savedFiles';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { DataTable, type DataTableRow } from '../../../tools/n8n/dataTable';
import type { SavedWorkflow } from '../../../tools/n8n/types';
import { nodeNamed, withNode } from '../../../tools/n8n/workflowFile';
import {
	startReceiver,
	startSimulator,
	type AkoolSimulator,
	type Job,
	type Receiver,
} from '../../../tools/simulator';
import { filledExample, withFields } from './example';

jest.setTimeout(240_000);

const COLUMNS = ['video_url', 'language', 'status', 'reason', 'job', 'file'];
const HOLIDAY = 'https://videos.example/holiday.mp4';
const PARTY = 'https://videos.example/party.mp4';

let own: PrivateN8n;
let akool: AkoolSimulator;
let alerts: Receiver;
let table: DataTable;
let workflow: SavedWorkflow;
let webhookUrl: string;
let folder: string;

beforeAll(async () => {
	own = await startPrivateN8n('queue');
	akool = await startSimulator({ stepMs: Infinity });
	alerts = await startReceiver();
	folder = await folderForFiles(own.server);
	table = await DataTable.create(own.n8n, 'videos', COLUMNS);
	const credential = await own.n8n.createCredential(akoolCredential(akool));
	const alertUrl = alerts.url;
	const example = filledExample('translate-a-queue.json', [credential], {
		Settings: { table: table.id, alertUrl },
		'Settings for Results': { table: table.id, folder, alertUrl },
	});
	// A run by the clock beside one that a test has started would pay for the same rows.
	const filled = withNode(example, 'Every Quarter of an Hour', {
		parameters: { rule: { interval: [{ field: 'cronExpression', expression: '0 0 1 1 *' }] } },
	});
	webhookUrl = own.n8n.productionUrl(nodeNamed(filled, 'When a Job Ends'));
	workflow = await own.n8n.createWorkflow(withFields(filled, 'Settings', { webhookUrl }));
	await own.n8n.activate(workflow.id);
});

beforeEach(() => {
	akool.reset();
	alerts.calls.length = 0;
});

afterAll(async () => {
	await Promise.all([akool.close(), alerts.close()]);
	await own.end();
});

const run = async () => {
	const id = await own.n8n.runManually(workflow.id, 'Every Quarter of an Hour');
	const execution = await own.n8n.waitForExecution(id);
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
};

/** Adds rows to the table, of which a user has filled in video and language. */
const add = async (...rows: Array<[video: string, language: string]>) =>
	await table.insert(rows.map(([video_url, language]) => ({ video_url, language })));

/** Of the latest rows, what one reads in the table. */
const latest = async (
	count: number,
	...columns: string[]
): Promise<Array<DataTableRow[string]>[]> => {
	const rows = (await table.rows()).slice(-count);
	return rows.map((row) => columns.map((column) => row[column] ?? null));
};

/** The job of a row, as the creates of several rows reach Akool in any order. */
const jobOf = (video: string, language: string): Job => {
	const job = akool.jobs.find((each) => each.url === video && each.language === language);
	if (!job) throw new Error(`There is no job for ${video} in ${language}.`);
	return job;
};

const texts = () => alerts.calls.map(({ body }) => (body as { text: string }).text);

const creates = () => akool.requests.filter(({ kind }) => kind === 'create');

/** Lets Akool end a job, and waits until the workflow has taken the result. */
const end = async (job: Job | undefined, status: 3 | 4, error_reason?: string) => {
	const before = (await own.n8n.executions(workflow.id)).length;
	await akool.advance(String(job?._id), status, error_reason ? { error_reason } : {});
	const [execution] = (await own.n8n.waitForExecutions(workflow.id, before + 1)).slice(-1);
	expect(execution?.data.resultData.error).toBeUndefined();
	return execution;
};

it('each result finds its row, in whatever order they come', async () => {
	await add([HOLIDAY, 'fr'], [HOLIDAY, 'de'], [PARTY, 'ja']);
	await run();
	expect(akool.jobs).toHaveLength(3);
	const [french, german, japanese] = [
		jobOf(HOLIDAY, 'fr'),
		jobOf(HOLIDAY, 'de'),
		jobOf(PARTY, 'ja'),
	];
	expect(await latest(3, 'status', 'job')).toEqual(
		[french, german, japanese].map(({ _id }) => ['started', _id]),
	);

	await end(japanese, 3);
	await end(german, 4, 'The voice is too quiet');
	await end(french, 3);
	const saved = ({ _id }: Job) => `${folder}/${_id}.mp4`;
	expect(await latest(3, 'language', 'status', 'reason', 'file')).toEqual([
		['fr', 'completed', '', saved(french)],
		['de', 'failed', 'The voice is too quiet', null],
		['ja', 'completed', '', saved(japanese)],
	]);
	for (const { _id } of [french, japanese]) {
		const original = await (await fetch(`${akool.url}/media/${_id}.mp4`)).arrayBuffer();
		const stored = (await savedFiles(folder))[`${_id}.mp4`];
		expect(stored?.equals(Buffer.from(original))).toBe(true);
	}
	expect(texts()).toEqual([
		expect.stringMatching(/^Failed: row \d+, .+\/holiday\.mp4 \(de\): The voice is too quiet$/),
	]);
});

it('no row is paid for twice, and a new one is translated', async () => {
	await add([HOLIDAY, 'fr'], [PARTY, 'ja']);
	await run();
	await run();
	expect(creates()).toHaveLength(2);
	await add([PARTY, 'es']);
	await run();
	expect(creates()).toHaveLength(3);
	expect(akool.jobs.map(({ language }) => language).sort()).toEqual(['es', 'fr', 'ja']);
});

it('a row that could not be created says why, and the others go on', async () => {
	akool.fault({ kind: 'create', url: HOLIDAY, code: 1203 });
	await add([HOLIDAY, 'fr'], [PARTY, 'ja']);
	await run();
	expect(akool.jobs.map(({ url }) => url)).toEqual([PARTY]);
	const [refused, created] = await latest(2, 'status', 'reason');
	expect(refused).toEqual([
		'create failed',
		expect.stringMatching(/^The video has no audio track\. .*code 1203/),
	]);
	expect(created).toEqual(['started', '']);
	expect(texts()).toEqual([
		expect.stringMatching(
			/^Create failed: row \d+, .+\/holiday\.mp4: The video has no audio track\. /,
		),
	]);
	await run();
	expect(creates()).toHaveLength(2);
});

it('the result of a job that belongs to no row changes nothing', async () => {
	const before = await table.rows();
	const execution = await end(akool.addJob({ webhookUrl }), 3);
	expect(Object.keys(execution?.data.resultData.runData ?? {})).not.toContain('Completed?');
	expect(await table.rows()).toEqual(before);
});
