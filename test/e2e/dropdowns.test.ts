import { dropdown } from '../../tools/n8n/nodeForm';
import { startWorld } from './world';
import type { World } from './world';

describe('the dropdowns of Create Translation', () => {
	let world: World;

	beforeAll(async () => {
		world = await startWorld();
	});

	afterEach(() => world.akool.clearFaults());

	afterAll(async () => await world.akool.close());

	const entriesOf = async (parameter: string) =>
		await dropdown(world.n8n, {
			nodeType: 'n8n-nodes-akool.akool',
			parameter,
			parameters: { resource: 'videoTranslation', operation: 'createTranslation' },
			credential: world.credential,
		});

	it('targetLanguages offers the languages of Akool', async () => {
		const entries = await entriesOf('targetLanguages');
		expect(entries.map(({ value }) => value)).toEqual(expect.arrayContaining(['fr', 'ja']));
		expect(entries.find(({ value }) => value === 'fr')?.name).toContain('French');
		expect(entries.map(({ value }) => value)).not.toContain('DEFAULT');
	});

	it('sourceLanguage offers "Detect Automatically" first, then the same languages', async () => {
		const [detect, ...languages] = await entriesOf('sourceLanguage');
		expect(detect).toMatchObject({ name: 'Detect Automatically', value: 'DEFAULT' });
		expect(languages).toEqual(await entriesOf('targetLanguages'));
	});

	it.each(['targetLanguages', 'sourceLanguage'])(
		'%s shows the complaint of Akool when it refuses',
		async (parameter) => {
			world.akool.fault({ kind: 'languages', code: 1200, msg: 'This account is banned for good' });
			await expect(entriesOf(parameter)).rejects.toThrow('This account is banned for good');
		},
	);
});
