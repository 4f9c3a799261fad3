import type { ProductName } from '../types';
import { lipSync } from './lipSync';
import type { Product } from './product';
import { talkingAvatar } from './talkingAvatar';
import { talkingPhoto } from './talkingPhoto';
import { translation } from './translation';

export type { Product } from './product';

/** Everything that can be created. */
export const PRODUCTS: Product[] = [translation, lipSync, talkingPhoto, talkingAvatar];

/** The product of this name. */
export function productOf(name: ProductName): Product {
	return PRODUCTS.find((product) => product.name === name) ?? translation;
}
