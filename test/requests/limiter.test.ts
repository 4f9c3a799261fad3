import { Limiter } from '../../nodes/Akool/requests/limiter';

/** A task that ends when told, and remembers when it began. */
class Task {
	end: () => void = () => undefined;
	began = false;

	run = async (): Promise<void> => {
		this.began = true;
		await new Promise<void>((resolve) => {
			this.end = resolve;
		});
	};
}

const tasks = (count: number) => Array.from({ length: count }, () => new Task());
const begun = (all: Task[]) => all.map(({ began }) => began).lastIndexOf(true) + 1;
const soon = async () => await new Promise<void>((resolve) => queueMicrotask(resolve));
const settle = async () => {
	for (let turn = 0; turn < 20; turn++) await soon();
};

it('lets no more in than its limit, and the others in the order they came', async () => {
	const limiter = new Limiter(2);
	const all = tasks(5);
	const runs = all.map(async (task) => await limiter.run(task.run));
	for (const [index, task] of all.entries()) {
		await settle();
		expect(begun(all)).toBe(Math.min(index + 2, 5));
		task.end();
	}
	await Promise.all(runs);
});

it('passes on results and errors, and goes on after an error', async () => {
	const limiter = new Limiter(1);
	const failing = limiter.run(async () => await Promise.reject(new Error('no')));
	const working = limiter.run(async () => await Promise.resolve('yes'));
	await expect(failing).rejects.toThrow('no');
	await expect(working).resolves.toBe('yes');
});

it('is idle once nothing is under way and nothing waits', async () => {
	const limiter = new Limiter(1);
	await limiter.idle();
	const all = tasks(2);
	const runs = all.map(async (task) => await limiter.run(task.run));
	let idle = false;
	const waiting = limiter.idle().then(() => {
		idle = true;
	});
	for (const task of all) {
		await settle();
		expect(idle).toBe(false);
		task.end();
	}
	await Promise.all([...runs, waiting]);
	expect(idle).toBe(true);
});
