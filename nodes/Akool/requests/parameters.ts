import type { INodeParameters } from 'n8n-workflow';

import type { RunHost } from './runHost';

/**
 * Parameters of any item, expressions resolved. n8n's declarative engine shows an operation only
 * those of its own item, which is too late to check all items before the first request.
 *
 * @throws n8n's ExpressionError
 */
export function itemParameters<Name extends string>(
	host: RunHost,
	parameters: INodeParameters,
	names: readonly Name[],
	itemIndex: number,
): Record<Name, unknown> {
	const resolved = names.map((name) => [name, resolve(host, parameters[name], itemIndex)]);
	return Object.fromEntries(resolved) as Record<Name, unknown>;
}

function resolve(host: RunHost, value: unknown, itemIndex: number): unknown {
	if (typeof value === 'string' && value.startsWith('=')) {
		return host.evaluateExpression(value.slice(1), itemIndex);
	}
	if (Array.isArray(value)) return value.map((entry) => resolve(host, entry, itemIndex));
	if (typeof value !== 'object' || value === null) return value;
	const entries = Object.entries(value);
	return Object.fromEntries(entries.map(([key, entry]) => [key, resolve(host, entry, itemIndex)]));
}
