import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';

import type { CleanUp } from './cleanUp';
import type { QueuePrograms } from './programs';
import { startService, type Service } from './service';

const HOST = '127.0.0.1';

/** Starts an empty Redis that keeps nothing on disk. */
export async function startRedis(
	{ redisServer }: QueuePrograms,
	port: number,
	logFolder: string,
	cleanUp: CleanUp,
): Promise<Service> {
	const program = {
		command: redisServer,
		args: ['--bind', HOST, '--port', String(port), '--save', '', '--appendonly', 'no'],
		cwd: logFolder,
		stopSignal: 'SIGTERM' as const,
		logFile: path.join(logFolder, 'redis.log'),
	};
	const service = await startService(program, async () => await answersPing(port));
	cleanUp.add(service.stop);
	return service;
}

async function answersPing(port: number): Promise<boolean> {
	const socket = connect(port, HOST);
	try {
		await once(socket, 'connect');
		socket.write('PING\r\n');
		const [answer] = (await once(socket, 'data')) as [Buffer];
		return answer.toString().startsWith('+PONG');
	} catch {
		return false;
	} finally {
		socket.destroy();
	}
}
