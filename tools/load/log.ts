import path from 'node:path';

import { REPOSITORY } from '../folders';

/** What n8n printed in the latest load run. */
export const LOAD_LOG = path.join(REPOSITORY, 'artifacts/load/n8n.log');
