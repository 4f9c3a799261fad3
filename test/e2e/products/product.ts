import type { IDataObject, INode } from 'n8n-workflow';

import { outputOf, type Execution } from '../../../tools/n8n/execution';
import type { SavedWorkflow, WorkflowDefinition } from '../../../tools/n8n/types';
import { withCredential, withNode } from '../../../tools/n8n/workflowFile';
import type { Job, ProductName } from '../../../tools/simulator';
import makeAProduct from '../../workflows/e2e/makeAProduct.json';
import type { Place } from '../waiter';

type Parameters = INode['parameters'];

/** One kind of paid job, as a user of the editor and Akool know it. */
export interface Product {
	resource: string;
	/** Value of the operation that creates. */
	create: string;
	/** What one is called. */
	noun: string;
	/** `type` in its callbacks. */
	type: string;
	/** What the simulator calls it. */
	made: ProductName;
	/** What makes another job of each item. */
	parameters: Parameters;
	/** What in a create call tells that it is of the item with this number. */
	ofItem(number: number): string;
	/** JavaScript of values that are refused, by parameter, and with which message. */
	wrong: Array<[string, Record<string, string>, string]>;
}

const url = (name: string) => `=https://files.example/{{ $json.number }}/${name}`;
const urlOf = (name: string) => (number: number) => `https://files.example/${number}/${name}`;
const NONE = '""';
const FILE = '"binary"';
const ANY_URL = '"https://files.example/any"';
/** The item that is wrong in the tests. */
export const WRONG_ITEM = 2;

const noFile = (label: string, field: string) =>
	`${label}: item ${WRONG_ITEM} has no file in the field "${field}"`;

/** All that Akool makes; what holds for one must hold for each. */
export const PRODUCTS: Product[] = [
	{
		resource: 'videoTranslation',
		create: 'createTranslation',
		noun: 'translation',
		type: 'video translate',
		made: 'translation',
		parameters: { videoUrl: url('film.mp4'), targetLanguages: ['fr'] },
		ofItem: urlOf('film.mp4'),
		wrong: [
			['no video', { videoUrl: NONE }, 'Video URL is empty'],
			['no file', { inputType: FILE }, noFile('Video', 'data')],
			['no language', { targetLanguages: NONE }, 'Target Languages is empty'],
		],
	},
	{
		resource: 'lipSync',
		create: 'create',
		noun: 'lip sync',
		type: 'lipsync',
		made: 'lipSync',
		parameters: { videoUrl: url('film.mp4'), audioUrl: url('dub.mp3') },
		ofItem: urlOf('dub.mp3'),
		wrong: [
			['no sound', { audioUrl: NONE }, 'Audio URL is empty'],
			['no video file', { inputType: FILE }, noFile('Video', 'data')],
			['no audio file', { audioInputType: FILE }, noFile('Audio', 'audio')],
		],
	},
	{
		resource: 'talkingPhoto',
		create: 'create',
		noun: 'talking photo',
		type: 'talking photo',
		made: 'talkingPhoto',
		parameters: { photoUrl: url('face.jpg'), audioUrl: url('dub.mp3') },
		ofItem: urlOf('face.jpg'),
		wrong: [
			['no photo', { photoUrl: NONE }, 'Photo URL is empty'],
			['no photo file', { photoInputType: FILE }, noFile('Photo', 'data')],
			['no audio file', { audioInputType: FILE }, noFile('Audio', 'audio')],
		],
	},
	{
		resource: 'talkingAvatar',
		create: 'create',
		noun: 'talking avatar',
		type: 'avatar',
		made: 'talkingAvatar',
		parameters: {
			avatarId: 'akool-talking-1',
			inputText: '=Number {{ $json.number }}',
			voiceId: 'akool-voice-1',
		},
		ofItem: (number) => `Number ${number}`,
		wrong: [
			['no avatar', { avatarId: NONE }, 'Avatar is empty'],
			['no text', { inputText: NONE }, 'Text is empty'],
			[
				'50,001 characters',
				{ inputText: '"x".repeat(50001)' },
				'Text is too long: 50001 characters',
			],
			['no voice', { voiceId: NONE }, 'Voice is empty'],
			['no avatar file', { avatarSource: FILE, avatarUrl: ANY_URL }, noFile('Avatar', 'data')],
			[
				'no audio file',
				{ speech: '"audio"', audioInputType: FILE, audioUrl: ANY_URL },
				noFile('Audio', 'audio'),
			],
			['a colour that is none', { background: '"#12345"' }, 'Background is not a colour: "#12345"'],
		],
	},
];

/** Keys of a job item, in their order. */
export const JOB_KEYS = [
	'_id',
	'status',
	'video_status',
	'language',
	'source_language',
	'lipsync',
	'result_url',
	'subtitles_url',
	'progress',
	'credits',
	'created_at',
	'available_until',
	'error_code',
	'error_reason',
];

/** Values that make sense, by parameter. */
const SENSIBLE: IDataObject = {
	...{ inputType: 'url', photoInputType: 'url', audioInputType: 'url' },
	...{ avatarSource: 'akool', speech: 'text', avatarId: 'any', voiceId: 'any', inputText: 'Any' },
	...{ targetLanguages: 'fr', background: '#123456' },
};

/** Parameters that are wrong in the item with this number alone: expressions that tell it. */
export function wrongIn(number: number, wrong: Record<string, string>): Parameters {
	const expressions = Object.entries(wrong).map(([name, value]) => {
		const sensible = JSON.stringify(SENSIBLE[name]) ?? ANY_URL;
		return [name, `={{ $json.number === ${number} ? ${value} : ${sensible} }}`];
	});
	const { background, ...parameters } = Object.fromEntries(expressions) as Parameters;
	return background === undefined ? parameters : { options: { background } };
}

/** Start → Numbers → One Item Each → Make → After. */
const MAKE_A_PRODUCT = makeAProduct as unknown as WorkflowDefinition;

/** Saves a workflow in which the node "Make" has these parameters, for so many items. */
export async function createMaker(
	{ n8n, credential }: Place,
	parameters: Parameters,
	items = 1,
	settings: Partial<INode> = {},
): Promise<SavedWorkflow> {
	const number = Array.from({ length: items }, (_, index) => index);
	const jsonOutput = JSON.stringify({ number });
	const numbered = withNode(MAKE_A_PRODUCT, 'Numbers', { parameters: { jsonOutput } });
	const ready = withNode(numbered, 'Make', { ...settings, parameters });
	return await n8n.createWorkflow(withCredential(ready, credential));
}

/** Runs such a workflow by hand, to its end. */
export async function make(
	place: Place,
	parameters: Parameters,
	items = 1,
	settings: Partial<INode> = {},
): Promise<Execution> {
	const { id } = await createMaker(place, parameters, items, settings);
	return await place.n8n.waitForExecution(await place.n8n.runManually(id, 'Start'));
}

/** What the node "Make" put out; fails when the execution did. */
export function made(execution: Execution): IDataObject[] {
	expect(execution.data.resultData.error).toBeUndefined();
	expect(execution.status).toBe('success');
	return outputOf(execution, 'Make');
}

/** The job that was made of the item with this number. */
export function jobOf({ akool }: Place, { ofItem }: Product, number: number): Job {
	const all = akool.jobs.filter(({ body }) => JSON.stringify(body).includes(`"${ofItem(number)}"`));
	expect(all).toHaveLength(1);
	return all[0] as Job;
}
