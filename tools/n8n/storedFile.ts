import { createHash } from 'node:crypto';

import type { IBinaryData } from 'n8n-workflow';

import type { SessionKey } from './session';

/** By what a file is known again. */
export interface Digest {
	bytes: number;
	/** In hexadecimal. */
	sha256: string;
}

/** Of what is in memory. */
export function digestOfContent(content: Uint8Array): Digest {
	return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

/**
 * Reads a file back from n8n's binary store, as the editor does.
 * @throws Error when n8n does not have it
 */
export async function digestOfStored(
	{ url, headers }: SessionKey,
	file: IBinaryData | undefined,
): Promise<Digest> {
	const query = new URLSearchParams({ id: file?.id ?? '', action: 'download' });
	return await digestOf(`${url}/rest/binary-data?${query}`, headers);
}

/**
 * Reads what an address serves.
 * @throws Error when it serves nothing
 */
export async function digestOf(url: string, headers: Record<string, string> = {}): Promise<Digest> {
	const response = await fetch(url, { headers });
	if (!response.ok || !response.body) throw new Error(`${url} answers ${response.status}.`);
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const chunk of response.body) {
		bytes += chunk.length;
		hash.update(chunk);
	}
	return { bytes, sha256: hash.digest('hex') };
}
