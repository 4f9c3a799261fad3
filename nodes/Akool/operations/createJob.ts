import type { INodeProperties } from 'n8n-workflow';

import { options } from '../fields/options';
import { simplify } from '../fields/simplify';
import { waitFields } from '../fields/wait';
import { webhookUrl } from '../fields/webhookUrl';
import { sendCreate } from '../jobs/sendCreate';
import type { Product } from '../protocol/product';
import { onlyCustom } from './onlyCustom';
import type { Operation } from './operation';

/** What the editor says of the operations that create a product. */
export interface CreateTexts {
	/** Such as "Create a lip sync". */
	action: string;
	/** What comes of it, as a command, such as "Let …". */
	description: string;
}

/**
 * Makes the operation that creates the jobs of a product.
 *
 * @param option what it is called, where not "Create"
 */
export function createOperation(
	product: Product,
	{ action, description }: CreateTexts,
	fields: INodeProperties[],
	option = { name: 'Create', value: 'create' },
): Operation {
	return {
		option: {
			...option,
			action,
			description,
			routing: {
				request: { method: 'POST', url: product.path },
				operations: { pagination: sendCreate(product) },
			},
		},
		fields: [...fields, webhookUrl, simplify, options],
	};
}

/**
 * Makes the operation that creates the jobs of a product and waits for them; what runs it is in the node.
 *
 * @param further options, where the product has any
 */
export function createAndWaitOperation(
	{ action, description }: CreateTexts,
	fields: INodeProperties[],
	further: INodeProperties[],
): Operation {
	return {
		option: {
			name: 'Create and Wait',
			value: 'createAndWait',
			action: `${action} and wait`,
			description: `${description}, and go on when it is finished`,
			routing: onlyCustom('Create and Wait'),
		},
		fields: [...fields, ...waitFields, simplify, ...further],
	};
}
