import { rm } from 'node:fs/promises';
import path from 'node:path';

import { startPrivateN8n, type PrivateN8n } from '../../e2e/privateN8n';
import { e2eLog } from '../../e2e/sharedN8n';
import { REPOSITORY } from '../../folders';
import { akoolCredential } from '../../n8n/akoolCredential';
import type { SavedCredential } from '../../n8n/types';
import { startSimulator, type AkoolSimulator } from '../../simulator';

/** A real n8n with the package, a simulated Akool whose jobs move by hand, and a credential for it. */
export interface Stage extends Omit<PrivateN8n, 'end'> {
	akool: AkoolSimulator;
	credential: SavedCredential;
	/** Bytes of the videos that the simulator serves. */
	videoBytes: number;
}

/** Where profiles of n8n go. */
export const PROFILES = path.join(REPOSITORY, 'artifacts/bench/profiles');

/** Never runs out. */
const CREDIT = 1_000_000_000;

/** Sets up stages and takes them down. */
export class Stages {
	private readonly open = new Map<string, { stage: Stage; n8n: PrivateN8n }>();

	/**
	 * @param shared whether benchmarks with the same needs share a stage, which saves the start of n8n
	 * @param videoBytes the size of the videos that the simulators serve
	 * @param profiled whether each n8n writes a profile of its processor time when it ends
	 */
	constructor(
		private readonly shared: boolean,
		private readonly videoBytes: number,
		private readonly profiled: boolean,
	) {}

	/** The process id of a stage's n8n. @throws Error when it does not run */
	static pid({ server }: Pick<Stage, 'server'>): number {
		if (server.pid === null) throw new Error(`n8n is not running; its log: ${server.logFile}`);
		return server.pid;
	}

	/**
	 * Does a task with a stage of its own, or with one that others use, too.
	 * @param env added to n8n's environment
	 */
	async with<T>(
		name: string,
		env: Record<string, string>,
		task: (stage: Stage) => Promise<T>,
	): Promise<T> {
		const key = this.shared ? JSON.stringify(env) : name;
		const stage = this.open.get(key)?.stage ?? (await this.start(key, name, env));
		try {
			return await task(stage);
		} finally {
			if (!this.shared) await this.end(key);
		}
	}

	/** Takes down what is still there. */
	async endAll(): Promise<void> {
		for (const key of [...this.open.keys()]) await this.end(key);
	}

	private async start(key: string, name: string, env: Record<string, string>): Promise<Stage> {
		const { videoBytes } = this;
		const log = `bench-${name}`;
		await rm(e2eLog(log), { force: true });
		const profile = { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${path.join(PROFILES, name)}` };
		const n8n = await startPrivateN8n(log, { ...env, ...(this.profiled ? profile : {}) });
		const akool = await startSimulator({ stepMs: Infinity, videoBytes, credit: CREDIT });
		const credential = await n8n.n8n.createCredential(akoolCredential(akool));
		const stage: Stage = { server: n8n.server, n8n: n8n.n8n, akool, credential, videoBytes };
		this.open.set(key, { stage, n8n });
		return stage;
	}

	private async end(key: string): Promise<void> {
		const found = this.open.get(key);
		if (!found) return;
		this.open.delete(key);
		await found.stage.akool.close();
		await found.n8n.end();
	}
}
