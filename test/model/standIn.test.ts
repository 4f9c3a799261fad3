import { startModel, type ModelStandIn } from '../../tools/model';

const TOOL = { name: 'Get_Credit', description: 'Credit', parameters: { properties: {} } };
const CALL = { calls: [{ tool: 'Get_Credit', arguments: {} }] };
const USER = { role: 'user', content: 'How much is left?' };

let model: ModelStandIn;

beforeEach(async () => {
	model = await startModel();
});

afterEach(async () => await model.close());

const post = async (path: string, body: unknown) => {
	const response = await fetch(`${String(model.credential.data.url)}${path}`, {
		method: 'POST',
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
	return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};

const respondTo = async (...input: object[]) =>
	await post('/responses', { model: 'any', input, tools: [TOOL] });

const respond = async (...input: object[]) => await respondTo(USER, ...input);

/** The result of the call that an answer makes. */
function resultOf({ body }: { body: Record<string, unknown> }, output: string): object {
	const [call] = body.output as Array<Record<string, string>>;
	return { type: 'function_call_output', call_id: call?.call_id, output };
}

it('plays its script: a call, its result, the last text', async () => {
	model.play([CALL, { text: 'Ten.' }]);
	const { body } = await respond();
	const [call] = body.output as Array<Record<string, string>>;
	expect(call).toMatchObject({ type: 'function_call', name: 'Get_Credit', arguments: '{}' });
	const answer = resultOf({ body }, '[10]');
	expect((await respond(answer)).body.output).toMatchObject([{ content: [{ text: 'Ten.' }] }]);
	expect(model.requests.at(-1)?.results).toEqual([{ tool: 'Get_Credit', content: '[10]' }]);
	expect(() => model.assertPlayed()).not.toThrow();
});

it('plays a conversation within another: each has the results of its own calls', async () => {
	model.play([CALL, CALL, { text: 'Ten.' }, { text: 'Ten are left.' }]);
	const agent = USER;
	const subAgent = { role: 'user', content: 'Ask for the credit' };
	const outer = await respondTo(agent);
	const inner = await respondTo(subAgent);
	await respondTo(subAgent, resultOf(inner, '[10]'));
	const { body } = await respondTo(agent, resultOf(outer, 'Ten.'));
	expect(body.output).toMatchObject([{ content: [{ text: 'Ten are left.' }] }]);
	expect(model.requests.map(({ results }) => results.map(({ content }) => content))).toEqual([
		[],
		[],
		['[10]'],
		['Ten.'],
	]);
	expect(() => model.assertPlayed()).not.toThrow();
});

it('says so when not all of the script was asked for', async () => {
	model.play([CALL, { text: 'Ten.' }]);
	await respond();
	expect(() => model.assertPlayed()).toThrow('1 turns of the script were not asked for');
});

it.each<[string, RegExp, () => Promise<{ status: number }>]>([
	[
		'more than the script has',
		/no further turn/,
		async () => {
			model.play([]);
			return await respond();
		},
	],
	[
		'without the result of a call',
		/results are of calls \[\], expected were \[call_/,
		async () => {
			await respond();
			return await respond();
		},
	],
	[
		'with the result of a call that was never made',
		/results are of calls \[other\]/,
		async () => await respond({ type: 'function_call_output', call_id: 'other', output: '1' }),
	],
	[
		'without offering the tool that the script calls',
		/calls Get_Credit, n8n offers no tool/,
		async () => await post('/responses', { model: 'any', input: [USER] }),
	],
	[
		'offering it with other parameters',
		/gives Get_Credit \[\], it takes \[account\]/,
		async () => {
			const tool = { ...TOOL, parameters: { properties: { account: {} } } };
			return await post('/responses', { model: 'any', input: [USER], tools: [tool] });
		},
	],
	[
		'in an unknown place',
		/POST \/v1\/embeddings is not known/,
		async () => await post('/embeddings', {}),
	],
	[
		'without a message',
		/no message is the user’s/,
		async () => await post('/chat/completions', { messages: [] }),
	],
	['in no JSON', /JSON/, async () => await post('/responses', 'hello')],
])('refuses to be asked %s, and fails the test', async (_name, problem, asking) => {
	model.play([CALL, CALL]);
	expect((await asking()).status).toBe(400);
	expect(() => model.assertPlayed()).toThrow(problem);
});
