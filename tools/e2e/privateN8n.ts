import { rm } from 'node:fs/promises';

import { N8nClient } from '../n8n/client';
import { userFolderWithPackage } from '../n8n/pack';
import { startN8n } from '../n8n/start';
import type { RunningN8n } from '../n8n/start';
import { e2eLog } from './sharedN8n';

/** An n8n that only one test file or benchmark uses, because it is killed or measured there. */
export interface PrivateN8n {
	server: RunningN8n;
	n8n: N8nClient;
	/** Stops it and removes its files. */
	end(): Promise<void>;
}

/**
 * Starts an n8n with the package as npm would publish it. Files are kept on disk, as is the default
 * of n8n 2.
 * @param name tells its log from that of others
 * @param env environment variables beside those that the harness sets
 * @param line of n8n's releases; by default what N8N_LINE says
 */
export async function startPrivateN8n(
	name: string,
	env: Record<string, string> = {},
	line?: string,
): Promise<PrivateN8n> {
	const server = await startN8n({
		...(line === undefined ? {} : { line }),
		userFolder: await userFolderWithPackage(),
		logFile: e2eLog(name),
		env: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', ...env },
	});
	return {
		server,
		n8n: await N8nClient.connect(server.url),
		end: async () => {
			await server.stop();
			await rm(server.userFolder, { recursive: true, force: true });
		},
	};
}
