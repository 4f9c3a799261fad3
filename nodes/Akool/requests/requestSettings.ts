import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { InvalidParameter, quote } from '../protocol/invalidParameter';
import { requireBoolean } from '../protocol/parameters/boolean';
import { requireCollection } from '../protocol/parameters/collection';
import { requireNumber } from '../protocol/parameters/number';
import { textOf } from '../protocol/parameters/text';
import { isUnset } from '../protocol/parameters/unset';

type Proxy = NonNullable<IHttpRequestOptions['proxy']>;

/** n8n's own limit for a request of a declarative node without a timeout; in milliseconds. */
const DEFAULT_TIMEOUT = 300_000;

/** The node's Request Options, as n8n keeps them. */
export interface RequestOptions {
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	allowUnauthorizedCerts?: unknown;
	proxy?: unknown;
	timeout?: unknown;
}

/** How a custom operation sends its requests, and how it spaces its items. */
export interface RequestSettings {
	/** For every request. */
	request: Pick<IHttpRequestOptions, 'proxy' | 'timeout' | 'skipSslCertificateValidation'>;
	/** So many items are started together … */
	batchSize: number;
	/** … before a pause of so many milliseconds. */
	batchInterval: number;
}

/**
 * The node's Request Options for a custom operation; n8n applies them to declarative ones only.
 *
 * @param defaultTimeout in milliseconds, where the user set none
 * @throws {InvalidParameter} when they are no collection, or one of them cannot be understood
 */
export function requestSettings(
	host: IExecuteFunctions,
	defaultTimeout = DEFAULT_TIMEOUT,
): RequestSettings {
	return settingsOf(host.getNodeParameter('requestOptions', 0, {}), defaultTimeout);
}

/** The Request Options where expressions give them, whose input may be gone later; else undefined. */
export function optionsByExpression(host: IExecuteFunctions): unknown {
	const { requestOptions = null } = host.getNode().parameters;
	const areByExpression = JSON.stringify(requestOptions).includes('"=');
	return areByExpression ? host.getNodeParameter('requestOptions', 0, {}) : undefined;
}

/**
 * What the node's Request Options mean.
 *
 * @param value whatever the parameter holds
 * @param defaultTimeout in milliseconds, where the user set none
 * @throws {InvalidParameter} when they are no collection, or one of them cannot be understood
 */
export function settingsOf(value: unknown, defaultTimeout: number): RequestSettings {
	const options: RequestOptions = requireCollection('Request Options', value);
	const { batchSize = 1, batchInterval = 0 } = options.batching?.batch ?? {};
	return {
		request: {
			timeout: requireNumber('Timeout', options.timeout, { min: 0 }, 0) || defaultTimeout,
			...(isUnset(options.proxy) ? {} : { proxy: proxyOf(options.proxy) }),
			...(requireBoolean('Ignore SSL Issues', options.allowUnauthorizedCerts, false)
				? { skipSslCertificateValidation: true }
				: {}),
		},
		batchSize: Math.max(1, batchSize),
		batchInterval,
	};
}

function proxyOf(value: unknown): Proxy {
	const text = textOf(value);
	const proxy = readProxy(text);
	if (proxy !== null) return proxy;
	throw new InvalidParameter(
		`Proxy is not a valid URL: ${quote(text === '' ? value : text.replace(/^[^]*@/, '…@'))}`,
		'Enter it like http://myproxy:3128 in the Request Options of the node.',
	);
}

/** Null when it is none. */
function readProxy(text: string): Proxy | null {
	// `localhost:3128` is a URL, too, of the scheme "localhost" and without a host.
	if (!/^https?:/i.test(text)) return null;
	try {
		const { protocol, hostname, port, username, password } = new URL(text);
		const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
		return {
			protocol: protocol.replace(/:$/, ''),
			host: hostname,
			port: Number(port) || (protocol === 'https:' ? 443 : 80),
			...(username === '' ? {} : { auth }),
		};
	} catch {
		return null;
	}
}
