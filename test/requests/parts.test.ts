import { pauses } from '../engine/shortPauses';

import type { IExecuteFunctions, INode, INodeParameters } from 'n8n-workflow';

import { AVATARS, VOICES } from '../../nodes/Akool/protocol/entryLists';
import { REQUEST_DEFAULTS, apiRequest } from '../../nodes/Akool/requests/apiRequest';
import { inBatches } from '../../nodes/Akool/requests/customRun';
import { readPages } from '../../nodes/Akool/requests/pages';
import { itemParameters } from '../../nodes/Akool/requests/parameters';
import { settingsOf } from '../../nodes/Akool/requests/requestSettings';
import { isCalledByAnotherNode, isTool, isToolCall } from '../../nodes/Akool/requests/runHost';
import type { RunHost } from '../../nodes/Akool/requests/runHost';
import { success } from '../engine/answers';

beforeEach(() => {
	pauses.length = 0;
});

it('parameters are resolved at any depth, and only where they are expressions', () => {
	const evaluateExpression = (text: string, item: number) => `${item}:${text}`;
	const parameters = {
		...{ a: '={{ 1 }}', b: 'b=', c: ['=x', { d: '=y', e: 5 }], f: true, g: '=', left: '=z' },
		none: null,
	} as unknown as INodeParameters;
	const names = ['a', 'b', 'c', 'f', 'g', 'none', 'missing'] as const;
	const host = { evaluateExpression } as unknown as RunHost;
	expect(itemParameters(host, parameters, names, 3)).toEqual({
		...{ a: '3:{{ 1 }}', b: 'b=', c: ['3:x', { d: '3:y', e: 5 }], f: true, g: '3:' },
		...{ none: null, missing: undefined },
	});
});

describe('a node is called as a tool', () => {
	const called = (type: string, name?: string) => ({
		getNode: () => ({ type, name: 'Akool' }) as INode,
		getExecuteData: () => ({ node: name === undefined ? undefined : { name } }) as never,
	});

	it.each([
		['n8n-nodes-akool.akoolTool', 'Akool', true, true, false],
		['n8n-nodes-akool.akool', 'Agent', false, true, true],
		['n8n-nodes-akool.akool', undefined, false, true, true],
		['n8n-nodes-akool.akool', 'Akool', false, false, false],
		['Tool.akool', 'Akool', false, false, false],
	])('%s by %p: %p, %p', (type, by, tool, call, another) => {
		const host = called(type, by);
		expect([isTool(host.getNode()), isToolCall(host)]).toEqual([tool, call]);
		expect(isCalledByAnotherNode(host)).toBe(another);
	});

	it('also where n8n has no execute data at all', () => {
		const host = { ...called('akool', 'Akool'), getExecuteData: () => undefined as never };
		expect(isCalledByAnotherNode(host)).toBe(true);
	});
});

describe('items in batches', () => {
	const settings = (batchSize: number, batchInterval: number) =>
		settingsOf({ batching: { batch: { batchSize, batchInterval } } }, 1000);
	const all = async (...[size, interval]: [number, number]) =>
		await inBatches(5, settings(size, interval), async (item) => await Promise.resolve(item));

	it('come out in their order, with a pause between the batches', async () => {
		expect(await all(2, 300)).toEqual([0, 1, 2, 3, 4]);
		expect(pauses).toEqual([300, 300]);
	});

	it.each([
		[2, 0],
		[5, 300],
	])('of %d with %d ms between them make no pause', async (size, interval) => {
		await all(size, interval);
		expect(pauses).toEqual([]);
	});

	it('fail with the error of the first, once all have ended', async () => {
		const ended: number[] = [];
		const run = inBatches(3, settings(1, 0), async (item) => {
			for (let turn = 0; turn < 6 - 3 * item; turn++) await Promise.resolve();
			ended.push(item);
			return await (item === 2 ? Promise.resolve() : Promise.reject(new Error(`${item}`)));
		});
		await expect(run).rejects.toThrow('0');
		expect(ended).toHaveLength(3);
	});
});

describe('a request outside the declarative engine', () => {
	/** An n8n whose requests are answered so, one after the other. */
	function hostWith(answers: unknown[]) {
		const sent: unknown[] = [];
		const host = {
			getExecutionCancelSignal: () => undefined,
			helpers: {
				async httpRequestWithAuthentication(this: unknown, type: string, request: object) {
					sent.push([this === host, type, request]);
					return await Promise.resolve({ headers: {}, ...(answers.shift() as object) });
				},
			},
		} as unknown as IExecuteFunctions;
		return { host, sent };
	}
	const fine = { statusCode: 200, body: success({ _id: 'a' }) };

	it('goes to the base URL, signed in, and follows no redirect', async () => {
		const { host, sent } = hostWith([fine]);
		const envelope = await apiRequest(host, 'https://a', { url: '/b', timeout: 5 });
		expect(envelope.data).toEqual({ _id: 'a' });
		const request = { baseURL: 'https://a', url: '/b', timeout: 5, returnFullResponse: true };
		expect(sent).toEqual([[true, 'akoolApi', { ...REQUEST_DEFAULTS, ...request }]]);
		expect(REQUEST_DEFAULTS).toEqual({
			...{ disableFollowRedirect: true, ignoreHttpStatusErrors: true },
			headers: { Accept: 'application/json' },
		});
	});
});

describe('lists that come in pages', () => {
	/** Answers with so many entries a page, and notes what is asked for. */
	function paged(pages: Record<string, string[][]>) {
		const queries: object[] = [];
		const read = async (url: string, query: Record<string, unknown>) => {
			queries.push({ url, ...query });
			const ids = pages[String(query.type)]?.[Number(query.page) - 1] ?? [];
			return await Promise.resolve(success({ result: ids.map((voice_id) => ({ voice_id })) }));
		};
		return { queries, read };
	}
	const ids = (entries: object[]) =>
		entries.map((entry) => (entry as { voice_id: string }).voice_id);
	const lists = [VOICES.cloned, VOICES.akool];

	it('are read one after the other, each until a page brings nothing new', async () => {
		const { queries, read } = paged({ 1: [['a', 'b'], ['b']], 2: [['c'], ['d', 'c'], ['e']] });
		expect(ids(await readPages(lists, read))).toEqual(['a', 'b', 'c', 'd', 'e']);
		const { url } = VOICES.akool;
		expect(queries).toEqual([
			...[1, 2].map((page) => ({ url, type: 1, page, size: 100 })),
			...[1, 2, 3, 4].map((page) => ({ url, type: 2, page, size: 100 })),
		]);
	});

	it.each([
		[1, ['a'], 1],
		[2, ['a', 'b'], 1],
		[3, ['a', 'b', 'c'], 3],
		[0, [], 0],
	])('are read no further than the limit of %d', async (limit, expected, requests) => {
		const { queries, read } = paged({ 1: [['a', 'b']], 2: [['c', 'd'], ['e']] });
		expect(ids(await readPages(lists, read, limit))).toEqual(expected);
		expect(queries).toHaveLength(requests);
	});

	it('may hold the same ID in another list', async () => {
		const { read } = paged({ 1: [['a']], 2: [['a']] });
		expect(ids(await readPages(lists, read))).toEqual(['a', 'a']);
		const twice = async () => await Promise.resolve(success([{ avatar_id: 1 }, { avatar_id: 1 }]));
		expect(await readPages([AVATARS.own], twice)).toHaveLength(2);
	});

	/** Gives these pages of a list, then empty ones, and counts those that are asked for. */
	function given(...pages: object[][]) {
		let asked = 0;
		const read = async () => await Promise.resolve(success(pages[asked++] ?? []));
		return { read, count: () => asked };
	}

	it('bring nothing new where only IDs come again, whatever else has changed', async () => {
		const { read, count } = given([{ avatar_id: 'a', url: 'x' }], [{ avatar_id: 'a', url: 'y' }]);
		expect(await readPages([AVATARS.own], read)).toEqual([{ avatar_id: 'a', url: 'x' }]);
		expect(count()).toBe(2);
	});

	it('may hold entries without an ID, which are told apart by all they hold', async () => {
		const { read, count } = given([{ name: 'x' }], [{ name: 'y' }], [{ name: 'x' }]);
		expect(await readPages([AVATARS.own], read)).toEqual([{ name: 'x' }, { name: 'y' }]);
		expect(count()).toBe(3);
	});

	it('give no entries of another list that Akool mixes in, but are read on after them', async () => {
		const { read } = given([{ avatar_id: 'akool', from: 2 }], [{ avatar_id: 'own', from: 3 }]);
		expect(await readPages([AVATARS.own], read)).toEqual([{ avatar_id: 'own', from: 3 }]);
	});
});
