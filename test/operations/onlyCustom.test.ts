import '../engine/shortPauses';

import { Akool } from '../../nodes/Akool/Akool.node';
import { videos } from '../engine/operations';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();

/** The node as the AI Agent before version 3 sees it: that knows the routing of operations only. */
function withoutCustomOperations() {
	return Object.assign(new Akool(), { customOperations: undefined });
}

describe('an executor that knows nothing of custom operations', () => {
	it.each([
		['createAndWait', 'Create and Wait'],
		['downloadVideo', 'Download Video'],
	])('is told that it cannot run %s, and sends nothing', async (operation, name) => {
		const { error, items } = await account.run('createTranslation', {
			items: videos(1),
			parameters: { operation, videoModelId: 'a' },
			nodeTypes: { 'n8n-nodes-akool.akool': withoutCustomOperations() },
		});
		expect(error?.message).toBe(`${name} cannot be run by this version of the AI Agent`);
		expect(error?.description).toContain('AI Agent in version 3');
		expect([items(), account.akool.requests]).toEqual([[], []]);
	});

	it('runs the other operations', async () => {
		const { error, items } = await account.run('createTranslation', {
			items: videos(1),
			nodeTypes: { 'n8n-nodes-akool.akool': withoutCustomOperations() },
		});
		expect([error, items().length]).toEqual([undefined, 1]);
	});
});
