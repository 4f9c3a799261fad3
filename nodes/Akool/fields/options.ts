import type { INodeProperties } from 'n8n-workflow';

import { avatarOptions, photoOptions } from './avatarOptions';
import { downloadOptions } from './download';
import { reference } from './reference';
import { translationOptions } from './translation';

const CREATES = ['create', 'createAndWait', 'createTranslation'];

function onlyFor(
	show: { operation: string[]; resource?: string[] },
	options: INodeProperties[],
): INodeProperties[] {
	const shown = Object.fromEntries(
		Object.entries(show).map(([name, values]) => [`/${name}`, values]),
	);
	return options.map((option) => ({ ...option, displayOptions: { show: shown } }));
}

const all: INodeProperties[] = [
	...onlyFor({ operation: ['create', 'createTranslation'] }, [reference]),
	...onlyFor({ operation: CREATES, resource: ['videoTranslation'] }, translationOptions),
	...onlyFor({ operation: CREATES, resource: ['talkingPhoto'] }, photoOptions),
	...onlyFor({ operation: CREATES, resource: ['talkingAvatar'] }, avatarOptions),
	...onlyFor({ operation: ['downloadVideo'] }, downloadOptions),
];

/**
 * The options of all operations in one field, each shown where it belongs, because n8n evaluates a
 * parameter once for each field of its name. Every operation that has options has it last.
 */
export const options: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: all.sort((one, other) => one.displayName.localeCompare(other.displayName)),
};
