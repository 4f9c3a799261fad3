import '../engine/shortPauses';

import type { IDataObject } from 'n8n-workflow';

import { createdJob, success } from '../engine/answers';
import { answerWith, isolateNetwork } from '../engine/network';
import { runOperation, videos } from '../engine/operations';
import type { RunOptions } from '../engine/runWorkflow';

isolateNetwork();

/** Three items of which the last has these values; the parameters refer to them. */
async function createWithLast(values: IDataObject, settings: RunOptions['settings'] = {}) {
	const good = { url: 'https://v.example/1.mp4', to: 'fr', hook: '', from: 'en', sync: false };
	const sent = answerWith([success(createdJob('a', 'fr'))]);
	const result = await runOperation('createTranslation', {
		items: [good, good, { ...good, ...values }],
		settings,
		parameters: {
			targetLanguages: '={{ $json.to }}',
			webhookUrl: '={{ $json.hook }}',
			sourceLanguage: '={{ $json.from }}',
			lipsync: '={{ $json.sync }}',
			options: {
				captionType: '={{ $json.captionType }}',
				captionUrl: '={{ $json.captionUrl }}',
				mergeInterval: '={{ $json.mergeInterval }}',
				speakerCount: '={{ $json.speakerCount }}',
			},
		},
	});
	return { ...result, sent };
}

const WRONG: Array<[IDataObject, string]> = [
	[{ url: '' }, 'Video URL is empty'],
	[{ url: 'videos.example/1.mp4' }, 'Video URL is not a valid URL: "videos.example/1.mp4"'],
	[{ url: 'ftp://v.example/1.mp4' }, 'Video URL is not a valid URL: "ftp://v.example/1.mp4"'],
	[{ to: '' }, 'Target Languages is empty'],
	[{ to: [] }, 'Target Languages is empty'],
	[{ to: ['French!'] }, 'Target Languages has an unknown language: "French!"'],
	[{ hook: 'n8n.example' }, 'Webhook URL is not a valid URL: "n8n.example"'],
	[{ from: 'French!' }, 'Source Language has an unknown language: "French!"'],
	[{ url: { mimeType: 'video/mp4' } }, 'Video URL is a file: set Input Type to Binary File'],
	[{ sync: 'perhaps' }, 'Lip Sync is not true or false: "perhaps"'],
	[{ captionUrl: 'a.srt' }, 'Caption URL is not a valid URL: "a.srt"'],
	[{ captionType: 5 }, 'Caption Type is out of range: "5"'],
	[{ mergeInterval: -1 }, 'Merge Interval is out of range: "-1"'],
	[{ speakerCount: -1 }, 'Speaker Count is out of range: "-1"'],
];

describe('a wrong value in the last item', () => {
	it.each(WRONG)('stops the node before anything is sent: %j', async (values, message) => {
		const { error, sent, items } = await createWithLast(values);
		expect(error?.message).toBe(message);
		expect(error?.description).toMatch(/^[A-Z].+\.$/);
		expect(error?.context).toMatchObject({ itemIndex: 2 });
		expect([sent, items()]).toEqual([[], []]);
	});

	it('leaves the others to be sent when the node continues', async () => {
		const { error, sent, items } = await createWithLast(
			{ to: '' },
			{ onError: 'continueRegularOutput' },
		);
		expect(error).toBeUndefined();
		expect(sent).toHaveLength(2);
		expect(items().slice(2)).toEqual([
			{
				json: {
					error: 'Target Languages is empty',
					message: 'Choose at least one language to translate the video into.',
				},
				pairedItem: { item: 2 },
			},
		]);
	});
});

it('of several wrong items the first is reported', async () => {
	const sent = answerWith([success(createdJob('a', 'fr'))]);
	const { error } = await runOperation('createTranslation', {
		items: [...videos(2), { url: 'x' }, { url: 'y' }, ...videos(3)],
	});
	expect(error?.message).toBe('Video URL is not a valid URL: "x"');
	expect(sent).toEqual([]);
});

it.each([
	['videoUrl', '={{ $json.number < 2 ? $json.url : $("Nowhere").item.json.url }}'],
	['simplify', '={{ $json.number < 2 ? true : $("Nowhere").item.json.simple }}'],
])('an expression in %s that fails in a later item stops the node first', async (name, value) => {
	const sent = answerWith([success(createdJob('a', 'fr'))]);
	const { error } = await runOperation('createTranslation', {
		items: videos(3),
		parameters: { [name]: value },
	});
	expect(error?.message).toContain("Referenced node doesn't exist");
	// What the node may have left under way would be sent before what a later run sends.
	await runOperation('createTranslation', { items: [{ url: 'https://v.example/later.mp4' }] });
	expect(sent.map(({ body }) => (body as IDataObject).url)).toEqual([
		'https://v.example/later.mp4',
	]);
});
