import '../../engine/shortPauses';

import { startBrokenServer, type Break } from '../../../tools/network/brokenServer';
import { runOperation, videos } from '../../engine/operations';

/** Where the connection breaks, what the node says, how many requests reach the server. */
type Case = [Break, string, number];

const BEFORE: Case[] = [
	['closed on connect', 'Akool could not be reached', 0],
	['reset on connect', 'Akool could not be reached', 0],
	['closed in the handshake', 'Akool could not be reached', 0],
	['silent on connect', 'Akool could not be reached', 0],
	['no TLS', 'No secure connection to Akool could be made', 0],
	['handshake refused', 'No secure connection to Akool could be made', 0],
	['expired', 'No secure connection to Akool could be made', 0],
	['self-signed', 'No secure connection to Akool could be made', 0],
];

const AFTER: Case[] = [
	['reset', 'The connection to Akool was cut', 1],
	['closed', 'The connection to Akool was cut', 1],
	['plain text', 'The secure connection to Akool broke', 1],
	['bad record', 'The secure connection to Akool broke', 1],
	['alert', 'The secure connection to Akool broke', 1],
	['half an answer', 'The connection to Akool was cut', 1],
	['no HTTP', "Akool's answer could not be read", 1],
	['silence', 'Akool did not answer in time', 1],
];

const CERTIFICATES: Break[] = ['expired', 'self-signed'];

/** A create over TLS that n8n would run three times, each time with our own repetitions. */
async function create(baseUrl: string, allowUnauthorizedCerts: boolean) {
	const { error } = await runOperation('createTranslation', {
		items: videos(1),
		credential: { baseUrl },
		settings: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
		parameters: { requestOptions: { timeout: 500, allowUnauthorizedCerts } },
	});
	return error;
}

describe.each(['TLSv1.2', 'TLSv1.3'] as const)('a create over %s', (version) => {
	it.each([...BEFORE, ...AFTER])('%s: "%s", and %d requests', async (where, message, requests) => {
		const server = await startBrokenServer(where, version);
		const error = await create(server.url, !CERTIFICATES.includes(where));
		await server.close();
		const lost = ': the translation may or may not have been created';
		expect(error?.message).toBe(requests === 0 ? message : message + lost);
		expect(server.requests).toBe(requests);
		expect(`${error?.message} ${error?.description}`).not.toMatch(/undefined|null|\[object/);
	});
});

it('where nothing listens, nothing was created', async () => {
	const server = await startBrokenServer('silence');
	await server.close();
	const error = await create(server.url, true);
	expect(error?.message).toBe('Akool refused the connection');
});

it('a name that has no address created nothing', async () => {
	const error = await create('https://akool.invalid', true);
	expect(error?.message).toBe('The Akool host was not found');
});
