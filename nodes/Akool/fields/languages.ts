import type { ILoadOptionsFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { ENDPOINTS } from '../protocol/endpoints';
import { languagesIn } from '../protocol/envelope';
import { idOf } from '../protocol/id';
import { DETECT } from '../protocol/parameters/languageCodes';
import { dropdown } from './dropdown';

/** The language that is spoken. */
export const sourceLanguage: INodeProperties = {
	displayName: 'Source Language Name or ID',
	name: 'sourceLanguage',
	type: 'options',
	typeOptions: { loadOptionsMethod: 'getSourceLanguages' },
	default: DETECT,
	description:
		'The language spoken in the video. Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
};

/** The languages to translate into, each of which is a job. */
export const targetLanguages: INodeProperties = {
	displayName: 'Target Language Names or IDs',
	name: 'targetLanguages',
	type: 'multiOptions',
	typeOptions: { loadOptionsMethod: 'getTargetLanguages' },
	required: true,
	default: [],
	description:
		'The languages to translate the video into. An expression may give an array or comma-separated codes, such as fr,de. Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>.',
	hint: 'Each language is a job of its own and costs credits',
};

/** Fills the dropdown of target languages. Throws Akool's own complaint when it refuses. */
export async function getTargetLanguages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await dropdown(this, async (ask) =>
		languagesIn(await ask(ENDPOINTS.listLanguages))
			.flatMap(({ lang_code: code, lang_name: name }) => {
				const value = idOf(code);
				return value === null ? [] : [{ name: String(name ?? value), value }];
			})
			.sort((a, b) => a.name.localeCompare(b.name)),
	);
}

/** Fills the dropdown of source languages: those of Akool, after the one to detect it. */
export async function getSourceLanguages(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	const languages = await getTargetLanguages.call(this);
	return [{ name: 'Detect Automatically', value: DETECT }, ...languages];
}
