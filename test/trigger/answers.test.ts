import { startSimulator, type AkoolSimulator } from '../../tools/simulator';
import { COMPLETED, vector } from '../callback/vectors';
import { listen, type ListenerOptions } from './listener';

const { body: completed, credential } = COMPLETED;
const RECEIVED = { message: 'received' };
const MALFORMED = { message: 'malformed' };
const REFUSED = { message: 'refused' };

let simulator: AkoolSimulator;

beforeAll(async () => {
	simulator = await startSimulator({ credential: { apiToken: 'unused', ...credential } });
});

afterAll(async () => {
	await simulator.close();
});

/** A trigger whose credential made {@link COMPLETED} and signs in the simulator. */
const trigger = (options: ListenerOptions = {}) => listen({ credential, ...options });
const signed = (payload: object | string) => simulator.signCallback(payload);
/** A callback whose encryption is not the credential's, under a right signature. */
const encryptedAs = (dataEncrypt: string) => simulator.signCallback('', { dataEncrypt });
const without = (key: string) =>
	Object.fromEntries(Object.entries(completed).filter(([name]) => name !== key));

describe('a callback that is verified and selected', () => {
	it('is answered 200 and starts one execution with one item', async () => {
		expect(await trigger().post(completed)).toEqual({
			status: 200,
			body: RECEIVED,
			executions: [
				[
					{
						json: {
							_id: '65f8180c24d9989e93dde3b6',
							video_status: 3,
							status: 'completed',
							type: 'video translate',
							url: 'https://results.example/65f8180c24d9989e93dde3b6.mp4',
							reference: null,
						},
					},
				],
			],
		});
	});

	it('of a failed job has no url', async () => {
		const { credential: own, body } = vector('32-byte key');
		const { executions } = await listen({ credential: own }).post(body);
		expect(executions[0]?.map(({ json }) => json)).toEqual([
			{
				_id: '65f8180c24d9989e93dde3b7',
				video_status: 4,
				status: 'failed',
				type: 'video translate',
				url: null,
				reference: null,
			},
		]);
	});

	it('keeps the further keys of its payload', async () => {
		const { credential: own, body } = vector('client id shorter');
		const { executions } = await listen({ credential: own }).post(body);
		expect(executions[0]?.[0]?.json).toMatchObject({ type: 'lipsync', deduction_credit: 10 });
	});

	it.each([[''], [null], [7], [{ href: 'x' }]])('has url null instead of %j', async (url) => {
		const { executions } = await trigger().post(signed({ _id: 'a', status: 3, url }));
		expect(executions[0]?.[0]?.json).toHaveProperty('url', null);
	});
});

describe('a callback that is verified but not wanted is answered 200 and starts nothing', () => {
	it.each<[string, object, ListenerOptions['parameters']]>([
		['a status that is not selected', { _id: 'a', status: 2 }, {}],
		['no event selected at all', { _id: 'a', status: 3 }, { events: [] }],
		['a status unknown to us', { _id: 'a', status: 99 }, {}],
		['a status with a fraction', { _id: 'a', status: 3.5 }, {}],
		['a type that is not selected', { _id: 'a', status: 3, type: 'avatar' }, only('lipsync')],
		['a type that is no text', { _id: 'a', status: 3, type: ['lipsync'] }, only('lipsync')],
		['no type when types are selected', { _id: 'a', status: 3 }, only('lipsync')],
	])('%s', async (_, payload, parameters) => {
		expect(await trigger({ parameters }).post(signed(payload))).toEqual({
			status: 200,
			body: RECEIVED,
			executions: [],
		});
	});
});

describe('a callback that is not proven to be from Akool is answered 401 and starts nothing', () => {
	it.each<[string, unknown]>([
		['a wrong signature', { ...completed, signature: '0'.repeat(40) }],
		['no signature', without('signature')],
		['an empty signature', { ...completed, signature: '' }],
		['a signature that is cut', { ...completed, signature: completed.signature.slice(0, 39) }],
		['a signature in capitals', { ...completed, signature: completed.signature.toUpperCase() }],
		['a signature in a list', { ...completed, signature: [completed.signature] }],
		['a signature that is a number', { ...completed, signature: 7 }],
		['an unencrypted payload', { _id: 'a', status: 3 }],
		['an unencrypted payload beside a signature', { _id: 'a', status: 3, signature: 'x' }],
		['the encryption of another key', vector('32-byte key').body],
	])('%s', async (_, body) => {
		expect(await trigger().post(body)).toEqual({ status: 401, body: REFUSED, executions: [] });
	});

	it.each<[string, string]>([
		['nothing encrypted', ''],
		['no base64', '€€€€'],
		['a block too short', 'AAAA'],
		['a whole block of another key', Buffer.alloc(16).toString('base64')],
	])('a right signature over %s', async (_, dataEncrypt) => {
		const answer = await trigger().post(encryptedAs(dataEncrypt));
		expect(answer).toEqual({ status: 401, body: REFUSED, executions: [] });
	});

	it.each<[string, object | string]>([
		['no JSON', 'completed'],
		['text', '"completed"'],
		['null', 'null'],
		['a list', [{ _id: 'a', status: 3 }]],
		['an object without _id', { status: 3 }],
		['an object with an empty _id', { _id: '', status: 3 }],
		['an object with a numeric _id', { _id: 7, status: 3 }],
		['an object without status', { _id: 'a' }],
		['an object with a status in words', { _id: 'a', status: 'completed' }],
		['an object with a number as text', { _id: 'a', status: '3' }],
		['an object that only inherits them', '{"__proto__":{"_id":"a","status":3}}'],
	])('a right signature over %s', async (_, payload) => {
		const answer = await trigger().post(signed(payload));
		expect(answer).toEqual({ status: 401, body: REFUSED, executions: [] });
	});
});

describe('a malformed callback is answered 400 and starts nothing', () => {
	it.each<[string, unknown]>([
		['null', null],
		['nothing', undefined],
		['text', 'text'],
		['a number', 17],
		['true', true],
		['a list', [completed]],
		['an empty object', {}],
		['no dataEncrypt', without('dataEncrypt')],
		['no timestamp', without('timestamp')],
		['no nonce', without('nonce')],
		['dataEncrypt as a list', { ...completed, dataEncrypt: [completed.dataEncrypt] }],
		['dataEncrypt as null', { ...completed, dataEncrypt: null }],
		['timestamp as words', { ...completed, timestamp: 'now' }],
		['timestamp as text with a sign', { ...completed, timestamp: `-${completed.timestamp}` }],
		['timestamp as text with a space', { ...completed, timestamp: `${completed.timestamp} ` }],
		['timestamp as empty text', { ...completed, timestamp: '' }],
		['timestamp as an object', { ...completed, timestamp: {} }],
		['nonce as true', { ...completed, nonce: true }],
		['nonce as a list', { ...completed, nonce: ['3622'] }],
	])('%s', async (_, body) => {
		expect(await trigger().post(body)).toEqual({ status: 400, body: MALFORMED, executions: [] });
	});
});

/** Parameters that select the callbacks of some types only. */
function only(types: string) {
	return { options: { types } };
}
