import '../../engine/shortPauses';

import { BinaryStore } from '../../engine/binaryStore';
import type { RunOptions } from '../../engine/runWorkflow';
import { simulatedAccount } from '../../engine/simulation';
import { translateFiles, type Files } from './translateFiles';

const account = simulatedAccount();
let store: BinaryStore;

beforeAll(async () => {
	store = await BinaryStore.start();
});

const translate = async (files: Files[], options?: RunOptions) =>
	await translateFiles(account, files, options);

describe('a file that cannot be linked to', () => {
	const refused: Array<[string, string, RegExp, () => Promise<Files>]> = [
		[
			'none at all',
			'Video: item 2 has no file in the field "data"',
			/no file at all/,
			async () => ({}),
		],
		[
			'another field',
			'Video: item 2 has no file in the field "data"',
			/It has one in "clip", "cover"/,
			async () => ({ clip: await store.add('x'), cover: await store.add('x') }),
		],
		[
			'memory mode',
			'Video file "talk.mp4" of item 2 is kept in the memory of n8n, and no link can lead there',
			/N8N_DEFAULT_BINARY_DATA_MODE/,
			async () => ({ data: { data: 'AAAA', mimeType: 'video/mp4', fileName: 'talk.mp4' } }),
		],
		[
			'0 bytes',
			'Video file "talk.mp4" of item 2 is empty: it has 0 bytes',
			/comes from/,
			async () => ({ data: await store.add('') }),
		],
		[
			'a PDF',
			'Video file "talk.mp4" of item 2 is not a video: its type is application/pdf',
			/field "data"/,
			async () => ({ data: await store.add('x', { mimeType: 'application/pdf' }) }),
		],
		[
			'a web page',
			'Video file "talk.mp4" of item 2 is not a video: its type is text/html',
			/a video here/,
			async () => ({ data: await store.add('x', { mimeType: 'text/html' }) }),
		],
		[
			'an image',
			'Video file "talk.mp4" of item 2 is not a video: its type is image/png',
			/a video here/,
			async () => ({ data: await store.add('x', { mimeType: 'image/png' }) }),
		],
		[
			'deleted',
			'Video file "talk.mp4" of item 2 is no longer in the store of n8n, or cannot be read',
			/together with the execution/,
			async () => {
				const data = await store.add('x', {}, '404');
				await store.remove(data);
				return { data };
			},
		],
	];

	it.each(refused)(
		'%s: is refused before anything is sent or copied',
		async (_what, message, description, make) => {
			const good = { data: await store.add('x', {}, 'temp') };
			const { error, items } = await translate([good, good, await make()]);
			expect(error?.message).toBe(message);
			expect(error?.description).toMatch(description);
			expect(error?.context).toMatchObject({ itemIndex: 2 });
			expect([account.akool.requests, items()]).toEqual([[], []]);
		},
	);

	it('leaves the others to be sent when the node continues', async () => {
		const good = { data: await store.add('x') };
		const { json } = await translate([good, {}, good], {
			settings: { onError: 'continueRegularOutput' },
		});
		expect(account.akool.jobs).toHaveLength(2);
		expect(json()[1]).toMatchObject({ error: 'Video: item 1 has no file in the field "data"' });
	});

	it('is not in a field whose name every object has', async () => {
		const parameters = { binaryPropertyName: 'constructor' };
		const { error } = await translate([{ data: await store.add('x') }], { parameters });
		expect(error?.message).toBe('Video: item 0 has no file in the field "constructor"');
	});

	it('has no field without a name', async () => {
		const files = [{ data: await store.add('x') }];
		const { error } = await translate(files, { parameters: { binaryPropertyName: '={{ "" }}' } });
		expect(error?.message).toBe('Input Data Field Name is empty');
		const given = { binaryPropertyName: '={{ {"mimeType": "video/mp4"} }}' };
		const { error: other } = await translate(files, { parameters: given });
		expect(other?.message).toContain('Input Data Field Name is not the name of a field');
	});
});
