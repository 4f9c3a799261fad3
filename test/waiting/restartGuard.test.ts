import '../engine/shortPauses';

import { DataDeduplicationService } from 'n8n-core';
import {
	LoggerProxy,
	type ICheckProcessedOptions,
	type IDataDeduplicator,
	type INode,
	type IRunExecutionData,
	type Logger,
} from 'n8n-workflow';

import { video, videos } from '../engine/operations';
import type { RunResult } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();

/** What n8n keeps in its database; `isBroken` and `forgets` say how it fails. */
const database = {
	marks: new Set<string>(),
	/** For each look: the keys, the options, and how many creates Akool had got by then. */
	looks: [] as Array<{ keys: unknown[]; options: ICheckProcessedOptions; creates: number }>,
	isBroken: false,
	/** So many marks are overwritten by executions that run at the same time. */
	forgets: 0,
};

const deduplicator = {
	async checkProcessedAndRecord(keys: string[], _scope, _data, options) {
		database.looks.push({ keys, options, creates: account.akool.requests.length });
		if (database.isBroken) throw new Error('database is locked');
		const isKnown = (key: string) => database.marks.has(key);
		const result = {
			new: keys.filter((key) => !isKnown(key)),
			processed: keys.filter(isKnown),
		};
		if (database.forgets-- <= 0) for (const key of keys) database.marks.add(key);
		return await Promise.resolve(result);
	},
} as Pick<IDataDeduplicator, 'checkProcessedAndRecord'> as IDataDeduplicator;

beforeAll(async () => {
	await DataDeduplicationService.init(deduplicator);
	// n8n sets up its own logger at the first run.
	await execute('1');
	account.akool.reset();
});
beforeEach(() => {
	database.marks.clear();
	database.looks.length = 0;
	Object.assign(database, { isBroken: false, forgets: 0 });
});

/** Runs Create and Wait until it is put aside or ends, as the execution with that number. */
async function execute(
	executionId: string,
	settings: Partial<INode> = {},
	runExecutionData?: IRunExecutionData,
): Promise<RunResult> {
	return await account.run('createTranslation', {
		items: videos(7),
		parameters: { operation: 'createAndWait' },
		settings,
		additionalData: { executionId },
		runExecutionData,
	});
}

const nothing = () => undefined;
const SILENT: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };
afterEach(() => LoggerProxy.init(SILENT));

const LOST = 'n8n has started this execution again after it was lost';
const created = () => account.akool.jobs.map(({ url }) => url).sort();
const allOnce = videos(7).map(({ url }) => url);

it('the node leaves its mark in n8n’s database before its first create, and once', async () => {
	const { run } = await execute('7');
	expect([run.status, created()]).toEqual(['waiting', allOnce]);
	expect(database.looks).toEqual(
		[0, 1].map(() => ({
			keys: ['7:0'],
			options: { mode: 'entries', maxEntries: 1000 },
			creates: 0,
		})),
	);
});

it('started again by n8n after it was lost, it refuses in words and creates nothing', async () => {
	await execute('7');
	const again = await execute('7');
	expect(again.error?.message).toContain(LOST);
	expect(again.error?.description).toContain('"Akool created job …"');
	expect(again.error?.description).toContain('run the workflow anew for the rest');
	expect([again.items(), created()]).toEqual([[], allOnce]);
});

it('and does so in every try of Retry On Fail, and for every item where it continues', async () => {
	await execute('7');
	const settings = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
	const onError = 'continueRegularOutput' as const;
	const again = await execute('7', { ...settings, onError });
	expect(again.json().map(({ error }) => error)).toEqual(
		videos(7).map(() => expect.stringContaining(LOST)),
	);
	expect(created()).toEqual(allOnce);
});

it('Retry On Fail within one life is not refused', async () => {
	account.akool.fault({ kind: 'create', url: video(6), code: 1015, times: 2 });
	const { run } = await execute('7', { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 });
	expect([run.status, created()]).toEqual(['waiting', allOnce]);
});

it('"Retry execution" of a refused execution is refused, too, and another execution is not', async () => {
	await execute('7');
	const refused = await execute('7');
	expect(refused.error?.message).toContain(LOST);
	expect(refused.error?.description).toContain('retrying this execution creates nothing either');
	let latest = refused;
	for (const executionId of ['8', '9']) {
		const state = JSON.parse(JSON.stringify(latest.run.data)) as IRunExecutionData;
		delete state.resultData.error;
		state.resultData.runData.Akool?.pop();
		latest = await execute(executionId, {}, state);
		expect(latest.error?.message).toContain(LOST);
	}
	expect(created()).toEqual(allOnce);

	account.akool.reset();
	const { run } = await execute('10');
	expect([run.status, created()]).toEqual(['waiting', allOnce]);
});

it('a mark that executions at the same time overwrite is left once more', async () => {
	database.forgets = 1;
	expect((await execute('7')).run.status).toBe('waiting');
	expect(database.marks).toEqual(new Set(['7:0']));
	expect((await execute('7')).error?.message).toContain(LOST);
});

it.each([
	['it fails', { isBroken: true }, 'database is locked'],
	['it keeps nothing', { forgets: 100 }, 'it was overwritten'],
])(
	'a database does not keep anyone from creating though %s; the log says so',
	async (_n, fault, why) => {
		const logged: string[] = [];
		LoggerProxy.init({ ...SILENT, warn: (message) => void logged.push(message) });
		Object.assign(database, fault);
		const { run } = await execute('7');
		expect([run.status, created()]).toEqual(['waiting', allOnce]);
		expect(logged.filter((message) => message.includes('could not store'))).toEqual([
			expect.stringContaining(`that "Akool" begins to create (${why})`),
		]);
	},
);
