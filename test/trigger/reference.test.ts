import { referenceSignature, withReference } from '../../nodes/Akool/callback/reference';
import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { credentialFor } from '../engine/operations';
import { listen } from './listener';

let simulator: AkoolSimulator;
let ids = 0;

beforeAll(async () => {
	simulator = await startSimulator();
});

afterAll(async () => {
	await simulator.close();
});

const trigger = (parameters: object = {}) =>
	listen({ credential: credentialFor(simulator), parameters: parameters as never });
const callback = () => simulator.signCallback({ _id: `job-${++ids}`, status: 3 });

/** The queries of a URL to which Akool brings a reference back. */
function queriesFor(reference: string): Record<string, string> {
	const url = withReference(
		'https://n8n.example/webhook/a',
		reference,
		simulator.credential.apiKey,
	);
	return Object.fromEntries(new URL(url).searchParams);
}

describe('the reference of a callback', () => {
	it.each(['order 4711', '', 'ü 😀 \u0000 "&=#%', 'x'.repeat(500), '__proto__'])(
		'that the node has signed is in the item: %j',
		async (reference) => {
			const { executions } = await trigger().post(callback(), { query: queriesFor(reference) });
			expect(executions[0]?.[0]?.json.reference).toBe(reference);
		},
	);

	it('is null when the callback has none', async () => {
		const { executions } = await trigger().post(callback(), { query: { other: 'x' } });
		expect(executions[0]?.[0]?.json).toHaveProperty('reference', null);
	});

	it('comes from the queries, never from the payload', async () => {
		const body = simulator.signCallback({ _id: 'payload', status: 3, reference: 'forged' });
		const { executions } = await trigger().post(body);
		expect(executions[0]?.[0]?.json).toHaveProperty('reference', null);
	});

	it('is checked with a renewed API key at once', async () => {
		const apiKey = 'another-key-of-24-bytes!';
		const listener = trigger();
		await listener.post(callback());
		listener.changeCredential({ apiKey });
		const body = simulator.signCallback({ _id: 'renewed', status: 3 }, { apiKey });
		const query = { reference: 'a', reference_signature: referenceSignature('a', apiKey) };
		expect((await listener.post(body, { query })).executions).toHaveLength(1);
	});
});

describe('a reference that is not proven to be ours is answered 401 and starts nothing', () => {
	const good = () => queriesFor('order 4711');

	it.each<[string, () => Record<string, unknown>]>([
		['no signature', () => ({ reference: 'order 4711' })],
		['an empty signature', () => ({ ...good(), reference_signature: '' })],
		['another reference', () => ({ ...good(), reference: 'order 4712' })],
		['a signature that is cut', () => cut(good(), 31)],
		['a signature in capitals', () => capitals(good())],
		['a signature twice', () => twice(good(), 'reference_signature')],
		['a reference twice', () => twice(good(), 'reference')],
		['a reference that is a list', () => ({ ...good(), reference: ['order 4711'] })],
		['a reference that is an object', () => ({ ...good(), reference: { a: 'order 4711' } })],
		['a reference that is null', () => ({ ...good(), reference: null })],
		['a signature of another key', () => signedWith('k'.repeat(24))],
		['a signature without a key', () => signedWith('')],
	])('%s', async (_, query) => {
		const listener = trigger();
		const answer = await listener.post(callback(), { query: query() });
		expect(answer).toEqual({ status: 401, body: { message: 'refused' }, executions: [] });
		expect(JSON.stringify(listener.logged)).toContain('reference');
		expect(listener.staticData()).toEqual({});
	});

	it('and its callback starts the workflow when it comes as it should', async () => {
		const { post } = trigger();
		const body = callback();
		await post(body, { query: { reference: 'forged' } });
		expect((await post(body, { query: good() })).executions).toHaveLength(1);
	});

	function cut(query: Record<string, string>, digits: number) {
		return { ...query, reference_signature: query.reference_signature?.slice(0, digits) };
	}

	function capitals(query: Record<string, string>) {
		return { ...query, reference_signature: `${query.reference_signature?.toUpperCase()}A` };
	}

	function twice(query: Record<string, string>, key: string) {
		return { ...query, [key]: [query[key], query[key]] };
	}

	function signedWith(key: string) {
		return { reference: 'a', reference_signature: referenceSignature('a', key) };
	}
});

describe('with Verify Signature off', () => {
	const unverified = { verifySignature: false };

	it('a reference is believed', async () => {
		const query = { reference: 'order 4711' };
		const { executions } = await trigger(unverified).post(callback(), { query });
		expect(executions[0]?.[0]?.json.reference).toBe('order 4711');
	});

	it.each([[['a', 'b']], [{ a: 'b' }], [null]])('%j is none', async (reference) => {
		const { executions } = await trigger(unverified).post(callback(), { query: { reference } });
		expect(executions[0]?.[0]?.json.reference).toBeNull();
	});
});
