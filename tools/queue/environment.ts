import { randomBytes } from 'node:crypto';

import { POSTGRES_USER } from './postgres';

const HOST = '127.0.0.1';

/**
 * What all processes of an n8n in queue mode have in common.
 *
 * A worker that has died is noticed in 20 seconds rather than in a minute and a half. Binary data are
 * where n8n puts them by itself in this mode. Expressions are set up as docs/troubleshooting.md
 * advises where many callbacks come.
 */
export function queueEnvironment(
	redisPort: number,
	postgresPort: number,
	webhookPort: number,
): Record<string, string> {
	return {
		EXECUTIONS_MODE: 'queue',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		WEBHOOK_URL: `http://${HOST}:${webhookPort}/`,
		QUEUE_BULL_REDIS_HOST: HOST,
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		// As docs/failures.md advises for n8n 1.x; n8n 2 knows nothing else.
		QUEUE_WORKER_MAX_STALLED_COUNT: '0',
		QUEUE_WORKER_LOCK_DURATION: '15000',
		QUEUE_WORKER_LOCK_RENEW_TIME: '2000',
		QUEUE_WORKER_STALLED_INTERVAL: '3000',
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		N8N_EXPRESSION_ENGINE_COMPILE_CACHE: 'true',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: HOST,
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: POSTGRES_USER,
	};
}
