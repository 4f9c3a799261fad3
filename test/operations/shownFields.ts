import {
	NodeHelpers,
	type INodeProperties,
	type INodePropertyOptions,
	type NodeParameterValueType,
} from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';

export const { description } = new Akool();

/** The values on which it depends what is shown. */
const PRESETS = {
	authentication: 'apiToken',
	inputType: 'url',
	audioInputType: 'url',
	photoInputType: 'url',
	avatarSource: 'akool',
	speech: 'text',
	returnAll: false,
};

/** What the editor shows for these parameters, beside the selectors and what every operation has. */
export function shown(parameters: Record<string, string>): INodeProperties[] {
	const values = { ...PRESETS, ...parameters };
	return description.properties
		.filter((property) => NodeHelpers.displayParameter(values, property, null, description))
		.filter(({ name }) => !['resource', 'operation', 'requestOptions'].includes(name));
}

/** The name, the kind and the default of a field. */
export type Row = [string, string, NodeParameterValueType];

export function rows(fields: INodeProperties[]): Row[] {
	return fields
		.filter(({ type }) => type !== 'notice')
		.map(({ name, type, default: value }) => [name, type, value]);
}

/** What can be chosen from a list. */
export function values({ options = [] }: INodeProperties) {
	return (options as INodePropertyOptions[]).map(({ value }) => value);
}

/** The field of a name; throws when there is none. */
export function field(fields: INodeProperties[], name: string): INodeProperties {
	const found = fields.find((property) => property.name === name);
	if (found === undefined) throw new Error(`No parameter ${name}`);
	return found;
}
