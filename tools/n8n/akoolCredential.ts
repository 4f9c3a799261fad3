import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { AkoolSimulator } from '../simulator';
import type { CredentialDefinition } from './types';

/** The credential with which our nodes reach a simulator, with some fields filled in otherwise. */
export function akoolCredential(
	{ url, credential }: Pick<AkoolSimulator, 'url' | 'credential'>,
	fields: ICredentialDataDecryptedObject = {},
): CredentialDefinition {
	return {
		name: 'Akool account',
		type: 'akoolApi',
		data: { authentication: 'apiKey', ...credential, baseUrl: url, ...fields },
	};
}
