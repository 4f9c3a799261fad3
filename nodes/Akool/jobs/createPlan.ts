import { withReference } from '../callback/reference';
import { secretsOf } from '../protocol/secrets';
import { fileKey, requireStored, sourceFile, type SourceFile } from '../media/sourceFile';
import { linkAdvice } from '../media/sourceLink';
import { InvalidParameter } from '../protocol/invalidParameter';
import type { JobRequest } from '../protocol/product';
import { isUnreadable } from '../protocol/resultCodes';
import type { AkoolCredential } from '../protocol/types';
import { asNodeError, failureOf, type NodeError } from '../requests/apiError';
import { Limiter } from '../requests/limiter';
import type { RunHost } from '../requests/runHost';

/** What one item is going to ask of Akool, and the files that it needs links to. */
export interface ItemPlan {
	request: JobRequest;
	files: SourceFile[];
	/** Whether its jobs come out as simplified job items. */
	simplify: boolean;
}

/** The plan of one item, or why it cannot be sent. */
export type Plan = ItemPlan | { error: NodeError };

/** At most so many files are looked for in n8n's store at once. */
const MOST_LOOKS = 25;

/**
 * The same plans with what only n8n knows: whether the files can be linked to, and the signatures
 * of references. Nothing is sent, copied or linked to yet. The credential is loaded at most once.
 *
 * @param linkLifetime how long links are to work; in milliseconds
 * @param isDone tells whether nothing of a request is left to be sent
 */
export async function completePlans(
	host: RunHost,
	plans: Plan[],
	linkLifetime: number,
	isDone: (itemIndex: number, request: JobRequest) => boolean,
): Promise<Plan[]> {
	const looks = new Limiter(MOST_LOOKS);
	let credential: Promise<AkoolCredential> | undefined;
	const loadKey = async (): Promise<string> => {
		credential ??= host.getCredentials<AkoolCredential>('akoolApi');
		return secretsOf(await credential).apiKey;
	};
	const completed = async (plan: Plan, itemIndex: number): Promise<Plan> => {
		if ('error' in plan) return plan;
		try {
			const { request, files } = withFoundFiles(host, plan.request, itemIndex, linkLifetime);
			const { simplify } = plan;
			// A file whose jobs exist is not needed any more, and may be gone.
			if (!isDone(itemIndex, request)) for (const file of files) await requireStored(host, file);
			return { files, simplify, request: await withSignedReference(request, loadKey) };
		} catch (error) {
			return { error: asNodeError(host.getNode(), error, itemIndex) };
		}
	};
	return await Promise.all(
		plans.map(async (plan, item) => await looks.run(async () => await completed(plan, item))),
	);
}

function withFoundFiles(
	host: RunHost,
	request: JobRequest,
	itemIndex: number,
	linkLifetime: number,
): Pick<ItemPlan, 'request' | 'files'> {
	const files = (request.files ?? []).map((input) => sourceFile(host, input, itemIndex));
	if (files.length === 0) return { request, files };
	const failureAdvice = linkAdvice(host, files, linkLifetime);
	const asked = { ...request.asked, failureAdvice };
	const fileNames = files.map(({ name }) => name);
	return { request: { ...request, asked, fileNames, fileKeys: files.map(fileKey) }, files };
}

async function withSignedReference(
	request: JobRequest,
	loadKey: () => Promise<string>,
): Promise<JobRequest> {
	const { reference, webhookUrl } = request;
	if (reference === undefined || webhookUrl === undefined) return request;
	const apiKey = await loadKey();
	if (apiKey === '') {
		throw new InvalidParameter(
			'Reference needs the API Key (Client Secret) of the Akool API credential',
			'The reference is signed with it, so that nobody can forge one: fill it in, or remove the reference.',
		);
	}
	return { ...request, webhookUrl: withReference(webhookUrl, reference, apiKey) };
}

/** Adds to the error of an item why Akool may not have been able to fetch its file. */
export function addLinkAdvice(error: NodeError, plan: Plan | undefined): NodeError {
	if (plan === undefined || 'error' in plan || !isUnreadable(failureOf(error)?.code)) return error;
	const { failureAdvice } = plan.request.asked;
	if (failureAdvice !== undefined)
		error.description = `${error.description ?? ''} ${failureAdvice}`.trim();
	return error;
}
