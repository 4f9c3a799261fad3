import type { Container } from '@n8n/di';

/**
 * The container in which n8n-core keeps its services. n8n-core may bring a release of `@n8n/di` of
 * its own, so that an import would give another, empty one.
 */
export async function coreContainer(): Promise<typeof Container> {
	const core = require.resolve('n8n-core');
	const own = require.resolve('@n8n/di', { paths: [core] });
	return ((await import(own)) as { Container: typeof Container }).Container;
}
