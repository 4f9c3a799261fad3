import type { IExecuteFunctions } from 'n8n-workflow';

import { resumeUrl } from '../../nodes/Akool/waiting/resumeUrl';

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
