import { AVATARS, VOICES, type EntryList } from '../../nodes/Akool/protocol/entryLists';
import { success } from '../engine/answers';

const AVATAR_LIST = '/api/open/v3/avatar/list';
const VOICE_LIST = '/api/open/v4/voice/list';

describe('a list of Akool', () => {
	it.each<[string, EntryList, string, object, string]>([
		["Akool's avatars", AVATARS.akool, AVATAR_LIST, { from: 2, type: 1 }, 'avatar_id'],
		['own avatars', AVATARS.own, AVATAR_LIST, { from: 3, type: 1 }, 'avatar_id'],
		['cloned voices', VOICES.cloned, VOICE_LIST, { type: 1 }, 'voice_id'],
		["Akool's voices", VOICES.akool, VOICE_LIST, { type: 2 }, 'voice_id'],
	])('of %s is asked for in one way', (_what, { url, query, idKey }, ...expected) => {
		expect([url, query, idKey]).toEqual(expected);
	});

	it('of avatars has those of its source, and those of which Akool does not say it', () => {
		const [own, akools, untold] = [{ from: 3 }, { from: '2' }, { name: 'x' }];
		const answer = success([own, akools, null, 'x', untold]);
		const of = ({ entriesIn, has }: EntryList) => entriesIn(answer).filter(has);
		expect(of(AVATARS.own)).toEqual([own, untold]);
		expect(of(AVATARS.akool)).toEqual([akools, untold]);
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
