import { startShared } from '../e2e/sharedN8n';

export default async (): Promise<void> => await startShared('editor');
