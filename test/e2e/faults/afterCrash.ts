import type { CrashResult } from '../../../tools/load/crash';
import { n8nLine } from '../../../tools/n8n/versions';

/** So many callbacks are under way at any time when n8n is killed. */
export const AT_ONCE = 50;

/**
 * Tests that the callbacks that were answered before a crash are stored, and remembered.
 * @param mostForgotten of how many the memory may have been overwritten at the moment of the crash
 */
export function testAfterCrash(result: () => CrashResult, mostForgotten = 0): void {
	it('after some were answered', () => {
		expect(result().answered.length).toBeGreaterThan(0);
	});

	// n8n 1 stores while it answers: what it answered in the instant of the kill may be lost.
	const most = n8nLine().name === '1.x' ? AT_ONCE : 0;
	it(`at most ${most} that were answered have no execution`, () => {
		expect(result().lost.length).toBeLessThanOrEqual(most);
	});

	it('every job has an execution once all that came again, but for those', () => {
		const { missing, lost } = result();
		expect(missing).toEqual(lost.filter((id) => missing.includes(id)));
	});

	it(`at most ${mostForgotten} that were answered are not remembered`, () => {
		expect(result().forgotten.length).toBeLessThanOrEqual(mostForgotten);
	});

	it('what is remembered starts nothing when it comes again', () => {
		const { answeredTwice, forgotten } = result();
		expect(answeredTwice).toEqual(forgotten.filter((id) => answeredTwice.includes(id)));
	});
}
