import { jobsOf, namesJob } from './createAnswer';
import {
	AkoolFailure,
	MAY_HAVE_CREATED,
	httpFailure,
	refusal,
	unexpectedData,
	type Failure,
} from './failure';
import { idOf } from './id';
import { asNumber } from './number';
import { SUCCESS } from './resultCodes';
import { isJsonObject, type AkoolJob, type Envelope, type JsonObject } from './types';

/** An HTTP answer of Akool, whatever its status. */
export interface ApiAnswer {
	statusCode: number;
	headers: Record<string, unknown>;
	/** The parsed JSON, or the text where it was none. */
	body: unknown;
}

/** Keys that jobs have, and what was refused has not. */
const JOB_KEYS = ['video_status', 'video_id', 'task_id'];

const EXCERPT_LENGTH = 120;

const EXCERPT_DEPTH = 10;

/** So much of a body is looked at for an excerpt: a page's head may be long, and says little. */
const EXCERPT_SOURCE = 20_000;

/**
 * The one gate that every answer of Akool passes: HTTP answer → envelope.
 *
 * Only `code` 1000 is success. In an answer about several languages theirs decide: it is let through
 * when at least one of them was accepted, because that job exists and is paid, whatever the
 * top-level code says, and refused when none was. Where a refusal, or what is not even the envelope,
 * names a job all the same, the failure carries the answer: for a create call that job exists.
 *
 * @throws {AkoolFailure} what any other answer means
 */
export function readAnswer(answer: ApiAnswer): Envelope {
	const envelope = asEnvelope(answer.body);
	const retryAfter = retryAfterSeconds(answer.headers);
	if (envelope === null) {
		const failure = httpFailure(answer.statusCode, excerptOf(answer.body), retryAfter);
		const read = isJsonObject(answer.body) ? asEnvelope({ ...answer.body, code: SUCCESS }) : null;
		throw new AkoolFailure({ ...failure, ...answerNaming(read) });
	}
	const results = envelope.all_results ?? [envelope];
	const isSuccess =
		results.some(({ code }) => code === SUCCESS) ||
		(envelope.code === SUCCESS && jobsOf(envelope).length > 0);
	if (isSuccess) return envelope;
	const refused = envelope.code === SUCCESS ? { ...envelope, ...results.at(-1) } : envelope;
	const failure = envelopeFailure(answer.statusCode, refused, retryAfter);
	throw new AkoolFailure({ ...failure, ...answerNaming(envelope) });
}

function answerNaming(envelope: Envelope | null): Pick<Failure, 'answer'> {
	return envelope !== null && namesJob(envelope) ? { answer: envelope } : {};
}

/** The job in an answer about one. Throws {@link AkoolFailure} when there is none. */
export function jobIn({ data }: Envelope): AkoolJob {
	if (!isJsonObject(data)) throw new AkoolFailure(unexpectedData('job'));
	return data;
}

/** The languages in an answer about them. Throws {@link AkoolFailure} when there are none. */
export function languagesIn({ data }: Envelope): JsonObject[] {
	const languages = isJsonObject(data) ? data.lang_list : undefined;
	if (!Array.isArray(languages)) throw new AkoolFailure(unexpectedData('list of languages'));
	return languages.filter(isJsonObject);
}

/** The credit balance in an answer about it. Throws {@link AkoolFailure} when there is none. */
export function creditIn({ data }: Envelope): number {
	const credit = isJsonObject(data) ? asNumber(data.credit) : null;
	if (credit === null) throw new AkoolFailure(unexpectedData('credit balance'));
	return credit;
}

function envelopeFailure(
	statusCode: number,
	envelope: Envelope,
	retryAfter: number | null,
): Failure {
	const failure = refusal(envelope.code, envelope.msg ?? '', retryAfter);
	const results = envelope.all_results ?? [];
	const perLanguage =
		results.length < 2
			? ''
			: ` Language by language: ${results.map(({ code, msg }) => `${code} "${msg}"`).join(', ')}.`;
	const throttled = failure.passing || statusCode === 429;
	const unavailable = statusCode >= 500 && !throttled;
	const isUnknown = unavailable || MAY_HAVE_CREATED.includes(statusCode);
	return {
		...failure,
		description: `${failure.description}${perLanguage}`,
		passing: throttled || unavailable,
		effect: isUnknown ? 'unknown' : 'none',
	};
}

function asEnvelope(body: unknown): Envelope | null {
	if (!isJsonObject(body) || typeof body.code !== 'number') return null;
	const { code, msg, data, all_results: told, ...beside } = body;
	const results = entriesIn(told).flatMap((entry) => asResult(entry) ?? []);
	return {
		code,
		msg: typeof msg === 'string' ? msg : '',
		data,
		...(results.length > 0 ? { all_results: results } : {}),
		...(isJob(beside) ? { beside } : {}),
	};
}

/** The entries of a list, or of an object that names each. */
function entriesIn(told: unknown): unknown[] {
	return typeof told === 'object' && told !== null ? Object.values(told) : [];
}

/** An entry of `all_results`; one without a code counts only for the job that it names. */
function asResult(entry: unknown): Envelope | null {
	if (!isJsonObject(entry) || typeof entry.code === 'number') return asEnvelope(entry);
	const read = asEnvelope({ ...entry, code: SUCCESS });
	return read !== null && namesJob(read) ? read : null;
}

/** Whether it has more of a job than an `_id`, which databases give to whatever they hold. */
function isJob(object: JsonObject): boolean {
	return idOf(object._id) !== null && JOB_KEYS.some((key) => Object.hasOwn(object, key));
}

function excerptOf(body: unknown): string {
	if (body === undefined || body === null) return '';
	const text = typeof body === 'string' ? body : shallowText(body);
	const line = text
		.slice(0, EXCERPT_SOURCE)
		// A tag has no second "<" in it: else each of many would be looked at up to the end.
		.replace(/<[^<>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH)}…` : line;
}

/** JSON of what does not lie too deep: who answers decides how deep a body goes. */
function shallowText(body: unknown): string {
	const depths = new WeakMap<object, number>();
	return JSON.stringify(body, function (this: object, _key, value: unknown) {
		if (typeof value !== 'object' || value === null) return value;
		const depth = 1 + (depths.get(this) ?? 0);
		depths.set(value, depth);
		return depth > EXCERPT_DEPTH ? '…' : value;
	});
}

/** The pause that an answer asks for with `Retry-After`, in seconds; null when it asks for none. */
export function retryAfterSeconds(headers: Record<string, unknown>): number | null {
	const value = headers['retry-after'];
	if (typeof value !== 'string' && typeof value !== 'number') return null;
	const seconds = Number(value);
	if (Number.isFinite(seconds)) return Math.max(0, seconds);
	const date = Date.parse(String(value));
	return Number.isNaN(date) ? null : Math.max(0, (date - Date.now()) / 1000);
}
