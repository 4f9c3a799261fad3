import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { AVATARS, VOICES } from '../protocol/entryLists';
import { idOf } from '../protocol/id';
import { AVATAR } from '../protocol/inputFile';
import type { JsonObject } from '../protocol/types';
import { readPages } from '../requests/pages';
import { dropdown } from './dropdown';
import { audioInput, fileChoice, urlAndFile } from './inputFile';

/** The audio fields, shown only when the speech is audio. */
const speechAudio: INodeProperties[] = audioInput.map((field) => ({
	...field,
	displayOptions: { show: { ...field.displayOptions?.show, speech: ['audio'] } },
}));

/** Who speaks, and what. */
export const talkingAvatarFields: INodeProperties[] = [
	{
		displayName: AVATAR.type.label,
		name: AVATAR.type.name,
		type: 'options',
		default: 'akool',
		description: 'Who is to speak',
		options: [
			{ name: 'Akool Avatar', value: 'akool', description: 'One that Akool offers to everybody' },
			{ name: 'My Avatar', value: 'own', description: 'One that the account has made at Akool' },
			fileChoice(AVATAR),
			{ name: 'Photo or Video URL', value: 'url', description: 'A public address' },
		],
	},
	{
		displayName: 'Avatar Name or ID',
		name: 'avatarId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getAvatars', loadOptionsDependsOn: ['avatarSource'] },
		required: true,
		default: '',
		description:
			'The avatar that speaks. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { avatarSource: ['akool', 'own'] } },
	},
	...urlAndFile(AVATAR, {
		noun: 'the photo or video',
		url: {
			placeholder: 'e.g. https://example.com/presenter.mp4',
			description: 'The public address of a photo or video of who speaks',
		},
		preset: 'data',
	}),
	{
		displayName: 'Speech',
		name: 'speech',
		type: 'options',
		default: 'text',
		description: 'What the avatar says',
		options: [
			{ name: 'Audio', value: 'audio', description: 'What an audio file says' },
			{ name: 'Text', value: 'text', description: 'A text, in one of the voices of Akool' },
		],
	},
	{
		displayName: 'Text',
		name: 'inputText',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		description: 'What the avatar says: at most 50,000 characters, and less on some plans',
		displayOptions: { show: { speech: ['text'] } },
	},
	{
		displayName: 'Voice Name or ID',
		name: 'voiceId',
		type: 'options',
		typeOptions: { loadOptionsMethod: 'getVoices' },
		required: true,
		default: '',
		description:
			'The voice that speaks. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
		displayOptions: { show: { speech: ['text'] } },
	},
	...speechAudio,
];

/** Fills the dropdown of avatars: all of the chosen source. Throws Akool's own complaint. */
export async function getAvatars(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	const source = this.getCurrentNodeParameter('avatarSource');
	// Of an expression the editor cannot always tell what it gives.
	const lists = { akool: [AVATARS.akool], own: [AVATARS.own] }[String(source)];
	return await dropdown(this, async (ask) =>
		choices(await readPages(lists ?? [AVATARS.own, AVATARS.akool], ask), 'avatar_id', ['gender']),
	);
}

/** Fills the dropdown of voices: those cloned by the account, then Akool's. */
export async function getVoices(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
	return await dropdown(this, async (ask) =>
		choices(await readPages([VOICES.cloned, VOICES.akool], ask), 'voice_id', [
			'gender',
			'language',
		]),
	);
}

/** What can be chosen by its ID, each with its name and what else tells it from others. */
function choices(entries: JsonObject[], idKey: string, details: string[]): INodePropertyOptions[] {
	return entries.flatMap((entry) => {
		const value = idOf(entry[idKey]);
		if (value === null) return [];
		const known = details
			.map((detail) => entry[detail])
			.filter((detail) => typeof detail === 'string' && detail !== '');
		const name = String(entry.name ?? value);
		return [{ name: known.length === 0 ? name : `${name} (${known.join(', ')})`, value }];
	});
}
