import { exampleNames, readExample } from '../../../tools/examples';
import { sharedN8n } from '../../../tools/e2e/sharedN8n';
import { nodeParameters, nodeVersions } from '../../../tools/n8n/nodeForm';

it.each(exampleNames())('%s is imported as it is, and n8n knows all its nodes', async (name) => {
	const n8n = sharedN8n();
	const example = readExample(name);
	const saved = await n8n.createWorkflow(example);
	expect(saved.nodes.map((node) => node.name)).toEqual(example.nodes.map((node) => node.name));
	const wanted = example.nodes.map(({ type, typeVersion }) => ({
		// The tool form is made by n8n itself, and not listed by every line.
		type: type.replace(/Tool$/, ''),
		typeVersion,
	}));
	const unknown = [];
	for (const node of wanted) {
		const versions = await nodeVersions(n8n, node.type, node.typeVersion);
		if (!versions.includes(node.typeVersion)) unknown.push(node);
	}
	expect(unknown).toEqual([]);
});

it.each(exampleNames())('%s fills in only what the nodes have', async (name) => {
	const n8n = sharedN8n();
	const unknown: string[] = [];
	for (const node of readExample(name).nodes) {
		// The tool form is made by n8n itself, and not listed by every line.
		const type = node.type.replace(/Tool$/, '');
		const known = await nodeParameters(n8n, type, node.typeVersion);
		for (const parameter of Object.keys(node.parameters)) {
			if (!known.includes(parameter)) unknown.push(`${node.name}: ${parameter}`);
		}
	}
	expect(unknown).toEqual([]);
});
