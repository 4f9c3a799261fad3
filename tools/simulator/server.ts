import type { IncomingMessage, ServerResponse } from 'node:http';

import type { Faults, Strike } from './faults';
import { flagIcon } from './languages';
import type { MediaCut } from './media';
import { mediaFile, mediaPath, sendMedia } from './media';
import { productOf } from './products';
import { isRecord } from './products/checks';
import type { Recorder } from './recorder';
import { BodyTooLarge, readBody, send, sendEnvelope, sendFault, sendNotFound } from './responses';
import { failure, success } from './resultCodes';
import type { ApiRoute, World } from './routes';
import { API_ROUTES, authenticationProblem } from './routes';
import type { Schedule } from './schedule';
import type { Envelope, FaultRule, Job, RecordedRequest } from './types';
import { faultsFromUrl } from './urlCommands';

/** Everything a request may need. */
export interface ServerParts {
	world: World;
	faults: Faults;
	recorder: Recorder;
	schedule: Schedule;
}

const PICTURE_PATH = /^\/(?:flags|pictures)\/([A-Za-z0-9-]+)\.svg$/;

/** Answers one request. Never rejects: a client that goes away is no error. */
export async function handle(
	parts: ServerParts,
	request: IncomingMessage,
	response: ServerResponse,
): Promise<void> {
	response.on('error', () => {});
	const address = addressOf(request);
	const route = API_ROUTES.get(`${request.method} ${address.pathname}`);
	const reading = request.method === 'GET' || request.method === 'HEAD';
	const media = reading ? mediaPath(address.pathname) : null;
	const kind = route?.kind ?? (media === null ? 'other' : 'media');
	const product = route?.product?.name ?? null;
	const recorded = parts.recorder.begin({ kind, product }, address, request, response);
	try {
		const parsable = await readInto(recorded, request);
		if (route !== undefined) await answerApi(parts, route, recorded, parsable, response);
		else if (media !== null) await answerMedia(parts, media, recorded, response);
		else answerOther(address.pathname, recorded, response);
	} catch (error) {
		if (response.headersSent || response.destroyed) response.destroy();
		else send(response, error instanceof BodyTooLarge ? 413 : 500, 'text/plain', String(error));
	}
}

function addressOf({ url = '/' }: IncomingMessage): URL {
	const base = 'http://simulator/';
	return URL.canParse(url, base) ? new URL(url, base) : new URL(base);
}

/** Reads the body into the record; false when there is one that is not JSON. */
async function readInto(recorded: RecordedRequest, request: IncomingMessage): Promise<boolean> {
	const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
	if ((length === undefined || length === '0') && encoding === undefined) return true;
	const text = await readBody(request);
	recorded.body = text;
	try {
		recorded.body = JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

async function answerApi(
	{ world, faults, schedule }: ServerParts,
	route: ApiRoute,
	recorded: RecordedRequest,
	parsable: boolean,
	response: ServerResponse,
): Promise<void> {
	const { options } = world;
	const problem =
		(route.open ? null : authenticationProblem(recorded.headers, options.credential)) ??
		(parsable ? route.problem(recorded, world) : failure(1003, 'the body is not JSON'));
	const strike = strikeApi(world, faults, route, recorded, problem === null);
	const { effect } = strike;
	let intact = problem;
	if (intact === null) {
		const happens =
			effect === null || !route.writes || (effect.code === undefined && effect.createsJob === true);
		intact = happens ? route.answer(recorded, world, strike.refusals) : success(recorded.body);
	}
	// The work comes before the delay: whoever gives up waiting has paid nevertheless.
	const delay = options.latencyMs + strike.latencyMs;
	if (delay > 0) await schedule.pause(delay);
	if (response.destroyed) return;
	let sent: Envelope | null = intact;
	if (effect === null) sendEnvelope(response, intact);
	else sent = sendFault(response, effect, intact);
	recorded.code = sent?.code ?? null;
}

function strikeApi(
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
function jobFacts(job: Job | undefined) {
	if (job === undefined) return { languages: [], urls: [] };
	const urls = [job.url, ...job.sources.map(({ url }) => url)];
	const marks = productOf(job.product).marks?.(job.body) ?? [];
	return { product: job.product, languages: [job.language], urls: [...urls, ...marks] };
}

async function answerMedia(
	{ world, faults, schedule }: ServerParts,
	{ id, suffix }: { id: string; suffix: string },
	recorded: RecordedRequest,
	response: ServerResponse,
): Promise<void> {
	const job = world.jobs.find(id);
	const facts = { kind: 'media' as const, id, ...jobFacts(job), sound: true };
	const { effect, latencyMs } = faults.strike(facts, []);
	if (latencyMs > 0) await schedule.pause(latencyMs);
	if (response.destroyed) return;
	const file = job && mediaFile(job, suffix, world.options.videoBytes);
	const cut = mediaCut(effect);
	if (effect !== null && cut === 'none') sendFault(response, effect, failure(1008));
	else if (file) await sendMedia(response, file, cut, recorded.method === 'HEAD');
	else sendNotFound(response, recorded.path);
}

function mediaCut(effect: FaultRule | null): MediaCut {
	if (effect?.http !== undefined) return 'none';
	if (effect?.truncated) return 'truncated';
	return effect?.cut ? 'connection' : 'none';
}

function answerOther(path: string, { method }: RecordedRequest, response: ServerResponse): void {
	const [, name] = PICTURE_PATH.exec(path) ?? [];
	if (name === undefined || method !== 'GET') sendNotFound(response, `${method} ${path}`);
	else send(response, 200, 'image/svg+xml', flagIcon(name));
}
