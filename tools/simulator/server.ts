import type { IncomingMessage, ServerResponse } from 'node:http';

import { untilDue, type Faults } from './faults';
import { answerMedia, answerOther, answerSource } from './fileAnswers';
import { mediaPath } from './media';
import type { Recorder } from './recorder';
import { BodyTooLarge, readBody, send, sendEnvelope, sendFault } from './responses';
import { failure, success } from './resultCodes';
import type { ApiRoute, World } from './routes';
import { API_ROUTES, authenticationProblem } from './routes';
import { strikeApi } from './requestFacts';
import type { Schedule } from './schedule';
import type { Sources } from './sources';
import { sourceFile } from './sources/sourceFile';
import type { Throttle } from './throttle';
import type { Envelope, RecordedRequest, SimulatorOptions } from './types';

/** Everything a request may need. */
export interface ServerParts {
	world: World;
	faults: Faults;
	recorder: Recorder;
	schedule: Schedule;
	sources: Sources;
	throttle: Throttle;
}

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
	const source = reading ? sourceFile(address.pathname) : null;
	const kind = route?.kind ?? (media ? 'media' : source ? 'source' : 'other');
	const product = route?.product?.name ?? null;
	const recorded = parts.recorder.begin({ kind, product }, address, request, response);
	try {
		const parsable = await readInto(recorded, request);
		if (route !== undefined) await answerApi(parts, route, recorded, parsable, response);
		else if (media !== null) await answerMedia(parts, media, recorded, response);
		else if (source !== null) await answerSource(parts, source, address, recorded, response);
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
	{ world, faults, schedule, sources, throttle }: ServerParts,
	route: ApiRoute,
	recorded: RecordedRequest,
	parsable: boolean,
	response: ServerResponse,
): Promise<void> {
	const { options } = world;
	const tooMany = throttle.enter(route.writes !== true && route.kind !== 'token', response);
	const malformed =
		(route.open ? null : authenticationProblem(recorded.headers, options.credential)) ??
		(parsable ? route.problem(recorded, world) : failure(1003, 'the body is not JSON'));
	if (tooMany !== null && (tooMany.http !== undefined || malformed === null)) {
		recorded.code = sendFault(response, tooMany, failure(1005))?.code ?? null;
		return;
	}
	const problem = malformed ?? (await sourceProblem(sources, options, route, recorded));
	const strike = strikeApi(world, faults, route, recorded, problem === null);
	const { effect } = strike;
	let intact = problem;
	if (intact === null) {
		const happens =
			effect === null || !route.writes || (effect.code === undefined && effect.createsJob === true);
		intact = happens ? route.answer(recorded, world, strike.refusals) : success(recorded.body);
	}
	// The work comes before the delay: whoever gives up waiting has paid nevertheless.
	await untilDue(strike, schedule, options.latencyMs);
	if (response.destroyed) return;
	let sent: Envelope | null = intact;
	if (effect === null) sendEnvelope(response, intact);
	else sent = sendFault(response, effect, intact);
	recorded.code = sent?.code ?? null;
}

/** 1208 when the simulator looks at sources and one of this create call is no file. */
async function sourceProblem(
	sources: Sources,
	{ checkSourcesAtCreate }: SimulatorOptions,
	{ product }: ApiRoute,
	recorded: RecordedRequest,
): Promise<Envelope | null> {
	if (product === undefined || !checkSourcesAtCreate) return null;
	recorded.sources = await sources.check(product.sources(recorded.body as Record<string, unknown>));
	return recorded.sources.some(({ problem }) => problem !== null) ? failure(1208) : null;
}
