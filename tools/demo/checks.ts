import { outputOf } from '../n8n/execution';
import type { Played } from './play';
import type { Stage } from './stage';

/** Something that must be so. */
export interface Check {
	claim: string;
	holds: boolean;
}

/** Whether everything that happened is as it should be. */
export async function checks({ simulator }: Stage, { created, ready }: Played): Promise<Check[]> {
	const creates = simulator.requests.filter(({ kind }) => kind === 'create');
	const asked = outputOf(created, 'Only French and Japanese').map(({ lang_code }) => lang_code);
	const jobs = outputOf(created, 'Create Translation');
	const callbacks = ready.flatMap((execution) => outputOf(execution, 'Akool Trigger'));
	const infos = ready.flatMap((execution) => outputOf(execution, 'Get Video Info'));
	const results = infos.map(({ result_url }) => String(result_url));
	const files = await Promise.all(results.map(isVideo));
	const same = (left: unknown[], right: unknown[]) =>
		left.length > 0 && [...left].sort().join() === [...right].sort().join();
	const idsAtAkool = simulator.jobs.map(({ _id }) => _id);

	return [
		{
			claim: 'One request created the translations, signed in with the API key alone',
			holds:
				creates.length === 1 &&
				creates.every(({ headers }) => headers['x-api-key'] && !headers.authorization),
		},
		{
			claim: 'Each language asked for came out as one job, in the order asked for',
			holds: asked.length > 0 && jobs.map(({ language }) => language).join() === asked.join(),
		},
		{
			claim: 'n8n took every callback with HTTP 200 at the first attempt',
			holds:
				simulator.callbacks.length === 2 * jobs.length &&
				simulator.callbacks.every(({ responseStatus }) => responseStatus === 200),
		},
		{
			claim: 'Exactly one successful execution for each completed job',
			holds:
				ready.every(({ status }) => status === 'success') &&
				same(
					callbacks.map(({ _id }) => _id),
					idsAtAkool,
				),
		},
		{
			claim: 'Akool Trigger read the status from the callback: completed',
			holds: callbacks.every(({ status }) => status === 'completed'),
		},
		{
			claim: 'Get Video Info agrees: completed, and it has the result URL',
			holds:
				same(
					infos.map(({ _id }) => _id),
					idsAtAkool,
				) &&
				infos.every(({ status }) => status === 'completed') &&
				same(
					results,
					callbacks.map(({ url }) => url),
				),
		},
		{
			claim: 'The result URL leads to the translated video',
			holds: files.length > 0 && files.every(Boolean),
		},
	];
}

async function isVideo(url: string): Promise<boolean> {
	const response = await fetch(url).catch(() => null);
	await response?.body?.cancel();
	return response?.ok === true && response.headers.get('content-type') === 'video/mp4';
}
