import type { IDataObject } from 'n8n-workflow';

import type { AkoolSimulator } from '../../tools/simulator';
import createTranslation from '../workflows/createTranslation.json';
import downloadVideo from '../workflows/downloadVideo.json';
import getCredit from '../workflows/getCredit.json';
import getVideoInfo from '../workflows/getVideoInfo.json';
import listLanguages from '../workflows/listLanguages.json';
import { runWorkflow, type RunOptions, type RunResult, type WorkflowJson } from './runWorkflow';

/** The operations that have a workflow of their own: Start → Akool → After, and On Error. */
export type OperationName =
	| 'createTranslation'
	| 'downloadVideo'
	| 'getCredit'
	| 'getVideoInfo'
	| 'listLanguages';

/** The workflow of each operation. */
export const WORKFLOWS = {
	createTranslation,
	downloadVideo,
	getCredit,
	getVideoInfo,
	listLanguages,
} as unknown as Record<OperationName, WorkflowJson>;

/** Runs the workflow of one operation through n8n's engine. */
export async function runOperation(
	name: OperationName,
	options: RunOptions = {},
): Promise<RunResult> {
	return await runWorkflow(WORKFLOWS[name], options);
}

/** The credential that signs in at a simulator. */
export function credentialFor(simulator: AkoolSimulator): IDataObject {
	return { ...simulator.credential, baseUrl: simulator.url };
}

/** The source video of an item, told apart by its number. */
export function video(index: number): string {
	return `https://videos.example/${index}.mp4`;
}

/** Items as Create Translation takes them: one source video each. */
export function videos(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({ url: video(index), number: index }));
}

/** Items as Get Video Info takes them: one job each. */
export function lookUps(ids: string[]): IDataObject[] {
	return ids.map((id) => ({ id }));
}
