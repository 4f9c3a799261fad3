import path from 'node:path';

import { createOne, readAccount } from './account';
import type { LiveAnswer, LiveSettings } from './account';
import { impersonal } from './impersonal';
import { receiveCallbacks } from './receipt';
import { reportOf } from './report';

const NEEDED = `npm run live needs an account of Akool, in the environment:
  AKOOL_API_KEY          the API key (client secret)
  AKOOL_CLIENT_ID        the client ID, to verify it and callbacks (optional)
  AKOOL_VIDEO_MODEL_ID   a job to read (optional)
  AKOOL_BASE_URL         https://openapi.akool.com unless set
With -- --create it makes one job, which costs credits:
  AKOOL_VIDEO_URL        the address of a short video
  AKOOL_CALLBACK_URL     a public address that leads to AKOOL_CALLBACK_PORT here (optional; 8787)
With -- --fixtures FOLDER it writes the answers, everything personal taken out.`;

/** How long callbacks are waited for, in milliseconds. */
const LONGEST = 30 * 60 * 1000;

/** What a run came to. */
export interface LiveResult {
	/** 0 when Akool was asked, whatever differed; 2 when the account is missing. */
	exitCode: 0 | 2;
	/** The report, or what is needed. */
	text: string;
	/** What to write into files, by their paths. */
	files: Record<string, string>;
}

/**
 * Compares what a real account is answered with what is documented.
 *
 * @param argv `--create` makes one job; `--fixtures FOLDER` writes the answers
 * @param longest how long callbacks are waited for, in milliseconds
 * @throws Error when the port for callbacks is taken
 */
export async function runLive(
	argv: string[],
	env: NodeJS.ProcessEnv,
	longest = LONGEST,
): Promise<LiveResult> {
	const settings = settingsFrom(env, argv.includes('--create'));
	const folder = argv.includes('--fixtures') ? argv[argv.indexOf('--fixtures') + 1] : null;
	if (settings === null || folder === undefined) return { exitCode: 2, text: NEEDED, files: {} };
	const port = Number(env.AKOOL_CALLBACK_PORT || 8787);
	const answers = [
		...(await readAccount(settings)),
		...(await createAndReceive(settings, port, longest)),
	];
	const text = reportOf(answers, new Date().toISOString());
	return { exitCode: 0, text, files: folder === null ? {} : fixtures(answers, folder) };
}

function settingsFrom(env: NodeJS.ProcessEnv, create: boolean): LiveSettings | null {
	const { AKOOL_API_KEY: apiKey, AKOOL_VIDEO_URL: videoUrl } = env;
	if (!apiKey || (create && !videoUrl)) return null;
	return {
		baseUrl: env.AKOOL_BASE_URL || 'https://openapi.akool.com',
		apiKey,
		clientId: env.AKOOL_CLIENT_ID || undefined,
		videoModelId: env.AKOOL_VIDEO_MODEL_ID || undefined,
		create:
			create && videoUrl
				? { videoUrl, callbackUrl: env.AKOOL_CALLBACK_URL || undefined }
				: undefined,
	};
}

async function createAndReceive(
	settings: LiveSettings,
	port: number,
	longest: number,
): Promise<LiveAnswer[]> {
	const { apiKey, clientId, create } = settings;
	if (create?.callbackUrl === undefined) return await createOne(settings);
	const secrets = clientId === undefined ? null : { clientId, apiKey };
	const receipt = await receiveCallbacks(port, secrets, longest);
	const created = await createOne(settings);
	const isThere = created.some(({ kind, problem }) => kind === 'created' && problem === null);
	if (!isThere) receipt.stop();
	const received = await receipt.answers;
	return isThere ? [...created, ...received] : created;
}

function fixtures(answers: LiveAnswer[], folder: string): Record<string, string> {
	const good = answers.filter(({ problem }) => problem === null);
	return Object.fromEntries(
		good.map(({ kind, data }) => [
			path.join(folder, `${kind}.json`),
			`${JSON.stringify(impersonal(data), null, '\t')}\n`,
		]),
	);
}
