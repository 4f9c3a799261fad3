import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { runLive } from './run';

async function main(): Promise<void> {
	const { exitCode, text, files } = await runLive(process.argv, process.env);
	if (exitCode === 0) console.log(text);
	else console.error(text);
	for (const [file, content] of Object.entries(files)) {
		mkdirSync(path.dirname(file), { recursive: true });
		writeFileSync(file, content);
	}
	process.exitCode = exitCode;
}

main().catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
