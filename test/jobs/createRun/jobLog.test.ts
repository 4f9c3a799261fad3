import '../../engine/shortPauses';

import { LoggerProxy, type Logger } from 'n8n-workflow';

import { video, videos } from '../../engine/operations';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();

const nothing = () => undefined;
const SILENT: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };

afterEach(() => LoggerProxy.init(SILENT));

it('n8n’s log names every job that was created, and nothing that was not', async () => {
	// n8n sets up its own logger at the first run.
	await account.run('createTranslation', { items: videos(1) });
	account.akool.reset();
	const logged: string[] = [];
	LoggerProxy.init({ ...SILENT, info: (message) => logged.push(message) });
	account.akool.fault({ kind: 'create', url: video(1), code: 1203 });
	await account.run('createTranslation', {
		items: videos(2),
		parameters: { targetLanguages: ['fr', 'de'] },
	});
	expect(logged.filter((message) => message.startsWith('Akool created'))).toEqual(
		account.akool.jobs.map(({ _id, language }) =>
			expect.stringMatching(`^Akool created job ${_id}: item 0, ${language}, node ".+"$`),
		),
	);
	expect(account.akool.jobs).toHaveLength(2);
	expect(logged.join()).not.toContain('https://');
});
