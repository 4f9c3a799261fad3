import { authenticationHeader } from '../../nodes/Akool/protocol/authentication';
import { callbackParameters } from '../../nodes/Akool/protocol/callbackParameters';
import { ENDPOINTS } from '../../nodes/Akool/protocol/endpoints';
import { AVATARS, VOICES, type EntryList } from '../../nodes/Akool/protocol/entryLists';
import {
	askedFor,
	bodyFor,
	furtherPart,
	isFurtherPart,
	withValueAt,
	type Product,
} from '../../nodes/Akool/protocol/product';
import { isUnreadable } from '../../nodes/Akool/protocol/resultCodes';
import { translation } from '../../nodes/Akool/protocol/translation';
import { isJsonObject } from '../../nodes/Akool/protocol/types';
import { success } from '../engine/answers';

it('the addresses are those of Akool’s documentation', () => {
	expect(ENDPOINTS).toEqual({
		signIn: '/api/open/v3/getToken',
		listLanguages: '/api/open/v3/language/list',
		createTranslation: '/api/open/v3/content/video/createbytranslate',
		createLipSync: '/api/open/v3/content/video/lipsync',
		createTalkingPhoto: '/api/open/v3/content/video/createbytalkingphoto',
		createTalkingAvatar: '/api/open/v3/talkingavatar/create',
		listAvatars: '/api/open/v3/avatar/list',
		listVoices: '/api/open/v4/voice/list',
		getVideoInfo: '/api/open/v3/content/video/infobymodelid',
		getCredit: '/api/open/v3/faceswap/quota/info',
	});
});

it.each([
	[{ authentication: 'apiToken', apiToken: 't', apiKey: 'k' }, { Authorization: 'Bearer t' }],
	[{ authentication: 'apiToken' }, { Authorization: 'Bearer ' }],
	[{ authentication: 'apiKey', apiToken: 't', apiKey: 'k' }, { 'x-api-key': 'k' }],
	[{}, { 'x-api-key': '' }],
])('the credential %j signs in with one header: %j', (credential, header) => {
	expect(authenticationHeader(credential)).toEqual(header);
});

describe('what is asked for one part of a request', () => {
	const product: Product = { ...translation, several: { key: 'language', list: 'translations' } };
	const alone: Product = { ...translation, several: undefined };
	const request = { body: { url: 'u' }, parts: ['fr', 'de'], asked: { lipsync: true } };

	it('is sent comma-separated, where a call makes several jobs', () => {
		expect(bodyFor(product, request, ['fr', 'de'])).toEqual({ url: 'u', language: 'fr,de' });
		expect(bodyFor(alone, request, [''])).toEqual({ url: 'u' });
		expect(bodyFor(alone, request, [''])).not.toBe(request.body);
	});

	it('is told in its item, but not of a job that nothing asked for', () => {
		expect(askedFor(product, request, 'fr')).toEqual({ lipsync: true, language: 'fr' });
		expect(askedFor(product, request, furtherPart(7))).toEqual({ lipsync: true });
		expect(askedFor(alone, request, '')).toEqual({ lipsync: true });
	});

	it('is told from a job that nothing asked for', () => {
		expect([furtherPart('a'), isFurtherPart(furtherPart('a'))]).toEqual(['further job a', true]);
		expect(['fr', '', 'a further job '].map(isFurtherPart)).toEqual([false, false, false]);
	});
});

it('a value is put at a path, and what it was made of stays as it is', () => {
	const body = { a: [{ url: '' }, { url: 'b' }], c: 1 };
	const copy = structuredClone(body);
	expect(withValueAt(body, ['a', 0, 'url'], 'x')).toEqual({
		a: [{ url: 'x' }, { url: 'b' }],
		c: 1,
	});
	expect(withValueAt(body, ['a'], 'x')).toEqual({ a: 'x', c: 1 });
	expect(withValueAt(body, [], 'x')).toBe('x');
	expect(body).toEqual(copy);
});

describe('a list of Akool', () => {
	it.each<[string, EntryList, string, object, string]>([
		["Akool's avatars", AVATARS.akool, ENDPOINTS.listAvatars, { from: 2, type: 1 }, 'avatar_id'],
		['own avatars', AVATARS.own, ENDPOINTS.listAvatars, { from: 3, type: 1 }, 'avatar_id'],
		['cloned voices', VOICES.cloned, ENDPOINTS.listVoices, { type: 1 }, 'voice_id'],
		["Akool's voices", VOICES.akool, ENDPOINTS.listVoices, { type: 2 }, 'voice_id'],
	])('of %s is asked for in one way', (_what, { url, query, idKey }, ...expected) => {
		expect([url, query, idKey]).toEqual(expected);
	});

	it('of avatars has those of its source, and those of which Akool does not say it', () => {
		const [own, akools, untold] = [{ from: 3 }, { from: '2' }, { name: 'x' }];
		const answer = success([own, akools, null, 'x', untold]);
		expect(AVATARS.own.entriesIn(answer)).toEqual([own, untold]);
		expect(AVATARS.akool.entriesIn(answer)).toEqual([akools, untold]);
	});

	it('of voices may be the data itself', () => {
		expect(VOICES.akool.entriesIn(success({ result: [{ a: 1 }, 7] }))).toEqual([{ a: 1 }]);
		expect(VOICES.akool.entriesIn(success([{ a: 1 }]))).toEqual([{ a: 1 }]);
	});

	it.each([null, {}, { result: {} }, 'x'])('that is not there is missed in words: %j', (data) => {
		expect(() => AVATARS.own.entriesIn(success(data))).toThrow('holds no list of avatars');
		expect(() => VOICES.akool.entriesIn(success(data))).toThrow('holds no list of voices');
	});
});

describe('what is to come back', () => {
	const webhookUrl = 'https://n8n.example/hook';

	it.each([
		['a', 'a'],
		[7, '7'],
		[' a ', ' a '],
		['😀'.repeat(500), '😀'.repeat(500)],
	])('is the reference %j', (reference, sent) => {
		expect(callbackParameters({ webhookUrl, options: { reference } })).toEqual({
			webhookUrl,
			reference: sent,
		});
	});

	it.each([undefined, null, '', ' '])('is none where it is %j', (reference) => {
		expect(callbackParameters({ webhookUrl, options: { reference } })).toEqual({ webhookUrl });
		for (const none of [undefined, null, '', ' '])
			expect(callbackParameters({ webhookUrl: none, options: { reference } })).toEqual({});
		expect(callbackParameters({ webhookUrl, options: 'odd' })).toEqual({ webhookUrl });
	});
});

it('Akool may not have been able to fetch a file only with some codes', () => {
	const codes = [1003, 1015, 1205, 1208];
	expect(Array.from({ length: 300 }, (_, index) => 1000 + index).filter(isUnreadable)).toEqual(
		codes,
	);
	expect([null, undefined].map(isUnreadable)).toEqual([false, false]);
});

it.each([
	[{}, true],
	[{ a: 1 }, true],
	[[], false],
	[null, false],
	['{}', false],
	[7, false],
	[undefined, false],
])('%j is a JSON object: %p', (value, is) => {
	expect(isJsonObject(value)).toBe(is);
});
