import type { Faults, Strike } from './faults';
import { productOf } from './products';
import { isRecord } from './products/checks';
import type { ApiRoute, World } from './routes';
import type { Job, RecordedRequest } from './types';
import { faultsFromUrl } from './urlCommands';

/** What befalls a request to the API. `sound`: Akool itself would do what is asked. */
export function strikeApi(
	{ jobs }: World,
	faults: Faults,
	{ kind, product }: ApiRoute,
	{ query, body }: RecordedRequest,
	sound: boolean,
): Strike {
	if (product !== undefined) {
		const asked = isRecord(body) ? body : {};
		const urls = product.sources(asked).map(({ url }) => url);
		const languages = typeof asked.language === 'string' ? asked.language.split(',') : [];
		const facts = { kind, product: product.name, languages, sound };
		const all = [...urls, ...(product.marks?.(asked) ?? [])];
		return faults.strike({ ...facts, urls: all }, urls.flatMap(faultsFromUrl));
	}
	if (kind !== 'info') return faults.strike({ kind, languages: [], urls: [], sound }, []);
	const id = query.video_model_id ?? '';
	return faults.strike({ kind, id, ...jobFacts(jobs.find(id)), sound }, []);
}

/** What a fault may look at in the job that is asked about. */
export function jobFacts(job: Job | undefined) {
	if (job === undefined) return { languages: [], urls: [] };
	const urls = [job.url, ...job.sources.map(({ url }) => url)];
	const marks = productOf(job.product).marks?.(job.body) ?? [];
	return { product: job.product, languages: [job.language], urls: [...urls, ...marks] };
}
