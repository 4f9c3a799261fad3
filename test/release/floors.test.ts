import { violationsWith } from '../../tools/floors/violations';

const ROOMS = 'nodes/Akool';

describe('the guard of the floors', () => {
	let broken: Record<string, string[]>;

	beforeAll(async () => {
		broken = await violationsWith({
			[`${ROOMS}/jobs/above.ts`]: 'export const above = 1;\n',
			[`${ROOMS}/requests/upward.ts`]: "export { above } from '../jobs/above';\n",
			[`${ROOMS}/requests/upwardType.ts`]: "export type Up = typeof import('../jobs/above');\n",
			[`${ROOMS}/fields/chicken.ts`]:
				"import type { Egg } from './egg';\nexport interface Chicken {\n\tegg: Egg;\n}\n",
			[`${ROOMS}/fields/egg.ts`]:
				"import type { Chicken } from './chicken';\nexport interface Egg {\n\tchicken: Chicken;\n}\n",
			[`${ROOMS}/protocol/value.ts`]: "export { sleep } from 'n8n-workflow';\n",
			[`${ROOMS}/callback/verify.ts`]:
				"import { sleep, type INode } from 'n8n-workflow';\nexport const verify = (node: INode) => sleep(node.typeVersion);\n",
			[`${ROOMS}/protocol/type.ts`]: "export type { INode } from 'n8n-workflow';\n",
			[`${ROOMS}/attic/new.ts`]: 'export const anything = 1;\n',
			[`${ROOMS}/waiting/climber.ts`]: "export { anything } from '../attic/new';\n",
			[`${ROOMS}/media/disk.ts`]: "export { readFileSync } from 'fs';\n",
			[`${ROOMS}/media/tool.ts`]: "export { above } from '../../../tools/above';\n",
			'tools/above.ts': 'export const above = 1;\n',
			'credentials/other.ts': "export { above } from '../nodes/Akool/jobs/above';\n",
		});
	}, 60_000);

	it.each([
		['an arrow that runs up', `${ROOMS}/requests/upward.ts`, 'requests-imports-down'],
		[
			'an arrow that runs up for a type',
			`${ROOMS}/requests/upwardType.ts`,
			'requests-imports-down',
		],
		['a circle of types', `${ROOMS}/fields/chicken.ts`, 'no-circle'],
		['a file that nothing reaches', `${ROOMS}/jobs/above.ts`, 'no-orphan'],
		[
			'a value of n8n-workflow in protocol/',
			`${ROOMS}/protocol/value.ts`,
			'pure-files-know-no-n8n',
		],
		[
			'a value of n8n-workflow beside a type',
			`${ROOMS}/callback/verify.ts`,
			'pure-files-know-no-n8n',
		],
		['a room without a floor', `${ROOMS}/waiting/climber.ts`, 'every-room-has-a-floor'],
		['a module that n8n does not bring', `${ROOMS}/media/disk.ts`, 'only-what-n8n-brings'],
		['a tool in the package', `${ROOMS}/media/tool.ts`, 'package-imports-no-tools'],
		['a job in a credential', 'credentials/other.ts', 'credentials-import-protocol-only'],
	])('refuses %s', (_what, file, rule) => {
		expect(broken[file]).toContain(rule);
	});

	it('lets a pure file import a type of n8n-workflow', () => {
		expect(broken[`${ROOMS}/protocol/type.ts`]).toEqual(['no-orphan']);
	});
});
