import { sleep } from 'n8n-workflow';

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 100;

/**
 * Asserts what the editor shows some time after it was told to: it draws a form in several steps.
 * @throws what the assertions throw, when they still fail after 20 seconds
 */
export async function eventually(assertions: () => Promise<void>): Promise<void> {
	for (const deadline = performance.now() + PATIENCE_MS; ; await sleep(LOOK_EVERY_MS)) {
		const [outcome] = await Promise.allSettled([assertions()]);
		if (outcome.status === 'fulfilled') return;
		if (performance.now() > deadline) throw outcome.reason;
	}
}
