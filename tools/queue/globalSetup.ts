import { startShared } from './sharedQueue';

export default startShared;
