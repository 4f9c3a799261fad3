import { isDeepStrictEqual } from 'node:util';

/** What the check reads of a package.json. */
export interface Manifest {
	license?: string;
	keywords?: string[];
	scripts?: Record<string, string>;
	dependencies?: object;
	optionalDependencies?: object;
	bundledDependencies?: unknown;
	bundleDependencies?: unknown;
	peerDependencies?: object;
	n8n?: { nodes?: string[]; credentials?: string[] };
}

const INSTALL_SCRIPTS =
	/^(preinstall|install|postinstall|prepublish|(pre|post)?prepare|dependencies)$/;
const DEPENDENCY_FIELDS = [
	'dependencies',
	'optionalDependencies',
	'bundledDependencies',
	'bundleDependencies',
] as const;

/** What is wrong with what the package says of itself and does when installed; empty when it is right. */
export function manifestProblems(manifest: Manifest): string[] {
	const scripts = Object.keys(manifest.scripts ?? {}).filter((name) => INSTALL_SCRIPTS.test(name));
	const dependencies = DEPENDENCY_FIELDS.filter((field) => manifest[field] !== undefined);
	const peers = { 'n8n-workflow': '*' };
	return [
		...scripts.map((name) => `package.json has the install-time script "${name}"`),
		...dependencies.map((field) => `package.json has "${field}"; a verified package has none`),
		...(isDeepStrictEqual(manifest.peerDependencies, peers)
			? []
			: [`peerDependencies is not exactly ${JSON.stringify(peers)}`]),
		...(manifest.license === 'MIT' ? [] : ['the license is not MIT']),
		...(manifest.keywords?.includes('n8n-community-node-package')
			? []
			: ['the keywords lack "n8n-community-node-package", by which n8n finds packages']),
	];
}

/** What is wrong with the text of the license; empty when it is the one that package.json names. */
export function licenseProblems(text: string): string[] {
	return text.startsWith('MIT License\n') ? [] : ['LICENSE is not the MIT License'];
}
