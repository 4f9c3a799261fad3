import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { defaultAvatars } from '../../tools/simulator/lists/avatars';
import { defaultVoices } from '../../tools/simulator/lists/voices';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount({ largestPage: 7 });

async function list(operation: string, parameters: IDataObject = {}) {
	return await account.run('createTranslation', {
		items: [{}],
		parameters: { resource: 'talkingAvatar', operation, ...parameters },
	});
}

const idsOf = (entries: IDataObject[]) => entries.map((entry) => entry.avatar_id ?? entry.voice_id);
const talking = (from: number) =>
	defaultAvatars(account.akool.url).filter((avatar) => avatar.from === from && avatar.type === 1);
const voicesOf = (type: number) =>
	defaultVoices(account.akool.url).filter((voice) => voice.type === type);

it.each([
	['listAvatars', () => [...talking(3), ...talking(2)]],
	['listVoices', () => [...voicesOf(1), ...voicesOf(2)]],
])('%s gives all pages: those of the account first', async (operation, all) => {
	const { error, items, json } = await list(operation, { returnAll: true });
	expect(error).toBeUndefined();
	expect(idsOf(json())).toEqual(idsOf(all() as unknown as IDataObject[]));
	expect(items().every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(true);
});

it.each(['listAvatars', 'listVoices'])('%s gives so many as asked for', async (operation) => {
	expect((await list(operation, { limit: 9 })).json()).toHaveLength(9);
});

it('a limit that is none is refused', async () => {
	const { error } = await list('listVoices', { limit: 0 });
	expect(error?.message).toBe('Limit is out of range: "0"');
	expect(account.akool.requests).toEqual([]);
});

it('says what Akool says when it refuses', async () => {
	account.akool.fault({ kind: 'voices', code: 1101 });
	const { error } = await list('listVoices');
	expect(error?.message).toBe('Akool says the token or key is invalid or expired');
});
