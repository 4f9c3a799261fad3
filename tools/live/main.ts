import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';

import { askAkool } from './account';
import type { LiveAnswer, LiveSettings } from './account';
import { impersonal } from './impersonal';
import { reportOf } from './report';

const NEEDED = `npm run live needs an account of Akool, in the environment:
  AKOOL_API_KEY          the API key (client secret)
  AKOOL_VIDEO_MODEL_ID   a job to read (optional)
  AKOOL_BASE_URL         https://openapi.akool.com unless set
With --create it makes one job, which costs credits:
  AKOOL_VIDEO_URL        the address of a short video
  AKOOL_CALLBACK_URL     a public address that leads to AKOOL_CALLBACK_PORT here (optional; 8787)
With --fixtures FOLDER it writes the answers, everything personal taken out.`;

/** How long a callback is waited for. */
const LONGEST_MS = 30 * 60 * 1000;

function settingsFrom(env: NodeJS.ProcessEnv, create: boolean): LiveSettings | null {
	const { AKOOL_API_KEY: apiKey, AKOOL_VIDEO_URL: videoUrl } = env;
	if (!apiKey || (create && !videoUrl)) return null;
	return {
		baseUrl: env.AKOOL_BASE_URL || 'https://openapi.akool.com',
		apiKey,
		videoModelId: env.AKOOL_VIDEO_MODEL_ID || undefined,
		create: create && videoUrl ? { videoUrl, callbackUrl: env.AKOOL_CALLBACK_URL } : undefined,
	};
}

async function callback(port: number): Promise<LiveAnswer> {
	return await new Promise((resolve) => {
		const done = (answer: LiveAnswer) => {
			server.close();
			server.closeAllConnections();
			clearTimeout(timer);
			resolve(answer);
		};
		const server = createServer(async (request, response) => {
			let text = '';
			for await (const chunk of request) text += String(chunk);
			response.end('{}', () => done({ kind: 'callback', data: parsed(text), problem: null }));
		}).listen(port);
		const late = { kind: 'callback' as const, data: null, problem: 'no callback came' };
		const timer = setTimeout(() => done(late), LONGEST_MS);
	});
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

async function main(): Promise<void> {
	const { argv, env } = process;
	const settings = settingsFrom(env, argv.includes('--create'));
	if (settings === null) {
		console.error(NEEDED);
		process.exitCode = 2;
		return;
	}
	const listening = settings.create?.callbackUrl
		? callback(Number(env.AKOOL_CALLBACK_PORT ?? 8787))
		: undefined;
	const answers = await askAkool(settings);
	if (listening !== undefined) answers.push(await listening);
	console.log(reportOf(answers, new Date().toISOString()));

	const folder = argv[argv.indexOf('--fixtures') + 1];
	if (!argv.includes('--fixtures') || folder === undefined) return;
	mkdirSync(folder, { recursive: true });
	for (const { kind, data } of answers) {
		const text = `${JSON.stringify(impersonal(data), null, '\t')}\n`;
		writeFileSync(path.join(folder, `${kind}.json`), text);
	}
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
