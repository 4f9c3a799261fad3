import type { IDataObject } from 'n8n-workflow';

import { dropdown } from '../../../tools/n8n/nodeForm';
import { defaultAvatars } from '../../../tools/simulator/lists/avatars';
import { defaultVoices } from '../../../tools/simulator/lists/voices';
import { startWorld, type World } from '../world';
import { made, make } from './product';

let world: World;

beforeAll(async () => {
	world = await startWorld();
});

afterEach(() => world.akool.reset());

afterAll(async () => await world.akool.close());

const talking = (from: number) =>
	defaultAvatars(world.akool.url).filter((avatar) => avatar.from === from && avatar.type === 1);
const voices = (type: number) =>
	defaultVoices(world.akool.url).filter((voice) => voice.type === type);

const entriesOf = async (parameter: string, avatarSource = 'akool') =>
	await dropdown(world.n8n, {
		nodeType: 'n8n-nodes-akool.akool',
		parameter,
		parameters: { resource: 'talkingAvatar', operation: 'create', avatarSource },
		credential: world.credential,
	});

describe('the dropdowns of Talking Avatar', () => {
	it.each([
		['akool', 2],
		['own', 3],
	])('avatarId offers all avatars of the source %s', async (source, from) => {
		expect(await entriesOf('avatarId', source)).toEqual(
			talking(from).map(({ name, gender, avatar_id }) => ({
				name: `${name} (${gender})`,
				value: avatar_id,
			})),
		);
	});

	it('voiceId offers the cloned voices first, then all of Akool', async () => {
		expect(await entriesOf('voiceId')).toEqual(
			[...voices(1), ...voices(2)].map(({ name, gender, language, voice_id }) => ({
				name: `${name} (${gender}, ${language})`,
				value: voice_id,
			})),
		);
	});

	it.each([
		['avatarId', 'avatars'],
		['voiceId', 'voices'],
	] as const)('%s shows the complaint of Akool when it refuses', async (parameter, kind) => {
		world.akool.fault({ kind, code: 1200, msg: 'This account is banned for good' });
		await expect(entriesOf(parameter)).rejects.toThrow('This account is banned for good');
	});
});

describe.each([
	['listAvatars', 'avatar_id', () => [...talking(3), ...talking(2)].map((one) => one.avatar_id)],
	['listVoices', 'voice_id', () => [...voices(1), ...voices(2)].map((one) => one.voice_id)],
] as const)('%s', (operation, idKey, ids) => {
	const listed = async (parameters: IDataObject) => {
		const all = { resource: 'talkingAvatar', operation, ...parameters };
		return made(await make(world, all as Parameters<typeof make>[1]));
	};

	it('gives all entries, over several pages', async () => {
		const items = await listed({ returnAll: true });
		expect(items.map((item) => item[idKey])).toEqual(ids());
		const { name, gender } = items[0] ?? {};
		expect([typeof name, typeof gender]).toEqual(['string', 'string']);
	});

	it.each([[undefined, 50] as const, [130, 130] as const])(
		'with limit %s gives %d',
		async (limit, count) => {
			const items = await listed(limit === undefined ? {} : { limit });
			expect(items.map((item) => item[idKey])).toEqual(ids().slice(0, count));
		},
	);
});
