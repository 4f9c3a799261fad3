import type { IExecuteFunctions } from 'n8n-workflow';

import { isUnreachableFromInternet, resumeUrl } from '../../nodes/Akool/waiting/resumeUrl';

describe('the resume URL of a node', () => {
	const urlFor = (executionUrl: string) => {
		const host: Pick<IExecuteFunctions, 'evaluateExpression' | 'getNode'> = {
			evaluateExpression: () => executionUrl,
			getNode: () => ({ id: 'node-1' }) as ReturnType<IExecuteFunctions['getNode']>,
		};
		return resumeUrl(host as IExecuteFunctions);
	};

	it.each([
		['of n8n 1.x, without a token', 'https://n8n.example/webhook-waiting/17'],
		['with a slash at the end', 'https://n8n.example/webhook-waiting/17/'],
	])('%s ends with the ID of the node', (_name, executionUrl) => {
		expect(urlFor(executionUrl)).toBe('https://n8n.example/webhook-waiting/17/node-1');
	});

	it('of n8n 2.x keeps its token behind the ID of the node', () => {
		expect(urlFor('https://n8n.example/sub/webhook-waiting/17?signature=abc')).toBe(
			'https://n8n.example/sub/webhook-waiting/17/node-1?signature=abc',
		);
	});
});

describe('an address', () => {
	it.each([
		'localhost:5678',
		'127.0.0.1:5678',
		'0.0.0.0',
		'10.1.2.3',
		'192.168.0.10:5678',
		'172.16.0.1',
		'172.31.255.254',
		'169.254.1.1',
		'[::1]:5678',
		'[fd12:3456::1]',
		'[fe80::1]',
		'n8n',
		'n8n.local',
		'n8n.localhost',
		'n8n.internal',
		'N8N.LAN',
	])('%s cannot be reached from the internet', (host) => {
		expect(isUnreachableFromInternet(`http://${host}/webhook-waiting/17`)).toBe(true);
	});

	it.each([
		'n8n.example.com',
		'local.example.com',
		'n8n.localhost.example.com',
		'8.8.8.8',
		'11.0.0.1',
		'172.15.0.1',
		'172.32.0.1',
		'192.169.0.1',
		'10.example.com',
		'127.0.0.1.example.com',
		'[2001:db8::1]',
		'fd.example.com',
	])('%s may be', (host) => {
		expect(isUnreachableFromInternet(`https://${host}/webhook-waiting/17`)).toBe(false);
	});
});
