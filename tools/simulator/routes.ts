import type { IncomingHttpHeaders } from 'node:http';

import { infoData } from './jobAnswers';
import type { Jobs } from './jobs';
import { avatarsAnswer, avatarsProblem } from './lists/avatars';
import { voicesAnswer, voicesProblem } from './lists/voices';
import { PRODUCTS } from './products';
import type { Product } from './products';
import { createJobs } from './products/createJobs';
import { failure, success } from './resultCodes';
import type {
	Envelope,
	FaultKind,
	RecordedRequest,
	SimulatedCredential,
	SimulatorOptions,
} from './types';

/** What the routes work on. */
export interface World {
	options: SimulatorOptions;
	jobs: Jobs;
	/** Where the simulator is reached. */
	origin: string;
	/** How many create calls were carried out. */
	creates: number;
}

/** One operation of the API. */
export interface ApiRoute {
	kind: Exclude<FaultKind, 'media' | 'source'>;
	/** What a create call makes. */
	product?: Product;
	/** Needs no authentication. */
	open?: boolean;
	/** Whether it changes anything: then a fault decides whether it is carried out. */
	writes?: boolean;
	/** The answer to a request that is malformed; null for a well-formed one. */
	problem: (request: RecordedRequest, world: World) => Envelope | null;
	/** Carries out a well-formed request. */
	answer: (request: RecordedRequest, world: World, refusals: Map<string, Envelope>) => Envelope;
}

function tokenProblem({ body }: RecordedRequest, { options }: World): Envelope | null {
	const { clientId, clientSecret } = (body ?? {}) as Record<string, unknown>;
	if (typeof clientId !== 'string' || clientId === '') {
		return failure(1003, 'parameter clientId: is required');
	}
	if (typeof clientSecret !== 'string' || clientSecret === '') {
		return failure(1003, 'parameter clientSecret: is required');
	}
	const { credential } = options;
	const right = clientId === credential.clientId && clientSecret === credential.apiKey;
	return right ? null : failure(1101);
}

const none = () => null;

function createRoute(product: Product): ApiRoute {
	return {
		kind: 'create',
		product,
		writes: true,
		problem: ({ headers, body }, { options }) => {
			const wrong = /^application\/json\b/i.test(headers['content-type'] ?? '')
				? product.problem(body, options)
				: 'the content-type must be application/json';
			return wrong === null ? null : failure(1003, wrong);
		},
		answer: ({ body }, world, refusals) => {
			const { jobs, options } = world;
			const call = world.creates++;
			return createJobs(product, body as Record<string, unknown>, call, refusals, jobs, options);
		},
	};
}

/** The operations by method and path. */
export const API_ROUTES = new Map<string, ApiRoute>([
	[
		'POST /api/open/v3/getToken',
		{
			kind: 'token',
			open: true,
			problem: tokenProblem,
			answer: (_request, { options }) => ({ code: 1000, token: options.credential.apiToken }),
		},
	],
	[
		'GET /api/open/v3/language/list',
		{
			kind: 'languages',
			problem: none,
			answer: (_request, { options }) => success({ lang_list: options.languages }),
		},
	],
	[
		'GET /api/open/v3/faceswap/quota/info',
		{
			kind: 'credit',
			problem: none,
			answer: (_request, { jobs }) => success({ credit: jobs.credit }),
		},
	],
	[
		'GET /api/open/v3/avatar/list',
		{
			kind: 'avatars',
			problem: ({ query }) => avatarsProblem(query),
			answer: ({ query }, { options }) => avatarsAnswer(query, options),
		},
	],
	[
		'GET /api/open/v4/voice/list',
		{
			kind: 'voices',
			problem: ({ query }) => voicesProblem(query),
			answer: ({ query }, { options }) => voicesAnswer(query, options),
		},
	],
	[
		'GET /api/open/v3/content/video/infobymodelid',
		{
			kind: 'info',
			problem: ({ query }) =>
				query.video_model_id ? null : failure(1003, 'parameter video_model_id: is required'),
			answer: ({ query }, { jobs, origin }) => {
				const job = jobs.find(query.video_model_id ?? '');
				return job === undefined ? failure(1008) : success(infoData(job, origin));
			},
		},
	],
	...PRODUCTS.map((product): [string, ApiRoute] => [`POST ${product.path}`, createRoute(product)]),
]);

/** 1102 without authentication, 1101 with a wrong one, null with a right one. */
export function authenticationProblem(
	headers: IncomingHttpHeaders,
	credential: SimulatedCredential,
): Envelope | null {
	const { authorization } = headers;
	const key = headers['x-api-key'];
	if (authorization) {
		return authorization === `Bearer ${credential.apiToken}` ? null : failure(1101);
	}
	if (key) return key === credential.apiKey ? null : failure(1101);
	return failure(1102);
}
