import '../engine/shortPauses';

import { LoadOptionsContext } from 'n8n-core';
import type { INode } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import type { Envelope } from '../../nodes/Akool/protocol/types';
import { refused, success } from '../engine/answers';
import { answerWith, isolateNetwork, type Trouble } from '../engine/network';
import { WORKFLOWS } from '../engine/operations';
import { TestNodeTypes } from '../engine/nodeTypes';
import { additionalDataFor, workflowOf } from '../engine/runWorkflow';

isolateNetwork();

const { loadOptions } = new Akool().methods;
type Dropdown = keyof typeof loadOptions;
type Answer = Envelope | Trouble;

/** Fills a dropdown as the editor does when it is opened. */
async function open(dropdown: Dropdown, answer: Answer | [Answer, ...Answer[]], tool = false) {
	const json = WORKFLOWS.createTranslation;
	const sent = answerWith(Array.isArray(answer) ? answer : [answer]);
	const node = json.nodes.find(({ name }) => name === 'Akool') as INode;
	const context = new LoadOptionsContext(
		workflowOf(json, new TestNodeTypes({ 'n8n-nodes-akool.akoolTool': new Akool() })),
		tool ? { ...node, type: `${node.type}Tool` } : node,
		additionalDataFor(json),
		`parameters.${dropdown}`,
	);
	return { options: await loadOptions[dropdown].call(context), sent };
}

const LIST = success({
	lang_list: [
		{ lang_code: 'hi', lang_name: 'Hindi' },
		{ lang_code: 'fr', lang_name: 'French' },
		{ lang_code: 'xx' },
	],
});
const LANGUAGES = [
	{ name: 'French', value: 'fr' },
	{ name: 'Hindi', value: 'hi' },
	{ name: 'xx', value: 'xx' },
];

it('target languages are those of Akool by name', async () => {
	const { options, sent } = await open('getTargetLanguages', LIST);
	expect(options).toEqual(LANGUAGES);
	expect(sent).toMatchObject([{ method: 'GET', path: '/api/open/v3/language/list' }]);
	expect(sent[0]?.headers.authorization).toBe('Bearer token-of-the-tests');
});

it('source languages begin with the one to detect it', async () => {
	const { options } = await open('getSourceLanguages', LIST);
	expect(options).toEqual([{ name: 'Detect Automatically', value: 'DEFAULT' }, ...LANGUAGES]);
});

it('is asked again for while that may help, as by every operation', async () => {
	const { options, sent } = await open('getTargetLanguages', [
		refused(1005, 'slow'),
		{ http: 503 },
		LIST,
	]);
	expect(options).toEqual(LANGUAGES);
	expect(sent).toHaveLength(3);
});

it('has no entry for a language without a code', async () => {
	const { options } = await open(
		'getTargetLanguages',
		success({ lang_list: [{ lang_name: 'None' }] }),
	);
	expect(options).toEqual([]);
});

it('the AI-tool form of the node has the same dropdowns', async () => {
	expect((await open('getTargetLanguages', LIST, true)).options).toEqual(LANGUAGES);
});

describe.each<Dropdown>(['getTargetLanguages', 'getSourceLanguages'])('%s', (dropdown) => {
	it.each<[string, Envelope | Trouble, RegExp]>([
		[
			'a refusal of Akool',
			refused(1101, 'token expired'),
			/invalid or expired.*Renew.*code 1101: "token expired"/,
		],
		['a banned account', refused(1200, 'banned'), /banned.*code 1200: "banned"/],
		['a web page', { http: 200, body: '<h1>Hello</h1>' }, /not in Akool's format.*Base URL.*Hello/],
		['an outage', { http: 502 }, /not available.*HTTP status 502/],
		['a refused connection', { networkError: 'ECONNREFUSED' }, /refused the connection.*Base URL/],
		['a redirect', { http: 302, headers: { location: 'https://x' } }, /HTTP status 302/],
		['an answer without languages', success({}), /holds no list of languages/],
	])('shows %s in words', async (_name, answer, words) => {
		await expect(open(dropdown, answer)).rejects.toThrow(words);
		await expect(open(dropdown, answer)).rejects.not.toThrow(/undefined|\[object|\.\./);
	});
});
