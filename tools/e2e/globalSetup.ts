import { startShared } from './sharedN8n';

export default async (): Promise<void> => await startShared('e2e');
