import { KEPT_FOR } from '../../nodes/Akool/callback/credential';
import { MOST_REMEMBERED } from '../../nodes/Akool/callback/duplicates';
import { MOST_CREATES } from '../../nodes/Akool/jobs/createRun';
import { SHORTEST_LIFETIME } from '../../nodes/Akool/media/sourceLink';
import { MOST_DOWNLOADS } from '../../nodes/Akool/operations/downloadVideo';
import { LONGEST_REFERENCE } from '../../nodes/Akool/protocol/callbackParameters';
import { MOST_PAUSE, PAUSES } from '../../nodes/Akool/requests/attempts';
import { FIRST_LIMIT, HIGHEST_LIMIT, MOST_CROWDED } from '../../nodes/Akool/requests/readLimiter';
import type { Table } from './markdown';

/** The limits of the nodes, in the words of the page. */
const LIMITS: Record<string, number> = {
	'creates at once in one run of a node': MOST_CREATES,
	'reads at once, to begin with': FIRST_LIMIT,
	'reads at once, while Akool answers and does not throttle': HIGHEST_LIMIT,
	'downloads at once': MOST_DOWNLOADS,
	'tries of a read': PAUSES.length + 1,
	'seconds that all pauses between the tries of a request last at most': MOST_PAUSE,
	'further tries of a read that was throttled because of others': MOST_CROWDED,
	'callbacks of an Akool Trigger that are remembered': MOST_REMEMBERED,
	'seconds for which a credential is kept to verify callbacks': KEPT_FOR / 1000,
	'hours for which a link to a file works at least': SHORTEST_LIFETIME / 3_600_000,
	'characters of a Reference': LONGEST_REFERENCE,
};

/** Limits in a table that are not those of the code, and those that it lacks. */
export function limitProblems({ rows }: Table): string[] {
	const said = new Map(rows.map(([what = '', number = '']) => [what, number]));
	return [
		...[...said.keys()]
			.filter((what) => !(what in LIMITS))
			.map((what) => `nothing in the code is known as "${what}"`),
		...Object.entries(LIMITS)
			.map(([what, number]) => [what, number.toLocaleString('en')] as const)
			.filter(([what, number]) => said.get(what) !== number)
			.map(([what, number]) => `${what}: ${number}, not ${said.get(what) ?? 'told'}`),
	];
}
