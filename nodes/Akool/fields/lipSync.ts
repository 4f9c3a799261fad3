import type { INodeProperties } from 'n8n-workflow';

import { audioInput, videoInput } from './inputFile';

/** Whose lips, and what they follow. */
export const lipSyncFields: INodeProperties[] = [...videoInput, ...audioInput];
