import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { changeCredential } from '../../../tools/n8n/changeCredential';
import type { Execution } from '../../../tools/n8n/execution';
import { withNode } from '../../../tools/n8n/workflowFile';
import { retryExecution } from '../../../tools/n8n/retryExecution';
import type { FaultKind, FaultRule, SimulatorOptions } from '../../../tools/simulator';
import { TRANSLATE_AND_WAIT, WAITER, createWaiter, type Place } from '../waiter';
import { startWorld, type World } from '../world';

/** What may go wrong between n8n and Akool, and what the user reads of it. */
export interface Fault {
	name: string;
	/** What the simulator does … */
	rule?: Partial<FaultRule>;
	/** … or the address of Akool in the credential. */
	baseUrl?: string;
	message: string;
	/** Part of the description. */
	detail: string;
	/** How many requests a read takes before it gives up. */
	requests: number;
	/** Whether a create that met it may have created something. */
	effect: 'none' | 'unknown';
	/** Request Options of the node. */
	requestOptions?: INodeParameters;
}

/** Faults of a connection, or of what answers at its end. */
export const ANSWER_FAULTS: Fault[] = [
	{
		name: 'HTTP 502',
		rule: { http: 502 },
		message: 'The Akool service is not available',
		detail: 'Try again later. HTTP status 502. The answer began with: 502',
		requests: 4,
		effect: 'unknown',
	},
	{
		name: 'an HTML page with HTTP 200',
		rule: { html: true },
		message: "The answer is not in Akool's format",
		detail: 'a proxy may have answered in place of Akool. HTTP status 200.',
		requests: 1,
		effect: 'unknown',
	},
	{
		name: 'no answer until the timeout',
		rule: { hang: true },
		message: 'Akool did not answer in time',
		detail: 'raise the timeout in the Request Options of the node. ECONNABORTED.',
		requests: 4,
		effect: 'unknown',
		// Good answers must keep to it, too, however busy n8n is.
		requestOptions: { timeout: 5000 },
	},
	{
		name: 'a cut connection',
		rule: { cut: true },
		message: 'The connection to Akool was cut',
		detail: 'Try again later, or raise the timeout in the Request Options of the node. ECONNRESET.',
		requests: 4,
		effect: 'unknown',
	},
];

/** Faults with which nothing reaches Akool. */
export const ADDRESS_FAULTS: Fault[] = [
	{
		name: 'a host that is not found',
		baseUrl: 'http://akool.invalid',
		message: 'The Akool host was not found',
		detail: 'Check the Base URL of the Akool API credential and the network of n8n.',
		requests: 0,
		effect: 'none',
	},
	{
		name: 'a refused connection',
		baseUrl: 'http://127.0.0.1:1',
		message: 'Akool refused the connection',
		detail: 'Check the Base URL of the Akool API credential and the network of n8n. ECONNREFUSED.',
		requests: 0,
		effect: 'none',
	},
];

export const FAULTS = [...ANSWER_FAULTS, ...ADDRESS_FAULTS];

/** For an Akool that repeats a callback until a changed credential counts, 10 seconds later. */
export const LONGER_THAN_A_CREDENTIAL_IS_KEPT: Partial<SimulatorOptions> = {
	stepMs: Infinity,
	callbackTries: Infinity,
};

const worlds: World[] = [];

afterAll(async () => await Promise.all(worlds.map(async ({ akool }) => await akool.close())));

/** A world for one of several tests that run at the same time; it ends with the file. */
export async function startOwnWorld(options?: Partial<SimulatorOptions>): Promise<World> {
	const world = await startWorld(options);
	worlds.push(world);
	return world;
}

/** Lets a fault befall all requests of a kind; gives what ends it. */
export async function begin(
	{ rule, baseUrl }: Fault,
	{ n8n, akool, credential }: Place,
	kind: FaultKind,
	narrowed: Partial<FaultRule> = {},
): Promise<() => Promise<void>> {
	if (baseUrl === undefined) {
		const end = akool.fault({ kind, ...rule, ...narrowed });
		return async () => end();
	}
	await changeCredential(n8n, credential, akoolCredential(akool, { baseUrl }));
	return async () => await changeCredential(n8n, credential, akoolCredential(akool));
}

/** What one item is made of: `$json.number`, or the whole of `$json`. */
export type ItemValue = string | number | IDataObject;

/** Runs our node with one item for each value. */
export async function runNode(
	place: Place,
	values: ItemValue[],
	parameters: INode['parameters'],
	settings: Partial<INode> = {},
): Promise<Execution> {
	const { n8n } = place;
	return await n8n.waitForExecution(await startNode(place, values, parameters, settings));
}

/** Starts our node with one item for each value; gives the execution's id. */
export async function startNode(
	place: Place,
	values: ItemValue[],
	parameters: INode['parameters'],
	settings: Partial<INode> = {},
): Promise<string> {
	const jsonOutput = JSON.stringify({ number: values });
	const withValues = withNode(TRANSLATE_AND_WAIT, 'Videos', { parameters: { jsonOutput } });
	const workflow = await createWaiter(place, parameters, withNode(withValues, WAITER, settings));
	return await place.n8n.runManually(workflow.id, 'Start');
}

/** Presses "Retry" of a failed execution; gives the new one when it has ended. */
export async function retry({ n8n }: Place, failed: Execution): Promise<Execution> {
	return await n8n.waitForExecution(await retryExecution(n8n, failed.id, 'original'));
}

/** What the user reads of a failed execution. */
export function complaintOf(execution: Execution) {
	const { message = '', description = '' } = execution.data.resultData.error ?? {};
	return { status: execution.status, message, description: description ?? '' };
}
