import { lipSyncFields } from '../../fields/lipSync';
import { lipSync } from '../../protocol/lipSync';
import { createOperation } from '../createJob';
import { texts } from './texts';

export const create = createOperation(lipSync, texts, lipSyncFields);
