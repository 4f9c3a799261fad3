import '../engine/shortPauses';

import { createRunExecutionData, type IDataObject } from 'n8n-workflow';

import { WORKFLOWS, lookUps, videos } from '../engine/operations';
import { runWorkflow, withOptions, workflowOf } from '../engine/runWorkflow';
import { simulatedAccount } from '../engine/simulation';

const account = simulatedAccount();

/**
 * Runs one item of an operation with parameters that n8n has not brought into shape: of a workflow it
 * replaces a collection that is none, but not of whoever hands it the node itself.
 */
async function run(operation: string, parameters: IDataObject) {
	const { _id } = account.akool.addJob({ video_status: 3, language: 'fr' });
	const isLookUp = operation !== 'createAndWait';
	const json = withOptions(WORKFLOWS[isLookUp ? 'downloadVideo' : 'createTranslation'], {
		parameters: { operation },
	});
	const node = workflowOf(json).getNode('Akool');
	if (node === null) throw new Error('The workflow has no node Akool');
	const [item = {}] = isLookUp ? lookUps([_id]) : videos(1);
	const given = { ...node.parameters, ...parameters } as typeof node.parameters;
	return await runWorkflow(json, {
		credential: account.credential,
		runExecutionData: createRunExecutionData({
			executionData: {
				nodeExecutionStack: [
					{
						node: { ...node, parameters: given },
						data: { main: [[{ json: item }]] },
						source: null,
					},
				],
			},
		}),
	});
}

const NONE = [null, '', '={{ null }}', '={{ undefined }}', '={{ " " }}'];
const REFUSED: Array<[unknown, string]> = [
	['fast', '"fast"'],
	['={{ "fast" }}', '"fast"'],
	['={{ [1] }}', '"[1]"'],
	['={{ 5 }}', '"5"'],
];

describe.each([
	['Options', 'options', 'downloadVideo'],
	['Request Options', 'requestOptions', 'downloadVideo'],
	['Request Options', 'requestOptions', 'getVideoInfo'],
	['Request Options', 'requestOptions', 'createAndWait'],
])('%s (%s) of %s', (shown, name, operation) => {
	it.each(NONE)('that are %j count as none', async (value) => {
		const { error, json } = await run(operation, { [name]: value });
		expect(error).toBeUndefined();
		expect(json()).toHaveLength(1);
	});

	it.each(REFUSED)('that are %j are refused before anything is sent', async (value, quoted) => {
		const { error } = await run(operation, { [name]: value as IDataObject });
		expect(error?.message).toBe(`${shown} is not a collection of fields: ${quoted}`);
		expect(error?.description).toContain('must give an object');
		expect(account.akool.requests).toEqual([]);
	});
});
