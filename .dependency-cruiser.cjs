/** What a room may import beside its own files; see docs/architecture.md. From the ground up. */
const ROOMS = {
	protocol: [],
	requests: ['protocol'],
	// A callback is judged, and a file linked to, without knowing of any job.
	callback: ['protocol', 'requests'],
	media: ['protocol', 'requests'],
	// What is created may come from a file and answer to a callback.
	jobs: ['protocol', 'requests', 'callback', 'media'],
	fields: ['protocol', 'requests'],
	trigger: ['protocol', 'requests', 'callback', 'media', 'jobs', 'fields'],
	waiting: ['protocol', 'requests', 'callback', 'media', 'jobs', 'fields'],
	// An operation that waits plugs in what waits; nothing that waits knows an operation.
	operations: ['protocol', 'requests', 'callback', 'media', 'jobs', 'fields', 'waiting'],
};

/** Files of `callback/` that know nothing of n8n. */
const PURE_CALLBACK = ['duplicates', 'payload', 'reference', 'signature', 'verify'];

/** What both lines of n8n bring, by the path that it is found under. */
const ALLOWED_MODULES = '^crypto$|(^|/)node_modules/(@types/)?(n8n-workflow|luxon|lodash|zod)/';

const OWN_FILES = '^(nodes|credentials)/';
const ENTRIES = '^nodes/.+\\.node\\.ts$|^credentials/.+\\.credentials\\.ts$';

const room = (...names) => `^nodes/Akool/(${names.join('|')})/`;

const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
	forbidden: [
		...Object.entries(ROOMS).map(([name, below]) =>
			forbidden(
				`${name}-imports-down`,
				`${name}/ may import ${below.join('/, ') || 'no other room'}: every import runs down`,
				{ path: room(name) },
				{ path: '^nodes/', pathNot: room(name, ...below) },
			),
		),
		forbidden(
			'every-room-has-a-floor',
			'A new room gets its floor in .dependency-cruiser.cjs and docs/architecture.md',
			{},
			{ path: '^nodes/Akool/[^/]+/', pathNot: room(...Object.keys(ROOMS)) },
		),
		forbidden(
			'credentials-import-protocol-only',
			'n8n loads a credential without its nodes',
			{ path: '^credentials/' },
			{ path: '^nodes/', pathNot: room('protocol') },
		),
		forbidden(
			'no-circle',
			'Two files that need each other, types included, are one file or three',
			{},
			{ circular: true },
		),
		{
			name: 'no-orphan',
			comment: 'No node and no credential reaches this file',
			severity: 'error',
			from: { path: ENTRIES },
			to: { path: OWN_FILES, pathNot: ENTRIES, reachable: false },
		},
		forbidden(
			'pure-files-know-no-n8n',
			'These files may import types of n8n-workflow, and nothing that runs',
			{ path: [room('protocol'), `^nodes/Akool/callback/(${PURE_CALLBACK.join('|')})\\.ts$`] },
			{ path: '(^|/)node_modules/n8n-workflow/', dependencyTypesNot: ['type-only'] },
		),
		forbidden(
			'package-imports-no-tools',
			'test/ and tools/ are not in the package',
			{ path: OWN_FILES },
			{ path: '^(test|tools)/' },
		),
		forbidden(
			'only-what-n8n-brings',
			'The package has no dependencies: it may import n8n-workflow, crypto, luxon, lodash and zod',
			{ path: OWN_FILES },
			{ pathNot: [OWN_FILES, '^(test|tools)/', ALLOWED_MODULES] },
		),
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		tsConfig: { fileName: 'tsconfig.json' },
		// Imports of types are arrows, too.
		tsPreCompilationDeps: true,
	},
};
