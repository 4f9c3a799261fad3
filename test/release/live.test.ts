import { differences, shapeOf } from '../../tools/live/differences';
import { askAkool } from '../../tools/live/account';
import { startDiffering } from '../../tools/live/differing';
import { impersonal } from '../../tools/live/impersonal';
import { reportOf } from '../../tools/live/report';
import { startSimulator, type AkoolSimulator } from '../../tools/simulator';

let akool: AkoolSimulator;
beforeAll(async () => {
	akool = await startSimulator();
});
afterAll(async () => {
	await akool.close();
});

const ask = async (apiKey: string) => await askAkool({ baseUrl: akool.url, apiKey });

it('finds the credit of the simulator as documented', async () => {
	const answers = await ask(akool.credential.apiKey);
	const report = reportOf(answers, '2027-01-31');
	expect(report).toContain('Akool, 2027-01-31');
	expect(report).toContain('as documented credit');
});

it('says what differs when a key is added, another gone and a third of another type', () => {
	const shape = shapeOf('credit');
	expect(differences({ credit: 1 }, shape)).toEqual([]);
	expect(differences({ credit: '1' }, shape)).toEqual(['credit is string, documented as number']);
	expect(differences({ balance: 1 }, shape)).toEqual([
		'unknown key balance (number)',
		'missing key credit',
	]);
});

it('reports an Akool that differs: a key more, a key less', async () => {
	const other = await startDiffering(akool.url, ({ credit }) => ({ balance: credit }));
	const { apiKey } = akool.credential;
	const report = reportOf(await askAkool({ baseUrl: other.url, apiKey }), '2027-01-31');
	await other.close();
	expect(report).toContain('unknown key balance (number)');
	expect(report).toContain('missing key credit');
});

it('says nothing of the key in its report', async () => {
	const answers = await ask('a-key-that-is-wrong');
	const report = reportOf(answers, '2027-01-31');
	expect(report).toContain('DIFFERS');
	expect(report).not.toContain('a-key-that-is-wrong');
	expect(akool.jobs).toEqual([]);
});

it('takes everything personal out of an answer', () => {
	const answer = { uid: 42, name: 'Ada', url: 'https://akool.com/ada', list: [{ a: 'b' }, {}] };
	expect(impersonal(answer)).toEqual({
		uid: 1,
		name: 'text',
		url: 'https://example.com/file',
		list: [{ a: 'text' }],
	});
});
