/** What is to be done at the end. */
export class CleanUp {
	private readonly tasks: Array<() => Promise<void>> = [];

	add(task: () => Promise<void>): void {
		this.tasks.push(task);
	}

	/** Does it, the last first; all of it, even if one task fails. Throws the first failure. */
	async run(): Promise<void> {
		const failures: unknown[] = [];
		for (const task of this.tasks.splice(0).reverse()) {
			const [result] = await Promise.allSettled([task()]);
			if (result.status === 'rejected') failures.push(result.reason);
		}
		if (failures.length > 0) throw failures[0];
	}
}
