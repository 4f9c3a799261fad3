import { stopShared } from './sharedQueue';

export default stopShared;
