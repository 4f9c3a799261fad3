import type { FaultRule } from './types';

function queryOf(url: string): URLSearchParams {
	const start = url.indexOf('?');
	return new URLSearchParams(start < 0 ? '' : url.slice(start + 1).replace(/#.*$/, ''));
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
	const text = query.get(name);
	return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/**
 * The faults that a source video's URL asks for, so that they can be had without code:
 * `akool_code=1203` refuses the create, `akool_language_code=fr:1015` one language of it (may be
 * repeated), `akool_http=502`, `akool_cut=1` and `akool_latency=250` (milliseconds) speak for
 * themselves. Values that are not numbers are ignored.
 */
export function faultsFromUrl(url: string): FaultRule[] {
	if (!url.includes('akool_')) return [];
	const query = queryOf(url);
	const rules: FaultRule[] = [];
	const latencyMs = numberIn(query, 'akool_latency');
	if (latencyMs !== undefined) rules.push({ latencyMs });
	const http = numberIn(query, 'akool_http');
	if (http !== undefined && http >= 200 && http <= 599) rules.push({ http });
	if (query.get('akool_cut') === '1') rules.push({ cut: true });
	const code = numberIn(query, 'akool_code');
	if (code !== undefined) rules.push({ code });
	for (const value of query.getAll('akool_language_code')) {
		const [, language, digits] = /^(.+):(\d+)$/.exec(value) ?? [];
		if (language !== undefined) rules.push({ language, code: Number(digits) });
	}
	return rules;
}

/** The error code with which jobs of this source video end (`akool_fail=1015`), or null. */
export function plannedFailureFromUrl(url: string): number | null {
	return numberIn(queryOf(url), 'akool_fail') ?? null;
}
