import { startSimulator, type AkoolSimulator, type CallbackBody } from '../../tools/simulator';
import { COMPLETED, vector } from '../callback/vectors';
import { listen } from './listener';

const { body: good, credential } = COMPLETED;

/** What a trigger with the right credential makes of a callback: status and executions. */
async function outcomeOf(body: unknown): Promise<string> {
	const { status, executions } = await listen({ credential }).post(body);
	return `${status}, ${executions.length} executions`;
}

/** All texts that differ from a text in one byte: in its lowest bit, in its case, in another bit. */
function flips(text: string): string[] {
	return [0x01, 0x20, 0x08].flatMap((mask) =>
		Array.from(Buffer.from(text), (byte, index) => {
			const bytes = Buffer.from(text);
			bytes[index] = byte ^ mask;
			return bytes.toString('latin1');
		}),
	);
}

async function expectAllRefused(bodies: unknown[]): Promise<void> {
	const outcomes = await Promise.all(bodies.map(outcomeOf));
	expect(new Set(outcomes)).toEqual(new Set(['401, 0 executions']));
}

describe('a good callback of which one byte was flipped is answered 401 and starts nothing', () => {
	it('was a good one', async () => {
		expect(await outcomeOf(good)).toBe('200, 1 executions');
	});

	it.each(['signature', 'dataEncrypt', 'nonce'] as const)('each byte of %s', async (key) => {
		const bodies = flips(String(good[key])).map((flipped) => ({ ...good, [key]: flipped }));
		expect(bodies).toHaveLength(3 * String(good[key]).length);
		await expectAllRefused(bodies);
	});

	it('each digit of timestamp', async () => {
		const digits = String(good.timestamp);
		const timestamps = Array.from(digits, (digit, index) =>
			[1, 5, 9].map((step) => {
				const other = (Number(digit) + step) % 10;
				return Number(`${digits.slice(0, index)}${other}${digits.slice(index + 1)}`);
			}),
		).flat();
		await expectAllRefused(timestamps.map((timestamp) => ({ ...good, timestamp })));
	});

	it('each digit of a numeric nonce', async () => {
		const numeric = vector('numeric nonce');
		for (const nonce of [10210, 91210, 90310, 90220, 90211, -90210]) {
			const { post } = listen({ credential: numeric.credential });
			expect(await post({ ...numeric.body, nonce })).toMatchObject({ status: 401, executions: [] });
		}
	});

	it('a byte more or less of each', async () => {
		await expectAllRefused(
			(['signature', 'dataEncrypt', 'nonce'] as const).flatMap((key) => {
				const text = String(good[key]);
				const changed = [`${text} `, ` ${text}`, `${text}\0`, text.slice(1), text.slice(0, -1), ''];
				return changed.map((value) => ({ ...good, [key]: value }));
			}),
		);
	});
});

describe('parts of two good callbacks', () => {
	const other = vector('unicode in the payload').body;

	it.each(['signature', 'dataEncrypt', 'timestamp', 'nonce'] as const)(
		'do not make a third: %s of another',
		async (key) => {
			await expectAllRefused([{ ...good, [key]: other[key] }]);
		},
	);
});

describe('fields of a good callback that changed places', () => {
	it.each<[string, unknown, string]>([
		[
			'signature and dataEncrypt',
			{ ...good, signature: good.dataEncrypt, dataEncrypt: good.signature },
			'401',
		],
		['signature and nonce', { ...good, signature: good.nonce, nonce: good.signature }, '401'],
		['dataEncrypt and nonce', { ...good, dataEncrypt: good.nonce, nonce: good.dataEncrypt }, '401'],
		['all names', { Signature: good.signature, DataEncrypt: good.dataEncrypt }, '400'],
	])('%s', async (_, body, status) => {
		expect(await outcomeOf(body)).toBe(`${status}, 0 executions`);
	});
});

describe('a genuine callback in another dress starts its one execution', () => {
	it('with its nonce as a number', async () => {
		expect(await outcomeOf({ ...good, nonce: Number(good.nonce) })).toBe('200, 1 executions');
	});

	it('with a numeric nonce as text', async () => {
		const { credential: own, body } = vector('numeric nonce');
		const { executions } = await listen({ credential: own }).post({ ...body, nonce: '90210' });
		expect(executions).toHaveLength(1);
	});

	it('with keys that Akool may add', async () => {
		expect(await outcomeOf({ ...good, version: 2, data: null })).toBe('200, 1 executions');
	});
});

describe('values of the wrong kind', () => {
	const others: unknown[] = [null, true, false, 0, '', [], {}, [good.signature], { a: 1 }, 1e308];

	it.each(['signature', 'dataEncrypt', 'timestamp', 'nonce'] as const)(
		'for %s never start an execution',
		async (key) => {
			for (const value of others) {
				expect(await outcomeOf({ ...good, [key]: value })).toMatch(/^40[01], 0 executions$/);
			}
		},
	);
});

describe('text that is meant to do harm', () => {
	let simulator: AkoolSimulator;

	beforeAll(async () => {
		simulator = await startSimulator({ credential: { apiToken: 'unused', ...credential } });
	});

	afterAll(async () => {
		await simulator.close();
	});

	it.each(['signature', 'dataEncrypt', 'nonce'] as const)('1 MB of %s is refused', async (key) => {
		for (const character of ['A', '0', '=', '😀', '\0']) {
			expect(await outcomeOf({ ...good, [key]: character.repeat(1_000_000) })).toBe(
				'401, 0 executions',
			);
		}
	});

	it.each([
		'{"__proto__":{"dataEncrypt":"x","timestamp":1,"nonce":"1","signature":"x"}}',
		'{"constructor":{"prototype":{"polluted":true}}}',
		'{"__proto__":{"_id":"a","status":3}}',
		'{"_id":"a","status":3,"__proto__":{"dataEncrypt":"x"}}',
		'{"dataEncrypt":"x","timestamp":1,"nonce":"1","toString":1,"hasOwnProperty":1}',
	])('%s is refused and pollutes nothing', async (json) => {
		expect(await outcomeOf(JSON.parse(json))).toMatch(/^40[01], 0 executions$/);
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect({}).not.toHaveProperty('polluted');
	});

	it('a key twice counts once: the last, as in all JSON', async () => {
		const text = JSON.stringify(good);
		const forgedLast = text.replace('}', `,"signature":"${'0'.repeat(40)}"}`);
		const forgedFirst = text.replace('{', `{"signature":"${'0'.repeat(40)}",`);
		expect(await outcomeOf(JSON.parse(forgedLast))).toBe('401, 0 executions');
		expect(await outcomeOf(JSON.parse(forgedFirst))).toBe('200, 1 executions');
	});

	it('__proto__ in a genuine payload changes no object', async () => {
		const payload = '{"_id":"a","status":3,"__proto__":{"polluted":true},"constructor":"c"}';
		const { post } = listen({ credential });
		const { executions } = await post(simulator.signCallback(payload));
		const [item] = executions[0] ?? [];
		expect(Object.entries(item?.json ?? {}).sort()).toEqual([
			['_id', 'a'],
			['constructor', 'c'],
			['reference', null],
			['status', 'completed'],
			['url', null],
			['video_status', 3],
		]);
		expect(item?.json.polluted).toBeUndefined();
	});

	it('a payload that is not UTF-8 is refused', async () => {
		const { dataEncrypt } = vector('unicode in the payload').body;
		const cut = Buffer.from(dataEncrypt, 'base64').subarray(0, -16).toString('base64');
		const body: CallbackBody = simulator.signCallback('', { dataEncrypt: cut });
		expect(await outcomeOf(body)).toBe('401, 0 executions');
	});

	it.each(['😀', '\ud800', 'ｆｕｌｌ', 'e\u0301', '\u202e'])(
		'the nonce %j is signed as any other',
		async (nonce) => {
			const body = simulator.signCallback({ _id: `job-${nonce}`, status: 3 }, { nonce });
			expect(await outcomeOf(body)).toBe('200, 1 executions');
			expect(await outcomeOf({ ...body, nonce: `${nonce}x` })).toBe('401, 0 executions');
		},
	);
});
