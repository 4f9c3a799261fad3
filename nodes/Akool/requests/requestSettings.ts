import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import { InvalidParameter, quote } from '../protocol/invalidParameter';
import { requireCollection } from '../protocol/parameters/collection';

/** n8n's own limit for a request of a declarative node without a timeout; in milliseconds. */
const DEFAULT_TIMEOUT = 300_000;

/** The node's Request Options, as n8n keeps them. */
export interface RequestOptions {
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	allowUnauthorizedCerts?: boolean;
	proxy?: string;
	timeout?: number;
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
 * @throws {InvalidParameter} when they are no collection, or the proxy is no URL
 */
export function requestSettings(
	host: IExecuteFunctions,
	defaultTimeout = DEFAULT_TIMEOUT,
): RequestSettings {
	return settingsOf(host.getNodeParameter('requestOptions', 0, {}), defaultTimeout);
}

/**
 * What the node's Request Options mean.
 *
 * @param value whatever the parameter holds
 * @param defaultTimeout in milliseconds, where the user set none
 * @throws {InvalidParameter} when they are no collection, or the proxy is no URL
 */
export function settingsOf(value: unknown, defaultTimeout: number): RequestSettings {
	const options: RequestOptions = requireCollection('Request Options', value);
	const { batchSize = 1, batchInterval = 0 } = options.batching?.batch ?? {};
	return {
		request: {
			timeout: options.timeout || defaultTimeout,
			...(options.proxy ? { proxy: proxyOf(options.proxy) } : {}),
			...(options.allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		},
		batchSize: Math.max(1, batchSize),
		batchInterval,
	};
}

function proxyOf(text: string): NonNullable<IHttpRequestOptions['proxy']> {
	if (!URL.canParse(text)) {
		throw new InvalidParameter(
			`Proxy is not a valid URL: ${quote(text)}`,
			'Enter it like http://myproxy:3128 in the Request Options of the node.',
		);
	}
	const { protocol, hostname, port, username, password } = new URL(text);
	const auth = { username: decodeURIComponent(username), password: decodeURIComponent(password) };
	return {
		protocol: protocol.replace(/:$/, ''),
		host: hostname,
		port: Number(port) || (protocol === 'https:' ? 443 : 80),
		...(username === '' ? {} : { auth }),
	};
}
