import { runOptionalSuite } from '../test/optionalSuite';
import { findQueuePrograms } from './programs';

const found = findQueuePrograms();

runOptionalSuite({
	project: 'queue',
	title: "n8n's queue mode",
	missing: 'missing' in found ? found.missing : [],
	install: 'apt-get install redis-server postgresql',
});
