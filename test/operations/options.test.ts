import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import { description, field, rows, shown, values, type Row } from './shownFields';

describe('the options', () => {
	const optionsOf = (operation: string, resource = 'videoTranslation') =>
		((field(shown({ resource, operation }), 'options').options ?? []) as INodeProperties[]).filter(
			(option) =>
				NodeHelpers.displayParameter({}, option, null, description, { resource, operation }),
		);

	it.each<[string, string, Row[]]>([
		['lipSync', 'create', [['reference', 'string', '']]],
		['talkingPhoto', 'createAndWait', [['prompt', 'string', '']]],
		[
			'talkingPhoto',
			'create',
			[
				['prompt', 'string', ''],
				['reference', 'string', ''],
			],
		],
		[
			'talkingAvatar',
			'create',
			[
				['avatarHeight', 'number', 1080],
				['avatarOffsetX', 'number', 1920],
				['avatarOffsetY', 'number', 1080],
				['avatarScale', 'number', 1],
				['avatarWidth', 'number', 1080],
				['background', 'string', ''],
				['reference', 'string', ''],
			],
		],
	])('of %s, %s', (resource, operation, expected) => {
		expect(rows(optionsOf(operation, resource)).sort()).toEqual(expected);
	});

	it('has the reference only where there is a webhook URL', () => {
		const names = (operation: string) => optionsOf(operation).map(({ name }) => name);
		expect(names('createTranslation')).toContain('reference');
		expect(names('createAndWait')).not.toContain('reference');
	});

	it.each(['createTranslation', 'createAndWait'])('of %s', (operation) => {
		expect(rows(optionsOf(operation).filter(({ name }) => name !== 'reference')).sort()).toEqual([
			['additionalFields', 'json', '{}'],
			['captionType', 'options', 0],
			['captionUrl', 'string', ''],
			['dynamicDuration', 'boolean', false],
			['faceEnhance', 'boolean', false],
			['fixedWords', 'fixedCollection', {}],
			['keepWords', 'string', ''],
			['mergeInterval', 'number', 1],
			['pronouncedWords', 'fixedCollection', {}],
			['removeBackgroundMusic', 'boolean', false],
			['speakerCount', 'number', 0],
			['style', 'options', 'professional'],
		]);
	});

	it('of downloadVideo', () => {
		expect(rows(optionsOf('downloadVideo'))).toEqual([
			['fileName', 'string', ''],
			['maxSizeMb', 'number', 0],
		]);
	});

	it('offer every style and caption type of Akool', () => {
		const options = optionsOf('createTranslation');
		expect(values(field(options, 'captionType')).sort()).toEqual([0, 1, 2, 3, 4]);
		const styles =
			'affectionate angry calm cheerful depressed disgruntled embarrassed empathetic excited fearful friendly professional relaxed sad serious unfriendly';
		expect(values(field(options, 'style')).sort()).toEqual(styles.split(' '));
	});

	it.each(['fixedWords', 'pronouncedWords'])('%s take pairs of words', (name) => {
		const [words] = field(optionsOf('createTranslation'), name).options ?? [];
		expect(words).toMatchObject({ name: 'words', values: [{ name: 'from' }, { name: 'to' }] });
	});
});
