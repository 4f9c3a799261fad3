import type { Envelope, Job, ProductName, SimulatorOptions, SourceAddress } from '../types';

/** One thing that Akool makes: how its create call is checked, and what it answers. */
export interface Product {
	name: ProductName;
	/** Path of the create call. */
	path: string;
	/** `type` in its callbacks. */
	callbackType: string;
	/** What is wrong with a body, naming the offending key; null when all is well. */
	problem(body: unknown, options: SimulatorOptions): string | null;
	/** What is particular to each job that a sound body asks for, in its order. */
	jobs(body: Record<string, unknown>): Array<Partial<Job>>;
	/** The answer that refuses one of these jobs alone; null when it can be made. */
	refusal?(part: Partial<Job>, options: SimulatorOptions): Envelope | null;
	/** The files that Akool must fetch for it, as far as the body can be read. */
	sources(body: Record<string, unknown>): SourceAddress[];
	/** Other texts by which a fault may tell its requests apart. */
	marks?(body: Record<string, unknown>): string[];
	/** `data` of the answer to the create call. */
	created(job: Job): Record<string, unknown>;
}

/** The addresses at these keys of a body. */
export function addressesAt(body: Record<string, unknown>, keys: string[]): SourceAddress[] {
	return keys.flatMap((key) => {
		const url = body[key];
		return typeof url === 'string' && url !== '' ? [{ key, url }] : [];
	});
}
