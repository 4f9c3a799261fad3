import { randomBytes } from 'node:crypto';

import type { N8nCommand } from './runningN8n';

// n8n reads dozens of variables: what a developer has set for an n8n of their own stays out.
const INHERITED = ['PATH', 'USER', 'LANG', 'TZ', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT'];

/**
 * The environment of one process of n8n that can only be reached from this machine.
 * @param port where it answers; a worker only tells there whether it is ready
 * @param brokerPort where its task runner connects
 */
export function n8nEnvironment(
	command: N8nCommand,
	userFolder: string,
	port: number,
	brokerPort: number,
): Record<string, string> {
	const inherited = INHERITED.map((name) => [name, process.env[name]]).filter(([, value]) => value);
	return {
		...(Object.fromEntries(inherited) as Record<string, string>),
		// n8n keeps a cache in the home folder that two of them at once would spoil.
		HOME: userFolder,
		N8N_USER_FOLDER: userFolder,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		WEBHOOK_URL: `http://127.0.0.1:${port}/`,
		N8N_RUNNERS_ENABLED: 'true',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_SECURE_COOKIE: 'false',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		DB_SQLITE_POOL_SIZE: '2',
		...(command === 'worker' && {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		}),
	};
}
