/** A parameter that cannot be sent to Akool; found before anything is sent. */
export class InvalidParameter extends Error {
	/**
	 * @param message names the field as the editor does, and what is wrong with it
	 * @param description says what the user can do
	 */
	constructor(
		message: string,
		readonly description: string,
	) {
		super(message);
		this.name = 'InvalidParameter';
	}
}

const QUOTE_LENGTH = 100;

/** A value as an error message shows it: short, and never "[object Object]". */
export function quote(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	return text.length > QUOTE_LENGTH ? `"${text.slice(0, QUOTE_LENGTH)}…"` : `"${text}"`;
}
