import type { IWorkflowExecuteAdditionalData, Logger } from 'n8n-workflow';

/** What the sender of a request was told. */
export interface Answer {
	status: number;
	body: unknown;
}

/** Puts an express-like request and response in place; the answers land in the returned list. */
export function recordAnswers(
	additionalData: IWorkflowExecuteAdditionalData,
	body: unknown,
): Answer[] {
	const answers: Answer[] = [];
	let status = 200;
	const response = {
		status: (code: number) => {
			status = code;
			return response;
		},
		json: (answer: unknown) => answers.push({ status, body: answer }),
	};
	const request = { method: 'POST', body, headers: {}, params: {}, query: {} };
	Object.assign(additionalData, { httpRequest: request, httpResponse: response });
	return answers;
}

/** Keeps what is logged, level first, off the screen and in a list. */
export function recordLogs(logger: Logger, logged: unknown[][]): void {
	for (const level of ['error', 'warn', 'info', 'debug'] as const) {
		jest.spyOn(logger, level).mockImplementation((...entry) => {
			logged.push([level, ...entry]);
		});
	}
}
