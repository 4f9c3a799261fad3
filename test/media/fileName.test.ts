import {
	assetFileName,
	completeFileName,
	fallbackExtension,
	fileBaseName,
} from '../../nodes/Akool/media/fileName';

it.each([
	[{ _id: 'a1', language: 'fr' }, 'a1-fr'],
	[{ _id: 'a1' }, 'a1'],
	[{ _id: 'a1', language: '' }, 'a1'],
	[{ _id: 'a1', language: 'zh-CN' }, 'a1-zh-CN'],
	[{ _id: '../../a1', language: 'fr' }, '.._.._a1-fr'],
	[{ _id: 'a 1', language: 'fr' }, 'a_1-fr'],
])('the file of a job with %j is called %s', (job, name) => {
	expect(fileBaseName(job)).toBe(name);
});

it.each([
	['trip.mp4', ['trip.mp4', 'trip-no-captions', 'trip-translated']],
	['Dr.Who', ['Dr.Who', 'Dr.Who-no-captions', 'Dr.Who-translated']],
])('further files of %s have names of their own', (name, expected) => {
	const assets = ['result', 'noCaptionVideo', 'translatedSubtitles'];
	expect(assets.map((asset) => assetFileName(name, asset, assets))).toEqual(expected);
});

it('the result has a name of its own, too, where it is not the first', () => {
	const assets = ['noCaptionVideo', 'result'];
	expect(assets.map((asset) => assetFileName('trip.mp4', asset, assets))).toEqual([
		'trip.mp4',
		'trip-result',
	]);
});

it.each([
	['result', 'mp4'],
	['noCaptionVideo', 'mp4'],
	['originalSubtitles', 'srt'],
	['translatedSubtitles', 'srt'],
])('the name of the asset %s ends with %s when nothing else tells', (asset, extension) => {
	expect(fallbackExtension(asset)).toBe(extension);
});

describe('a name', () => {
	const url = 'https://media.example/v.mov?name=x.srt';

	it.each(['trip.mp4', 'TRIP.MP4', 'trip.mpeg', 'speech.ogg', 'a.b.srt'])(
		'with an extension stays: %s',
		(name) => {
			expect(completeFileName(name, url, 'video/webm', 'mp4')).toBe(name);
		},
	);

	it.each(['trip', 'Dr.Who', 'v1.2025', 'trip.mp4.', 'Order 4.711'])(
		'without one gets that of the address: %s',
		(name) => expect(completeFileName(name, url, 'video/webm', 'mp4')).toBe(`${name}.mov`),
	);

	it.each([
		['video/webm', 'webm'],
		['video/x-unheard-of', 'mp4'],
		[undefined, 'mp4'],
	])('at an address without one gets that of the type %p: %s', (mimeType, extension) => {
		const address = 'https://media.example/v';
		expect(completeFileName('trip', address, mimeType, 'mp4')).toBe(`trip.${extension}`);
	});
});
