import { pauseFor } from '../../nodes/Akool/requests/attempts';
import { letTimePass, stopTimers } from '../engine/stoppedTimers';

beforeEach(stopTimers);
afterEach(() => jest.useRealTimers());

/** A pause of an hour, and whether it has ended. */
function pauseAnHour(signal: AbortSignal | undefined) {
	const pause = { ended: false };
	void pauseFor(3_600_000, signal).then(() => (pause.ended = true));
	return pause;
}

it.each([
	['cannot be stopped', undefined],
	['nobody stops', new AbortController().signal],
])('a pause of an execution that %s takes its time', async (_which, signal) => {
	const pause = pauseAnHour(signal);
	await letTimePass(3_599_999);
	expect(pause.ended).toBe(false);
	await letTimePass(1);
	expect(pause.ended).toBe(true);
});

it('a pause ends at once when the execution is stopped', async () => {
	const stop = new AbortController();
	const pause = pauseAnHour(stop.signal);
	await letTimePass(1000);
	expect(pause.ended).toBe(false);
	stop.abort();
	await letTimePass(0);
	expect(pause.ended).toBe(true);
});

it('no pause listens to the execution any more when it is over', async () => {
	const { signal } = new AbortController();
	const [added, removed] = [
		jest.spyOn(signal, 'addEventListener'),
		jest.spyOn(signal, 'removeEventListener'),
	];
	const pause = pauseAnHour(signal);
	expect([added.mock.calls.length, removed.mock.calls.length]).toEqual([1, 0]);
	await letTimePass(3_600_000);
	expect(pause.ended).toBe(true);
	const [type, listener] = added.mock.calls[0] ?? [];
	expect(removed.mock.calls).toEqual([[type, listener]]);
});
