import { execFileSync } from 'node:child_process';
import { rmdirSync, statfsSync } from 'node:fs';

import { temporaryFolder } from '../folders';

/** A disk in memory that is easily full. */
export interface SmallDisk {
	folder: string;
	freeBytes(): number;
	/** Gives it another size, in megabytes. */
	resize(megabytes: number): void;
	/** Takes it away with all that is on it. */
	end(): void;
}

/** Why this machine cannot have a small disk; null when it can. */
export function obstacleToSmallDisk(): string | null {
	if (process.platform !== 'linux') return `${process.platform} has no tmpfs`;
	return process.getuid?.() === 0 ? null : 'only root may mount a disk';
}

/**
 * Mounts a small disk.
 * @throws Error with what `mount` said when it is refused
 */
export async function mountSmallDisk(megabytes: number): Promise<SmallDisk> {
	const folder = await temporaryFolder();
	execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
	return {
		folder,
		freeBytes: () => {
			const { bavail, bsize } = statfsSync(folder);
			return bavail * bsize;
		},
		resize: (size) => {
			execFileSync('mount', ['-o', `remount,size=${size}m`, folder]);
		},
		end: () => {
			execFileSync('umount', ['--lazy', folder]);
			rmdirSync(folder);
		},
	};
}
