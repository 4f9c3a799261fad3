// Loaded into n8n before its own code: each SIGUSR2 puts its clock a day and an hour ahead. Timers
// that run already are not touched.
const AHEAD_MS = 25 * 60 * 60 * 1000;

const realNow = Date.now;
let ahead = 0;
const now = () => realNow() + ahead;
Date.now = now;
globalThis.Date = new Proxy(Date, {
	apply: (date) => new date(now()).toString(),
	construct: (date, given, wanted) =>
		Reflect.construct(date, given.length === 0 ? [now()] : given, wanted),
});
process.on('SIGUSR2', () => {
	ahead += AHEAD_MS;
});
