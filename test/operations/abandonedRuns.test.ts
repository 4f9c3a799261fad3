import { LoggerProxy, sleep, type Logger } from 'n8n-workflow';

import { video, videos } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';

// n8n's own pauses between batches are real here, and so are ours.
const account = simulatedAccount();

describe('a node run that n8n has left while an item had failed', () => {
	const nothing = () => undefined;
	const silent: Logger = { error: nothing, warn: nothing, info: nothing, debug: nothing };
	const logged: string[] = [];
	const itsLog = () => logged.filter((message) => message.includes('that n8n has ended'));

	beforeEach(async () => {
		// n8n sets up its own logger at the first run.
		await account.run('getCredit');
		account.akool.reset();
		logged.length = 0;
		LoggerProxy.init({ ...silent, warn: (message) => void logged.push(message) });
	});
	afterEach(() => LoggerProxy.init(silent));

	/** A request takes its way there and back, and so has any that was answered before it. */
	const requestLater = async () => await account.run('getCredit');

	/** By then jest knows, too, of an error that has reached nobody, and fails the test. */
	async function untilLogged(): Promise<void> {
		while (itsLog().length === 0) await sleep(1);
		await requestLater();
	}

	const batching = { batch: { batchSize: 1, batchInterval: 20 } };

	it.each([
		['createTranslation', { kind: 'create', code: 1203 }, 5],
		['getVideoInfo', { kind: 'info', code: 1014 }, 25],
	] as const)(
		'by Stop amid batches ends, and its error is in the log (%s)',
		async (name, fault, mostUnderWay) => {
			account.akool.fault(fault);
			const cancelThen = async (cancel: () => void) => {
				while (account.akool.requests[0]?.finishedAt === undefined) await sleep(1);
				await requestLater();
				cancel();
			};
			const { run } = await account.run(name, {
				items: videos(100).map((item) => ({ ...item, id: 'no such job' })),
				parameters: { requestOptions: { batching } },
				onStarted: (cancel) => void cancelThen(cancel),
			});
			expect(run.status).toBe('canceled');
			await untilLogged();
			expect(itsLog().join()).toMatch(/item \d+, of a node run that n8n has ended/);
			const sent = account.akool.requests.filter(({ kind }) => kind === fault.kind);
			// Those that had begun when the answer came.
			expect(sent.length).toBeLessThanOrEqual(mostUnderWay);
		},
	);

	it.each([{}, { batching }])(
		'by an expression that fails in a later item ends (%j)',
		async (requestOptions) => {
			account.akool.fault({ code: 1101 });
			const fails = "={{ $json.number === 3 ? $('Nowhere').first() : 1 }}";
			const { error } = await account.run('getVideoInfo', {
				items: videos(6),
				parameters: {
					...{ resource: 'talkingAvatar', operation: 'listAvatars' },
					...{ requestOptions, limit: fails },
				},
			});
			expect(error?.message).toBe("Referenced node doesn't exist");
			await untilLogged();
			expect(itsLog().join()).toMatch(/item \d+, of a node run that n8n has ended/);
		},
	);

	it('by an expression that fails in a later item has created nothing', async () => {
		const fails = "={{ $json.number === 3 ? $('Nowhere').first() : $json.url }}";
		const { error } = await account.run('createTranslation', {
			items: videos(6),
			parameters: { videoUrl: fails, requestOptions: { batching } },
		});
		expect(error?.message).toBe("Referenced node doesn't exist");
		// As many batches later.
		await account.run('createTranslation', {
			items: videos(6).map((_, number) => ({ url: video(10 + number) })),
			parameters: { requestOptions: { batching } },
		});
		const urls = account.akool.jobs.map(({ url }) => url);
		expect(urls.length).toBeGreaterThan(0);
		expect(urls.filter((url) => videos(6).some((item) => item.url === url))).toEqual([]);
	});
});
