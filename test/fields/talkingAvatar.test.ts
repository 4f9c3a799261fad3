import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { getAvatars, getVoices } from '../../nodes/Akool/fields/talkingAvatar';
import { readPages } from '../../nodes/Akool/requests/pages';
import { VOICES } from '../../nodes/Akool/protocol/entryLists';

/** A dropdown of a node, at an Akool that gives these answers by path and query. */
function host(answer: (url: string, query: Record<string, unknown>) => unknown, source = 'akool') {
	const functions = {
		getCredentials: async () => ({ baseUrl: 'https://openapi.akool.com' }),
		getCurrentNodeParameter: () => source,
		getNode: () => ({ name: 'Akool' }),
		helpers: {
			httpRequestWithAuthentication: async (
				_type: string,
				{ url, qs }: { url: string; qs: Record<string, unknown> },
			) => ({ statusCode: 200, headers: {}, body: answer(url, qs) }),
		},
	};
	return functions as unknown as ILoadOptionsFunctions;
}

const success = (data: unknown) => ({ code: 1000, msg: 'OK', data });

const AVATARS = [
	[{ name: 'Alinna', avatar_id: 'a1', gender: 'female', from: 2 }],
	[
		{ name: 'Bob', avatar_id: 'a2', gender: '', from: 2 },
		{ name: 'No ID', from: 2 },
		{ name: 'Mine', avatar_id: 'm1', gender: 'male', from: 3 },
	],
];

describe('the dropdown of avatars', () => {
	it.each([
		['akool', 2, ['Alinna (female)=a1', 'Bob=a2']],
		['own', 3, ['Mine (male)=m1']],
	])('has those of the source %s from all pages', async (source, from, expected) => {
		const asked: unknown[] = [];
		const pages = source === 'own' ? AVATARS.slice(1) : AVATARS;
		const options = await getAvatars.call(
			host((_url, query) => {
				asked.push(query);
				return success(pages[Number(query.page) - 1] ?? []);
			}, source),
		);
		expect(options.map(({ name, value }) => `${name}=${String(value)}`)).toEqual(expected);
		expect(asked[0]).toEqual({ from, type: 1, page: 1, size: 100 });
	});

	it('has those of the account and of Akool when an expression chooses the source', async () => {
		const source = '={{ $json.source }}';
		const answer = (_url: string, { from, page }: Record<string, unknown>) =>
			success(page === 1 ? AVATARS.flat().filter((avatar) => avatar.from === from) : []);
		const options = await getAvatars.call(host(answer, source));
		expect(options.map(({ value }) => value)).toEqual(['m1', 'a1', 'a2']);
	});

	it('has those of its source on later pages, though Akool mixes others in before', async () => {
		const pages = [AVATARS[0], AVATARS[1]];
		const answer = (_url: string, { page }: Record<string, unknown>) =>
			success(pages[Number(page) - 1] ?? []);
		const options = await getAvatars.call(host(answer, 'own'));
		expect(options.map(({ value }) => value)).toEqual(['m1']);
	});

	it("shows Akool's own complaint", async () => {
		await expect(getAvatars.call(host(() => ({ code: 1101, msg: 'expired' })))).rejects.toThrow(
			'Akool says the token or key is invalid or expired. Renew',
		);
	});
});

it('the dropdown of voices has the cloned ones first, with gender and language', async () => {
	const voices: Record<string, object[]> = {
		1: [{ voice_id: 'c1', name: 'Me', gender: 'male', language: 'English' }],
		2: [
			{ voice_id: 'v1', name: 'Ada', gender: 'female', language: 'French' },
			{ voice_id: 'v2' },
			{ name: 'No ID' },
		],
	};
	const options = await getVoices.call(
		host((_url, { type, page }) =>
			success({ result: page === 1 ? voices[String(type)] : [], count: 3 }),
		),
	);
	expect(options).toEqual([
		{ name: 'Me (male, English)', value: 'c1' },
		{ name: 'Ada (female, French)', value: 'v1' },
		{ name: 'v2', value: 'v2' },
	]);
});

describe('reading pages', () => {
	it('ends at an API that gives the same page again and again', async () => {
		const page = success({ result: [{ voice_id: 'v1' }, { voice_id: 'v2' }] });
		const found = await readPages([VOICES.akool], async () => page);
		expect(found.map((entry) => entry.voice_id)).toEqual(['v1', 'v2']);
	});

	it.each([null, {}, { result: 'none' }])(
		'refuses an answer that holds no list: %j',
		async (data) => {
			const reading = readPages([VOICES.akool], async () => success(data));
			await expect(reading).rejects.toThrow("Akool's answer holds no list of voices");
		},
	);
});
