import type { CallbackBody } from '../../tools/simulator';
import type { SimulatedAccount } from '../engine/simulation';
import { listen, type Listener } from './listener';

/** Triggers at an account that have Include Video Info on, and what comes to them. */
export function confirmationsAt(account: SimulatedAccount) {
	return {
		/** @param options laid over those of the trigger */
		trigger: (options: object = {}): Listener =>
			listen({
				credential: account.credential,
				parameters: {
					events: ['queueing', 'processing', 'completed', 'failed'],
					options: { includeVideoInfo: true, ...options },
				},
			}),
		callback: (_id: string, status: number): CallbackBody =>
			account.akool.signCallback({ _id, status }),
		/** What Akool was asked, and about which job. */
		reads: () => account.akool.requests.map(({ kind, query }) => [kind, query.video_model_id]),
	};
}
