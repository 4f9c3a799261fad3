import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { REPOSITORY } from './folders';
import type { WorkflowDefinition } from './n8n/types';
import { readWorkflow } from './n8n/workflowFile';

const FOLDER = path.join(REPOSITORY, 'examples');

/** The file names of the workflows that users import. */
export function exampleNames(): string[] {
	return readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
}

/** One example as it is in its file. @throws Error when there is none of that name */
export function readExample(name: string): WorkflowDefinition {
	return readWorkflow(path.join(FOLDER, name));
}

/** The table of examples that users read. */
export function examplesReadme(): string {
	return readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
}
