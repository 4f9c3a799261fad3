import { outputOf } from '../../../tools/n8n/execution';
import { complaintOf, runNode, startOwnWorld } from '../faults/fault';
import { WAITER, asked } from '../waiter';

describe('File Name of Download Video by expression', () => {
	it.concurrent.each([
		['a number', '={{ 2024 }}', '2024.mp4'],
		['a number of an item', '={{ Number($json.number) + 0.5 }}', '17.5.mp4'],
		['nothing', '={{ null }}', '17.mp4'],
	])('may be %s', async (_name, fileName, expected) => {
		const world = await startOwnWorld();
		world.akool.addJob({ _id: '17', video_status: 3 });
		const execution = await runNode(world, ['17'], {
			operation: 'downloadVideo',
			videoModelId: '={{ $json.number }}',
			options: { fileName },
		});
		expect(complaintOf(execution)).toMatchObject({ status: 'success', message: '' });
		const [item] = execution.data.resultData.runData[WAITER]?.[0]?.data?.main?.[0] ?? [];
		expect(item?.binary?.data).toMatchObject({ fileName: expected, mimeType: 'video/mp4' });
	});
});

describe.each(['createTranslation', 'createAndWait'])(
	'Target Languages of %s by expression',
	(operation) => {
		const run = async (targetLanguages: string) => {
			const world = await startOwnWorld({ stepMs: 20 });
			const polling = { waitMode: 'polling', pollIntervalSeconds: 1 };
			const parameters = { operation, targetLanguages, ...polling };
			return { world, execution: await runNode(world, [0], parameters) };
		};

		it.concurrent.each([
			['text', '={{ "fr,de" }}'],
			['text with gaps', '={{ " fr, de,," }}'],
			['fixed text', 'fr,de'],
			['a list', '={{ ["fr", "de", "fr"] }}'],
		])('may be %s', async (_name, targetLanguages) => {
			const { world, execution } = await run(targetLanguages);
			expect(complaintOf(execution)).toMatchObject({ status: 'success', message: '' });
			expect(world.akool.jobs.map(({ language }) => language)).toEqual(['fr', 'de']);
			const items = outputOf(execution, WAITER);
			const jobs = operation === 'createAndWait' ? items[0]?.translations : items;
			expect(jobs).toMatchObject(world.akool.jobs.map(({ _id, language }) => ({ _id, language })));
		});

		it.concurrent.each([
			['={{ 42 }}', 'Target Languages has an unknown language: "42"'],
			['={{ true }}', 'Target Languages has an unknown language: "true"'],
			['={{ ({ fr: true }) }}', 'Target Languages has an unknown language: "{"fr":true}"'],
			['={{ [["fr"]] }}', 'Target Languages has an unknown language: "["fr"]"'],
			['={{ null }}', 'Target Languages is empty'],
			['={{ $json.missing }}', 'Target Languages is empty'],
			['={{ " , " }}', 'Target Languages is empty'],
		])('is refused before anything is sent when it is %s', async (targetLanguages, message) => {
			const { world, execution } = await run(targetLanguages);
			expect(complaintOf(execution)).toMatchObject({ status: 'error', message });
			expect(asked(world, 'create')).toBe(0);
		});
	},
);
