import type { Envelope, SimulatedAvatar, SimulatorOptions } from '../types';
import { success } from '../resultCodes';
import { choiceProblem, pageOf, pageProblem } from './page';

/** How many there are by source (2 Akool's, 3 the account's own) and type (1 talking, 2 streaming). */
const COUNTS: Array<{ from: 2 | 3; type: 1 | 2; count: number }> = [
	{ from: 2, type: 1, count: 230 },
	{ from: 2, type: 2, count: 12 },
	{ from: 3, type: 1, count: 120 },
	{ from: 3, type: 2, count: 3 },
];

const NAMES = ['Alinna', 'Bruno', 'Chiara', 'Dana', 'Emil', 'Farah', 'Göran', 'Hana'];

/** The avatars offered unless the options name others; `origin` is where their pictures are served. */
export function defaultAvatars(origin: string): SimulatedAvatar[] {
	return COUNTS.flatMap(({ from, type, count }) =>
		Array.from({ length: count }, (_, index) => {
			const kind = type === 1 ? 'talking' : 'streaming';
			const avatar_id = `${from === 2 ? 'akool' : 'own'}-${kind}-${index + 1}`;
			return {
				name: `${NAMES[index % NAMES.length]} ${index + 1}`,
				avatar_id,
				url: `${origin}/sources/4096/${avatar_id}.mp4`,
				gender: index % 2 === 0 ? 'female' : 'male',
				thumbnailUrl: `${origin}/pictures/${avatar_id}.svg`,
				from,
				type,
			};
		}),
	);
}

/** The refusal of a query that is wrong. */
export function avatarsProblem(query: Record<string, string>): Envelope | null {
	return (
		choiceProblem(query, 'from', ['2', '3']) ??
		choiceProblem(query, 'type', ['1', '2']) ??
		pageProblem(query)
	);
}

/** The answer to a sound query: one page of the avatars of that source and type. */
export function avatarsAnswer(query: Record<string, string>, options: SimulatorOptions): Envelope {
	const { from = '', type = '' } = query;
	const chosen = options.avatars.filter(
		(avatar) =>
			(from === '' || String(avatar.from) === from) &&
			(type === '' || String(avatar.type) === type),
	);
	const { entries } = pageOf(chosen, query, options.largestPage);
	return success(
		entries.map(({ name, avatar_id, url, gender, thumbnailUrl, from: source }) => ({
			name,
			avatar_id,
			url,
			gender,
			thumbnailUrl,
			from: source,
		})),
	);
}
