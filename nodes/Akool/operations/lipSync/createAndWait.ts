import { lipSyncFields } from '../../fields/lipSync';
import { createAndWaitOperation } from '../createJob';
import { texts } from './texts';

export const createAndWait = createAndWaitOperation(texts, lipSyncFields, []);
