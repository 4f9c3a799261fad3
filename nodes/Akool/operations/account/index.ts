import { resourceOf } from '../operation';
import { getCredit } from './getCredit';

export const account = resourceOf({ name: 'Account', value: 'account' }, 'getCredit', [getCredit]);
