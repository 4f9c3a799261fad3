import '../../engine/shortPauses';

import { LoggerProxy, sleep, type IDataObject, type Logger } from 'n8n-workflow';

import { video, videos } from '../../engine/operations';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();

const nothing = () => undefined;
const SILENT: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };
const logged: string[] = [];
const note = (message: string) => void logged.push(message);
const logOf = (start: string) => logged.filter((message) => message.startsWith(start)).sort();

// n8n sets up its own logger at the first run.
beforeAll(async () => void (await account.run('createTranslation', { items: videos(1) })));
beforeEach(() => {
	account.akool.reset();
	logged.length = 0;
	LoggerProxy.init({ ...SILENT, info: note, warn: note });
});
afterEach(() => LoggerProxy.init(SILENT));

it('n8n’s log names every job that was created, and nothing that was not', async () => {
	account.akool.fault({ kind: 'create', url: video(1), code: 1203 });
	await account.run('createTranslation', {
		items: videos(2),
		parameters: { targetLanguages: ['fr', 'de'] },
	});
	expect(logOf('Akool created')).toEqual(
		account.akool.jobs.map(({ _id, language }) =>
			expect.stringMatching(`^Akool created job ${_id}: item 0, ${language}, node ".+"$`),
		),
	);
	expect(account.akool.jobs).toHaveLength(2);
	expect(logged.join()).not.toContain('https://');
});

it('n8n’s log names every language for which the answer named no job', async () => {
	const data = { _id: 'a1', language: 'de', video_status: 1 };
	account.akool.fault({ kind: 'create', code: 1000, data });
	await account.run('createTranslation', {
		items: videos(1),
		parameters: { targetLanguages: ['fr', 'de', 'hi'] },
	});
	expect(logOf('Akool created')).toEqual(['Akool created job a1: item 0, de, node "Akool"']);
	expect(logOf('Akool may have')).toEqual(
		['fr', 'hi'].map(
			(language) =>
				`Akool may have created a translation: item 0, ${language}, of ${video(0)}, node "Akool": the answer named no job for it`,
		),
	);
});

/** The first is answered, the others are not, whether their jobs exist or not. */
async function stopAmidCreates(parameters: IDataObject): Promise<void> {
	const secret = '?token=secret';
	for (const createsJob of [true, false]) {
		const url = createsJob ? /\/[135]\.mp4/ : /\/[24]\.mp4/;
		account.akool.fault({ kind: 'create', url, hang: true, createsJob });
	}
	const cancelThen = async (cancel: () => void) => {
		while (account.akool.requests.length < 6) await sleep(1);
		cancel();
	};
	await account.run('createTranslation', {
		items: videos(9).map(({ url }) => ({ url: `${String(url)}${secret}` })),
		parameters: { targetLanguages: ['fr', 'de'], ...parameters },
		onStarted: (cancel) => void cancelThen(cancel),
	});
	// n8n does not wait for the node when an execution is stopped.
	while (logOf('Akool may have').length < 10) await sleep(1);
}

it.each([
	['Create Translation', {}],
	['Create and Wait', { operation: 'createAndWait' }],
	['Create and Wait, polling', { operation: 'createAndWait', waitMode: 'polling' }],
])('Stop amid creates: n8n’s log names each that was cut off (%s)', async (_name, parameters) => {
	await stopAmidCreates(parameters);
	const cut = [1, 2, 3, 4, 5].flatMap((item) =>
		['de', 'fr'].map((language) =>
			expect.stringMatching(
				`^Akool may have created a translation: item ${item}, ${language}, of ${video(item)}, node "Akool": .*cancelled`,
			),
		),
	);
	expect(logOf('Akool may have')).toEqual(cut);
	expect(logOf('Akool created')).toHaveLength(2);
	expect(account.akool.requests).toHaveLength(6);
	expect(logged.join()).not.toContain('secret');
});
