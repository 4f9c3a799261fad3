import type { Asked } from './jobItem';
import type { ResultCode } from './resultCodes';
import type { JsonObject } from './types';

/** What one item asks of Akool: checked, and ready to be sent. */
export interface JobRequest {
	/** The request's body but for `webhookUrl`, {@link files}, and the parts of {@link Product.several}. */
	body: JsonObject;
	/** Files of the workflow that the body is to have links to. */
	files?: InputFile[];
	/** What tells the files apart; a job is remembered by this, and never by a link. */
	fileKeys?: string[];
	/** What the files are called in n8n's log. */
	fileNames?: string[];
	/** What the source is called in n8n's log, where it is neither a file nor an address. */
	source?: string;
	/** Where Akool reports each change; a job is never remembered by it. */
	webhookUrl?: string;
	/** What the webhook URL is to carry, signed, so that it comes back with each callback. */
	reference?: string;
	/** What tells the jobs of the call apart, each once and in the order asked for. */
	parts: string[];
	/** What the items of its jobs say where Akool's answer does not. */
	asked: Asked;
}

/** What Akool takes a file for. */
export type FileKind = 'audio' | 'image' | 'video';

/** A file of the item in place of a URL. Plain JSON, because it may be kept with an execution. */
export interface InputFile {
	/** What it is called within a sentence that begins with it, such as "Video". */
	label: string;
	/** The kinds of file that make sense there. */
	kinds: FileKind[];
	/** The name of the item's binary field. */
	field: string;
	/** Where its link goes in the body, such as `['elements', 0, 'url']`. */
	path: Array<string | number>;
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
	/** What Akool's result codes mean for a create call, where that is not what they mean for a translation. */
	codes?: Readonly<Record<number, ResultCode>>;
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

/** The request of a product that makes one job of each call. */
export function oneJob(
	body: JsonObject,
	files: InputFile[],
	callback: Pick<JobRequest, 'webhookUrl' | 'reference'>,
): JobRequest {
	return {
		body,
		...(files.length === 0 ? {} : { files }),
		...callback,
		parts: [...ONE_JOB],
		asked: {},
	};
}

const FURTHER = 'further job ';

/** Stands for a part where Akool created a job that nothing asked for. */
export function furtherPart(id: unknown): string {
	return `${FURTHER}${String(id)}`;
}

/** Tells whether a part is that of a job that nothing asked for. */
export function isFurtherPart(part: string): boolean {
	return part.startsWith(FURTHER);
}

/** The request's body for some of its parts, without links to files. */
export function bodyFor({ several }: Product, { body }: JobRequest, parts: string[]): JsonObject {
	return several === undefined ? { ...body } : { ...body, [several.key]: parts.join(',') };
}

/** The same body with a value at a path, whose steps but the last are there. */
export function withValueAt<Part>(
	part: Part,
	[step, ...rest]: Array<string | number>,
	value: unknown,
): Part {
	if (step === undefined) return value as Part;
	const copy = (Array.isArray(part) ? [...(part as unknown[])] : { ...part }) as JsonObject;
	copy[step] = withValueAt(copy[step], rest, value);
	return copy as Part;
}

/** What was asked for with one part of a request. */
export function askedFor(
	{ several }: Pick<Product, 'several'>,
	{ asked }: Pick<JobRequest, 'asked'>,
	part: string,
): Asked {
	return several === undefined || isFurtherPart(part) ? asked : { ...asked, [several.key]: part };
}
