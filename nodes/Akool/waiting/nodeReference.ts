/**
 * A node within an expression, whatever its name: n8n looks for the end of an expression even within
 * quotes, so that every character of the name is written as its code.
 */
export function nodeReference(name: string): string {
	const codes = Array.from({ length: name.length }, (_, index) =>
		name.charCodeAt(index).toString(16).padStart(4, '0'),
	);
	return `$node["${codes.map((code) => `\\u${code}`).join('')}"]`;
}
