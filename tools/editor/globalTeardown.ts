import { stopShared } from '../e2e/sharedN8n';

export default stopShared;
