import { COMPLETED, vector } from '../callback/vectors';
import { listen } from './listener';

const { body, credential } = COMPLETED;

const trigger = (own: object = {}, options: object = {}) =>
	listen({
		credential: { ...credential, ...own },
		parameters: { verifySignature: false, options: options as never },
	});

describe('with Verify Signature off', () => {
	it.each<[string, unknown]>([
		['an unencrypted payload', { _id: 'a', status: 3 }],
		['an encrypted one with a wrong signature', { ...body, signature: 'wrong' }],
		['an encrypted one without a signature', { ...body, signature: undefined }],
		['an encrypted one with a signature', body],
	])('%s starts an execution', async (_, callback) => {
		const { status, executions } = await trigger().post(callback);
		expect(status).toBe(200);
		expect(executions).toHaveLength(1);
	});

	it('an unencrypted payload gives the same item as an encrypted one', async () => {
		const plain = await trigger().post(COMPLETED.payload);
		expect(plain).toEqual(await listen({ credential }).post(body));
	});

	it.each<[string, unknown]>([
		['an empty object', {}],
		['a payload without _id', { status: 3 }],
		['a payload with an empty _id', { _id: '', status: 3 }],
		['a payload without status', { _id: 'a' }],
		['a payload with a status in words', { _id: 'a', status: 'completed' }],
		['an encrypted payload without a nonce', { ...body, nonce: undefined }],
		['an encrypted payload whose timestamp is in words', { ...body, timestamp: 'one' }],
		['a payload beside a dataEncrypt that is no text', { _id: 'a', status: 3, dataEncrypt: 1 }],
		['a list', [{ _id: 'a', status: 3 }]],
		['null', null],
	])('%s is answered 400 and starts nothing', async (_, callback) => {
		expect(await trigger().post(callback)).toEqual({
			status: 400,
			body: { message: 'malformed' },
			executions: [],
		});
	});

	it.each<[string, object, unknown]>([
		['the encryption of another key', {}, vector('32-byte key').body],
		['no API key in the credential', { apiKey: '' }, body],
		['a key of the wrong length in the credential', { apiKey: 'k'.repeat(23) }, body],
		['an encryption beside a plain payload', {}, { _id: 'a', status: 3, ...body, dataEncrypt: '' }],
	])('%s is answered 401 and starts nothing', async (_, own, callback) => {
		expect(await trigger(own).post(callback)).toEqual({
			status: 401,
			body: { message: 'refused' },
			executions: [],
		});
	});

	it('an unencrypted payload needs neither client ID nor API key', async () => {
		const { post } = trigger({ clientId: '', apiKey: '' });
		expect((await post({ _id: 'a', status: 3 })).executions).toHaveLength(1);
	});

	it('events, types and duplicates are looked at as ever', async () => {
		const { post } = trigger({}, { types: 'avatar' });
		const callbacks = [
			{ _id: 'a', status: 2, type: 'avatar' },
			{ _id: 'a', status: 3, type: 'lipsync' },
			{ _id: 'a', status: 3, type: 'avatar' },
			{ _id: 'a', status: 3, type: 'avatar' },
		];
		const started: number[] = [];
		for (const callback of callbacks) started.push((await post(callback)).executions.length);
		expect(started).toEqual([0, 0, 1, 0]);
	});

	it('Max Age still holds for callbacks that tell their time', async () => {
		const { post } = trigger({}, { maxAgeSeconds: 60 });
		expect((await post(body)).status).toBe(401);
	});
});

describe('Verify Signature stays on unless it is switched off', () => {
	it.each([[undefined], [null], [''], [0], ['false']])('with the value %j', async (value) => {
		const { post } = listen({ credential, parameters: { verifySignature: value as never } });
		expect((await post({ _id: 'a', status: 3 })).status).toBe(401);
	});
});
