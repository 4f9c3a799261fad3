/** What became of one delivery. */
export interface Delivery {
	/** HTTP status; null when the connection failed. */
	status: number | null;
	/** Milliseconds from sending to the whole answer. */
	tookMs: number;
}

/** Sends one body as Akool does. */
export async function deliver(url: string, body: string): Promise<Delivery> {
	const started = performance.now();
	try {
		const response = await fetch(url, {
			method: 'POST',
			// n8n may close a connection that it keeps alive just as the next request goes out.
			headers: { 'content-type': 'application/json', connection: 'close' },
			body,
		});
		await response.arrayBuffer();
		return { status: response.status, tookMs: performance.now() - started };
	} catch {
		// The answer that never came is the outcome: n8n may have been killed on purpose.
		return { status: null, tookMs: performance.now() - started };
	}
}

/** Sends all bodies, `atOnce` of them under way at any time; the outcomes in the same order. */
export async function deliverAll(
	url: string,
	bodies: string[],
	atOnce: number,
): Promise<Delivery[]> {
	const outcomes: Delivery[] = [];
	const queue = bodies.entries();
	const sender = async (): Promise<void> => {
		for (const [index, body] of queue) outcomes[index] = await deliver(url, body);
	};
	await Promise.all(Array.from({ length: atOnce }, sender));
	return outcomes;
}

/** The same entries in random order (Fisher and Yates). */
export function shuffled<T>(entries: T[]): T[] {
	const order = [...entries];
	for (let last = order.length - 1; last > 0; last--) {
		const other = Math.floor(Math.random() * (last + 1));
		[order[last], order[other]] = [order[other] as T, order[last] as T];
	}
	return order;
}
