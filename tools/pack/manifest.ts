import { isDeepStrictEqual } from 'node:util';

/** What the check reads of a package.json. */
export interface Manifest {
	scripts?: Record<string, string>;
	dependencies?: object;
	optionalDependencies?: object;
	bundledDependencies?: unknown;
	bundleDependencies?: unknown;
	peerDependencies?: object;
	n8n?: { nodes?: string[]; credentials?: string[] };
}

const ALLOWED_FILES = [
	/^package\.json$/,
	/^(README|CHANGELOG|LICENSE)\.md$/,
	/^LICENSE$/,
	/^dist\/(nodes|credentials)\/[\w/.-]+\.js$/,
	/^dist\/(nodes|credentials)\/[\w/.-]+\.svg$/,
	/^dist\/nodes\/[\w/.-]+\.node\.json$/,
];
const NEEDED_FILES = [/^package\.json$/, /^README\.md$/, /^CHANGELOG\.md$/, /^LICENSE(\.md)?$/];
const TEST_FILE = /\.(test|spec)\.js$/;
const INSTALL_SCRIPTS =
	/^(preinstall|install|postinstall|prepublish|(pre|post)?prepare|dependencies)$/;
const DEPENDENCY_FIELDS = [
	'dependencies',
	'optionalDependencies',
	'bundledDependencies',
	'bundleDependencies',
] as const;

/** What is wrong with the list of packed files; empty when it is right. */
export function fileProblems(files: string[], { n8n = {} }: Manifest): string[] {
	const unwanted = files.filter(
		(file) => TEST_FILE.test(file) || !ALLOWED_FILES.some((pattern) => pattern.test(file)),
	);
	const missing = NEEDED_FILES.filter((pattern) => !files.some((file) => pattern.test(file)));
	const declared = [...(n8n.nodes ?? []), ...(n8n.credentials ?? [])];
	return [
		...unwanted.map((file) => `does not belong into the package: ${file}`),
		...missing.map((pattern) => `is missing from the package: ${pattern.source}`),
		...(declared.length > 0 ? [] : ['package.json declares neither nodes nor credentials to n8n']),
		...declared
			.filter((file) => !files.includes(file))
			.map((file) => `is declared to n8n but not in the package: ${file}`),
	];
}

/** What is wrong with what installing the package would do; empty when it is right. */
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
	];
}
