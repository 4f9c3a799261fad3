import type { Asked } from './jobItem';
import type { JsonObject } from './types';

/** What one item asks of Akool: checked, and ready to be sent. */
export interface JobRequest {
	/** The request's body but for `webhookUrl`, and for the parts of {@link Product.several}. */
	body: JsonObject;
	/** Where Akool reports each change; a job is never remembered by it. */
	webhookUrl?: string;
	/** What tells the jobs of the call apart, each once and in the order asked for. */
	parts: string[];
	/** What the items of its jobs say where Akool's answer does not. */
	asked: Asked;
}

/**
 * One kind of paid job that Akool makes: all that is to be known of it to create its jobs, to
 * remember them, to wait for them and to put them out.
 */
export interface Product {
	/** What one job is called within a sentence, such as "translation". */
	noun: string;
	/** Path of the create call, relative to the credential's base URL. */
	path: string;
	/**
	 * Maps the node's parameters, expressions resolved, to what is asked of Akool. Only what the user
	 * set is sent.
	 *
	 * @throws {InvalidParameter} naming the first field that is wrong
	 */
	request(parameters: JsonObject): JobRequest;
	/** Only where one call creates several jobs, one for each part. */
	several?: SeveralJobs;
}

/** How the jobs of one call are told apart. */
export interface SeveralJobs {
	/** The key that holds the parts, comma-separated, in the request, and the part in each answer. */
	key: keyof Asked & string;
	/** The key under which Create and Wait lists all jobs of an item. */
	list: string;
}

/** The only part of a call that creates one job. */
export const ONE_JOB: readonly string[] = [''];

const FURTHER = 'further job ';

/** Stands for a part where Akool created a job that nothing asked for. */
export function furtherPart(id: unknown): string {
	return `${FURTHER}${String(id)}`;
}

/** Tells whether a part is that of a job that nothing asked for. */
export function isFurtherPart(part: string): boolean {
	return part.startsWith(FURTHER);
}

/** The request's body for some of its parts. */
export function bodyFor({ several }: Product, { body }: JobRequest, parts: string[]): JsonObject {
	return several === undefined ? { ...body } : { ...body, [several.key]: parts.join(',') };
}

/** What was asked for with one part of a request. */
export function askedFor(
	{ several }: Pick<Product, 'several'>,
	{ asked }: Pick<JobRequest, 'asked'>,
	part: string,
): Asked {
	return several === undefined || isFurtherPart(part) ? asked : { ...asked, [several.key]: part };
}
