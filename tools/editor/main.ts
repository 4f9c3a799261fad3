import { rmSync } from 'node:fs';

import { runOptionalSuite } from '../test/optionalSuite';
import { findChromium } from './chromium';
import { SCREENSHOTS } from './editor';

rmSync(SCREENSHOTS, { recursive: true, force: true });

runOptionalSuite({
	project: 'editor',
	title: "n8n's editor",
	missing: findChromium() === null ? ['no Chromium: set CHROMIUM_PATH if it is elsewhere'] : [],
	install: 'apt-get install chromium',
	// What the tests press and read is n8n 2's.
	env: { N8N_LINE: '2.x' },
});
