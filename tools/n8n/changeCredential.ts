import type { N8nClient } from './client';
import { N8nSession } from './session';
import type { CredentialDefinition, SavedCredential } from './types';

/**
 * Saves a credential with other fields, as its form in the editor does.
 * @throws N8nRequestError
 */
export async function changeCredential(
	n8n: N8nClient,
	{ id }: SavedCredential,
	fields: CredentialDefinition,
): Promise<void> {
	await new N8nSession(n8n.key).editor('PATCH', `/credentials/${id}`, fields);
}
