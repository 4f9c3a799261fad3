import type { IWebhookFunctions } from 'n8n-workflow';

import { isJsonObject } from '../protocol/types';
import { judgeWithCredential } from './credential';
import { withNonceAsSent } from './digits';
import { secretsOf, type CallbackSecrets } from '../protocol/secrets';
import { judgeUnread, verifyCallback, type Verdict, type VerifyOptions } from './verify';

/**
 * Verifies the callback that a node has received. Looks into the credential, which is what costs n8n
 * most, only when there is no way without.
 *
 * @param further judges what else the request says, once its body is verified
 */
export async function judgeCallback(
	host: IWebhookFunctions,
	options: VerifyOptions,
	further: (verdict: Verdict, secrets: CallbackSecrets) => Verdict = (verdict) => verdict,
): Promise<Verdict> {
	const received: unknown = host.getBodyData();
	const body = isJsonObject(received)
		? withNonceAsSent(received, host.getRequestObject().rawBody)
		: received;
	return (
		judgeUnread(body, options) ??
		(await judgeWithCredential(host, (credential) => {
			const secrets = secretsOf(credential);
			const verdict = verifyCallback(body, secrets, options);
			return verdict.ok ? further(verdict, secrets) : verdict;
		}))
	);
}
