import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { requestSettings } from '../../nodes/Akool/requests/requestSettings';

function settingsOf(requestOptions: IDataObject, defaultTimeout?: number) {
	const host = { getNodeParameter: () => requestOptions } as unknown as IExecuteFunctions;
	return requestSettings(host, defaultTimeout);
}

const proxied = (proxy: string) => settingsOf({ proxy }).request.proxy;

describe('the Request Options of a custom operation', () => {
	it('left alone mean: five minutes, no proxy, secure connections, all items at once', () => {
		expect(settingsOf({})).toEqual({
			request: { timeout: 300_000 },
			batchSize: 1,
			batchInterval: 0,
		});
	});

	it.each([
		[{}, 3_600_000, 3_600_000],
		[{ timeout: 0 }, 3_600_000, 3_600_000],
		[{ timeout: 500 }, 3_600_000, 500],
		[{ timeout: 500 }, undefined, 500],
	])('%j with a default of %p ms mean a timeout of %d ms', (options, fallback, timeout) => {
		expect(settingsOf(options, fallback).request.timeout).toBe(timeout);
	});

	it('can allow insecure certificates', () => {
		const { request } = settingsOf({ allowUnauthorizedCerts: true });
		expect(request.skipSslCertificateValidation).toBe(true);
	});

	it.each([
		[{ batchSize: 5, batchInterval: 200 }, 5, 200],
		[{ batchSize: 0, batchInterval: 200 }, 1, 200],
		[{ batchSize: -1 }, 1, 0],
	])('the batching %j means %d items every %d ms', (batch, batchSize, batchInterval) => {
		expect(settingsOf({ batching: { batch } })).toMatchObject({ batchSize, batchInterval });
	});

	it.each([
		['http://proxy.example:3128', { protocol: 'http', host: 'proxy.example', port: 3128 }],
		['http://proxy.example', { protocol: 'http', host: 'proxy.example', port: 80 }],
		[' http://proxy.example ', { protocol: 'http', host: 'proxy.example', port: 80 }],
		['https://proxy.example', { protocol: 'https', host: 'proxy.example', port: 443 }],
		[
			'http://me:p%40ss@proxy.example:3128',
			{
				protocol: 'http',
				host: 'proxy.example',
				port: 3128,
				auth: { username: 'me', password: 'p@ss' },
			},
		],
	])('the proxy %s is understood', (text, proxy) => {
		expect(proxied(text)).toEqual(proxy);
	});

	it.each([
		['proxy.example', 'proxy.example'],
		['proxy.example:3128', 'proxy.example:3128'],
		['localhost:3128', 'localhost:3128'],
		['socks5://proxy.example:1080', 'socks5://proxy.example:1080'],
		['me:secret@proxy.example:3128', '…@proxy.example:3128'],
		['ftp://me:se\ncret@proxy.example', '…@proxy.example'],
		['http://me:100%@proxy.example', '…@proxy.example'],
	])(
		'the proxy %s, which n8n would pass by, is refused in words without its password',
		(text, told) => {
			expect(() => proxied(text)).toThrow(
				expect.objectContaining({
					message: `Proxy is not a valid URL: "${told}"`,
					description: 'Enter it like http://myproxy:3128 in the Request Options of the node.',
				}),
			);
		},
	);

	it.each([
		['false', undefined],
		[0, undefined],
		['true', true],
	])('whether SSL issues are ignored may be given as %j', (given, ignored) => {
		const { request } = settingsOf({ allowUnauthorizedCerts: given });
		expect(request.skipSslCertificateValidation).toBe(ignored);
	});

	it.each([
		[{ allowUnauthorizedCerts: 'yes' }, 'Ignore SSL Issues is not true or false: "yes"'],
		[{ timeout: 'long' }, 'Timeout is out of range: "long"'],
		[{ timeout: -1 }, 'Timeout is out of range: "-1"'],
	])('%j is refused: %s', (options, message) => {
		expect(() => settingsOf(options)).toThrow(message);
	});
});
