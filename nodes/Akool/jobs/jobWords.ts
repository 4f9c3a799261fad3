import type { INode } from 'n8n-workflow';

import type { Failure } from '../protocol/failure';
import type { JobRequest, Product } from '../protocol/product';
import type { JsonObject } from '../protocol/types';
import { apiError, type NodeError } from '../requests/apiError';
import type { JobOfItem } from './jobMemory';

/** How the user tells a job: by its item, and by its part where a call has several. */
export function jobName(itemIndex: number, part: string): string {
	return part === '' ? `item ${itemIndex}` : `item ${itemIndex}, ${part}`;
}

/** The error of an item whose create call may have created its jobs, or not. */
export function unansweredError(
	node: INode,
	{ noun }: Product,
	failure: Failure,
	itemIndex: number,
): NodeError {
	return apiError(
		node,
		{
			...failure,
			message: `${failure.message}: the ${noun} may or may not have been created`,
			description: `It was not sent again, because a job that exists would be paid twice. Look for it in your Akool account; if it is not there, run the workflow anew. ${failure.description}`,
		},
		itemIndex,
	);
}

/**
 * Adds to an error the jobs that exist though the node run has failed.
 *
 * @param onlyItem the item of the error, when the other items go on: then their jobs come out
 */
export function addJobsThatExist(error: NodeError, jobs: JobOfItem[], onlyItem?: number): void {
	const known = jobs.filter(
		({ itemIndex, outcome }) =>
			onlyItem === undefined || (onlyItem === itemIndex && outcome.outcome === 'created'),
	);
	if (known.length === 0) return;
	const list = known.map(({ itemIndex, outcome }) => {
		const id = outcome.outcome === 'created' ? String(outcome.job._id) : 'outcome unknown';
		return `${jobName(itemIndex, outcome.part)}: ${id}`;
	});
	error.description =
		`${error.description ?? ''} Jobs already created in this run, which go on at Akool: ${list.join('; ')}.`.trim();
}

/** What a log may tell of the source: its address without the query, which may hold secrets, or its name. */
export function sourceName({ body, fileNames = [], source }: JobRequest): string {
	if (fileNames.length > 0) return fileNames.map((name) => `the file "${name}"`).join(' and ');
	if (source !== undefined) return source;
	const address = firstAddress(body);
	if (address === undefined) return 'no address';
	const { origin, pathname } = new URL(address);
	return `${origin}${pathname}`;
}

function firstAddress(body: JsonObject): string | undefined {
	const values: unknown[] = [body];
	for (const value of values) {
		if (typeof value === 'object' && value !== null) values.push(...Object.values(value));
		else if (typeof value === 'string' && /^https?:/i.test(value) && URL.canParse(value)) {
			return value;
		}
	}
	return undefined;
}
