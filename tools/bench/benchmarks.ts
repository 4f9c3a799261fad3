import { callbacks } from './callbacks';
import { crash } from './crash';
import { createTranslation } from './createTranslation';
import { download } from './download';
import { getVideoInfo } from './getVideoInfo';
import { growth } from './growth';
import { packageCost } from './packageCost';
import { queue } from './queue';
import type { Benchmark } from './runner/benchmark';
import { source } from './source';
import { throttled } from './throttled';
import { waiting } from './waiting';

/** All of them, in the order of their numbers. */
export const benchmarks: Benchmark[] = [
	getVideoInfo,
	createTranslation,
	callbacks,
	waiting,
	download,
	packageCost,
	growth,
	crash,
	queue,
	throttled,
	source,
];
