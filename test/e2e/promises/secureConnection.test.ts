import {
	startBrokenServer,
	type Break,
	type BrokenServer,
} from '../../../tools/network/brokenServer';
import { akoolCredential } from '../../../tools/n8n/akoolCredential';
import { n8nLine } from '../../../tools/n8n/versions';
import { complaintOf, runNode, startOwnWorld } from '../faults/fault';

/** What breaks before a byte of the request has left n8n … */
const BEFORE: Break[] = ['expired', 'self-signed'];
/** … also without a code of its own: of the error that is the proof, n8n 1.x keeps nothing. */
const IN_THE_HANDSHAKE: Break[] = ['no TLS', 'handshake refused'];
/** … and what breaks when the other side has all of it. */
const AFTER: Break[] = ['plain text', 'bad record', 'alert'];

const NOT_MADE = 'No secure connection to Akool could be made';
const BROKEN =
	'The secure connection to Akool broke: the translation may or may not have been created';
const IN_DOUBT = n8nLine().name === '1.x' ? BROKEN : NOT_MADE;

const CASES = [
	...BEFORE.map((where) => ({ where, requests: 0, message: NOT_MADE })),
	...IN_THE_HANDSHAKE.map((where) => ({ where, requests: 0, message: IN_DOUBT })),
	...AFTER.map((where) => ({ where, requests: 1, message: BROKEN })),
];

const servers: BrokenServer[] = [];

afterAll(async () => await Promise.all(servers.map(async (server) => await server.close())));

describe.each(['createTranslation', 'createAndWait'])('%s over TLS', (operation) => {
	it.concurrent.each(CASES)(
		'$where: Akool gets $requests requests, with Retry On Fail, too',
		async ({ where, requests, message }) => {
			const { n8n, akool } = await startOwnWorld();
			const server = await startBrokenServer(where);
			servers.push(server);
			const credential = await n8n.createCredential(
				akoolCredential(akool, { baseUrl: server.url }),
			);
			const failed = await runNode(
				{ n8n, akool, credential },
				[0],
				{
					operation,
					waitMode: 'polling',
					requestOptions: { allowUnauthorizedCerts: requests > 0 },
				},
				{ retryOnFail: true, maxTries: 3, waitBetweenTries: 10 },
			);
			expect(complaintOf(failed)).toMatchObject({ status: 'error', message });
			expect(server.requests).toBe(requests);
		},
	);
});
