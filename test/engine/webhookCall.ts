import type {
	INodeExecutionData,
	IWebhookResponseData,
	IWorkflowExecuteAdditionalData,
	Logger,
} from 'n8n-workflow';

/** What the sender of a request was told. */
export interface Answer {
	status: number;
	body: unknown;
}

/** What a sender adds to the body of its request. */
export interface Sent {
	query?: Record<string, unknown>;
	/** The text that was sent, where the body does not tell it. */
	text?: string;
}

/** What n8n does with the items that a node returns; rejects when it cannot store them. */
export type Store = (items: INodeExecutionData[][]) => Promise<void>;

/** A request and its answer, as express hands them to n8n, and n8n to a node. */
export class HttpCall {
	readonly answers: Answer[] = [];
	statusCode = 200;
	private readonly onClose: Array<() => void> = [];

	constructor(
		additionalData: IWorkflowExecuteAdditionalData,
		body: unknown,
		{ query = {}, text = JSON.stringify(body) }: Sent = {},
	) {
		const rawBody = text === undefined ? undefined : Buffer.from(text);
		const httpRequest = { method: 'POST', body, rawBody, headers: {}, params: {}, query };
		Object.assign(additionalData, { httpRequest, httpResponse: this });
	}

	get writableEnded(): boolean {
		return this.answers.length > 0;
	}

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	json(body: unknown): void {
		this.answers.push({ status: this.statusCode, body });
		this.hangUp();
	}

	once(event: 'close', listener: () => void): void {
		if (event === 'close') this.onClose.push(listener);
	}

	/** The connection has ended, with the answer or because the sender gave up. */
	hangUp(): void {
		for (const listener of this.onClose.splice(0)) listener();
	}

	/**
	 * What n8n does with what a node returned. n8n 2 stores the items, and only then reads the answer,
	 * saves what the node remembers, and answers. n8n 1 reads the answer and saves before it stores.
	 */
	async finish(response: IWebhookResponseData | undefined, n8n: N8nAfterwards): Promise<Answer> {
		const { store, save = () => undefined, line = 'n8n 2' } = n8n;
		const items = response?.workflowData as INodeExecutionData[][] | undefined;
		if (response !== undefined && items !== undefined) {
			if (response.noWebhookResponse) throw new Error('Answered before it was stored');
			const readAnswer = () => {
				const answer: unknown = response.webhookResponse;
				save();
				return answer;
			};
			const early = line === 'n8n 1' ? readAnswer() : undefined;
			const [stored] = await Promise.allSettled([store(items)]);
			if (stored.status === 'rejected') this.status(500).json({ code: 0, message: 'n8n failed' });
			else this.status(200).json(early ?? readAnswer());
		} else if (response?.noWebhookResponse !== true) {
			throw new Error('The node left the answer to n8n');
		} else {
			save();
		}
		const [answer] = this.answers;
		if (answer === undefined || this.answers.length > 1) {
			throw new Error(`The node answered ${this.answers.length} times`);
		}
		return answer;
	}
}

/** What n8n does when a node has returned. */
export interface N8nAfterwards {
	store: Store;
	/** Saves what the node remembers. */
	save?: () => void;
	line?: 'n8n 1' | 'n8n 2';
}

/** Keeps what is logged, level first, off the screen and in a list. */
export function recordLogs(logger: Logger, logged: unknown[][]): void {
	for (const level of ['error', 'warn', 'info', 'debug'] as const) {
		jest.spyOn(logger, level).mockImplementation((...entry) => {
			logged.push([level, ...entry]);
		});
	}
}
