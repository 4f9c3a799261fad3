import type { IDataObject } from 'n8n-workflow';

import vectors from '../fixtures/callbacks.json';

/** A callback that openssl made, and the credential that it was made with. */
export interface Vector {
	credential: { clientId: string; apiKey: string };
	payload: IDataObject;
	body: { signature: string; dataEncrypt: string; timestamp: number; nonce: string | number };
}

/** The fixture whose name begins so. */
export function vector(name: string): Vector {
	const found = vectors.find((candidate) => candidate.name.startsWith(name));
	if (found === undefined) throw new Error(`No callback is called ${name}`);
	const { clientId, apiKey, payload, body } = found;
	return {
		credential: { clientId, apiKey },
		payload: JSON.parse(payload) as IDataObject,
		body,
	};
}

/** A completed job. */
export const COMPLETED = vector('24-byte key');
