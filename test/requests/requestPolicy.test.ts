import '../engine/shortPauses';

import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	IExecuteSingleFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { VOICES } from '../../nodes/Akool/protocol/entryLists';
import { AkoolFailure, refusal } from '../../nodes/Akool/protocol/failure';
import { InvalidParameter } from '../../nodes/Akool/protocol/invalidParameter';
import { requireSuccess, sendPages, sendRead } from '../../nodes/Akool/requests/requestPolicy';
import { refused, success } from '../engine/answers';

type RequestData = DeclarativeRestApiSettings.ResultOptions;
type Answer = Error | object;

const SLOW_DOWN = new AkoolFailure(refusal(1005, 'slow down', null));
const NO_CREDIT = new AkoolFailure(refusal(1104, 'none left', null));
const REQUEST = { options: { url: '/a', qs: {}, headers: { x: 'y' } } } as unknown as RequestData;

/** One item of a node run, as n8n's declarative engine hands it to a hook. */
function itemOf(
	answers: Answer[],
	options: { item?: number; parameters?: object; onSend?: () => void } = {},
) {
	const { item = 0, parameters = {}, onSend } = options;
	const run: object = {};
	const sent: RequestData[] = [];
	const stop = new AbortController();
	const node = { id: '1', name: 'Akool', type: 'akool', typeVersion: 1, parameters: {} };
	Object.assign(run, { data: { main: [[{}, {}]] }, node });
	const host = {
		continueOnFail: () => item > 0,
		getExecuteData: () => run,
		getExecutionCancelSignal: () => stop.signal,
		getItemIndex: () => item,
		getNode: () => node,
		getNodeParameter: (name: string) => (parameters as Record<string, unknown>)[name],
		makeRoutingRequest: async (data: RequestData): Promise<INodeExecutionData[]> => {
			sent.push(data);
			onSend?.();
			const answer = answers.shift() ?? success([]);
			if (answer instanceof Error) throw answer;
			return await Promise.resolve([{ json: answer as never }]);
		},
	} as unknown as IExecutePaginationFunctions;
	return { host, sent, stop };
}

describe('every answer passes one gate', () => {
	const host = { getItemIndex: () => 3 } as unknown as IExecuteSingleFunctions;
	const answer = (body: object) => ({ statusCode: 200, headers: {}, body }) as never;

	it('as the only item, paired with its own', async () => {
		const items = await requireSuccess.call(host, [], answer(success({ a: 1 })));
		expect(items).toEqual([{ json: success({ a: 1 }), pairedItem: { item: 3 } }]);
	});

	it('or as a failure', async () => {
		const passing = requireSuccess.call(host, [], answer(refused(1104, 'none left')));
		await expect(passing).rejects.toThrow('The Akool account has too few credits');
	});
});

describe('the read of an item', () => {
	it('is sent as it is, and again while that may help', async () => {
		const { host, sent } = itemOf([SLOW_DOWN, success({ a: 1 })]);
		expect(await sendRead().call(host, REQUEST)).toEqual([{ json: success({ a: 1 }) }]);
		expect(sent).toEqual([REQUEST, REQUEST]);
	});

	it('that Akool refuses becomes the error item of its item', async () => {
		const { host, sent } = itemOf([NO_CREDIT], { item: 1 });
		const [item] = await sendRead().call(host, REQUEST);
		expect(item).toMatchObject({ json: { error: NO_CREDIT.message }, pairedItem: { item: 1 } });
		expect(sent).toHaveLength(1);
	});

	it('may be completed, or refused before it is sent', async () => {
		const { host, sent } = itemOf([], { item: 1 });
		await sendRead(function (data) {
			expect(this).toBe(host);
			data.options = { ...data.options, url: '/b' };
		}).call(host, { ...REQUEST });
		expect(sent[0]?.options.url).toBe('/b');
		const wrong = itemOf([], { item: 1 });
		const refuse = () => {
			throw new InvalidParameter('ID is empty', 'Enter one.');
		};
		const [item] = await sendRead(refuse).call(wrong.host, REQUEST);
		expect(item?.json).toEqual({ error: 'ID is empty', message: 'Enter one.' });
		expect(wrong.sent).toEqual([]);
	});

	it('is not sent, and brings nothing, when the execution is stopped while it is prepared', async () => {
		const { host, sent, stop } = itemOf([]);
		expect(await sendRead(() => stop.abort()).call(host, REQUEST)).toEqual([]);
		expect(sent).toEqual([]);
	});

	it('is not sent once the execution was stopped, and not again when it is stopped meanwhile', async () => {
		const stopped = itemOf([]);
		stopped.stop.abort();
		expect(await sendRead().call(stopped.host, REQUEST)).toEqual([]);
		expect(stopped.sent).toEqual([]);
		const later = itemOf([SLOW_DOWN], { item: 1, onSend: () => later.stop.abort() });
		const items = await sendRead().call(later.host, REQUEST);
		expect(items).toMatchObject([{ json: { error: SLOW_DOWN.message } }]);
		expect(later.sent).toHaveLength(1);
	});
});

describe('lists', () => {
	const voices = (...ids: string[]) => success({ result: ids.map((voice_id) => ({ voice_id })) });
	const lists = [VOICES.akool];

	it('give one item an entry, without what n8n takes for an error', async () => {
		const answers = [success({ result: [{ voice_id: 'a', error: 'x' }] }), voices('b')];
		const { host, sent } = itemOf(answers, {
			item: 1,
			parameters: { returnAll: true, limit: 'odd' },
		});
		expect(await sendPages(lists).call(host, REQUEST)).toEqual(
			['a', 'b'].map((voice_id) => ({ json: { voice_id }, pairedItem: { item: 1 } })),
		);
		expect(sent.map(({ options }) => options)).toEqual(
			[1, 2, 3].map((page) => ({
				...{ url: VOICES.akool.url, headers: { x: 'y' } },
				qs: { type: 2, page, size: 100 },
			})),
		);
	});

	it('end at their limit', async () => {
		const { host, sent } = itemOf([voices('a', 'b')], { parameters: { limit: 1 } });
		expect(await sendPages(lists).call(host, REQUEST)).toHaveLength(1);
		expect(sent).toHaveLength(1);
	});

	it('are refused where it is not told whether all are wanted', async () => {
		const { host, sent } = itemOf([], { item: 1, parameters: { returnAll: 'odd', limit: 1 } });
		const [item] = await sendPages(lists).call(host, REQUEST);
		expect(item?.json.error).toMatch(/^Return All .*"odd"$/);
		expect(sent).toEqual([]);
	});

	it.each([0, 1.5, 'x'])('are refused with a limit of %j', async (limit) => {
		const { host, sent } = itemOf([], { item: 1, parameters: { limit } });
		const [item] = await sendPages(lists).call(host, REQUEST);
		expect(item?.json.error).toBe(`Limit is out of range: "${limit}"`);
		expect(item?.json.message).toBe('Enter a whole number of at least 1.');
		expect(sent).toEqual([]);
	});
});
