import type { INode, INodeProperties } from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node';
import { exampleNames, examplesReadme, readExample } from '../../tools/examples';

const NOTE = 'n8n-nodes-base.stickyNote';
/** Drawn width and height of a node, in n8n's canvas. */
const NODE_SIZE = 100;

const OWN_NODES: Record<string, INodeProperties[]> = {
	'n8n-nodes-akool.akool': new Akool().description.properties,
	'n8n-nodes-akool.akoolTool': new Akool().description.properties,
	'n8n-nodes-akool.akoolTrigger': new AkoolTrigger().description.properties,
};

interface Box {
	name: string;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function boxOf({ name, type, position: [left, top], parameters }: INode): Box {
	const note = type === NOTE;
	const width = note ? Number(parameters.width) : NODE_SIZE;
	const height = note ? Number(parameters.height) : NODE_SIZE;
	return { name, left, top, right: left + width, bottom: top + height };
}

const overlap = (one: Box, other: Box) =>
	one.left < other.right &&
	other.left < one.right &&
	one.top < other.bottom &&
	other.top < one.bottom;

it('there are examples, and the table in their README lists exactly these', () => {
	const names = exampleNames();
	expect(names.length).toBeGreaterThanOrEqual(6);
	expect(names.length).toBeLessThanOrEqual(8);
	const linked = [...examplesReadme().matchAll(/^\| \[(.+?)\]\((.+?)\)/gm)];
	expect(linked.map(([, text, target]) => [text, target]).sort()).toEqual(
		names.map((name) => [name, name]).sort(),
	);
});

describe.each(exampleNames())('%s', (name) => {
	const workflow = readExample(name);
	const nodes = workflow.nodes.filter(({ type }) => type !== NOTE);
	const notes = workflow.nodes.filter(({ type }) => type === NOTE);

	it('has nothing of anybody: no credential, no pinned data, no identity of an n8n', () => {
		expect(Object.keys(workflow).sort()).toEqual(['connections', 'name', 'nodes', 'settings']);
		const holders = workflow.nodes.filter((node) => 'credentials' in node);
		expect(holders).toEqual([]);
		expect(JSON.stringify(workflow)).not.toMatch(
			/apiKey|apiToken|clientSecret|bearer|password|sk-[a-z0-9]/i,
		);
	});

	it('names only addresses that are reserved for examples', () => {
		const hosts = [...JSON.stringify(workflow).matchAll(/https?:\/\/([^/"\s]+)/g)];
		for (const [, host] of hosts) expect(host).toMatch(/(^|\.)example\.com$/);
	});

	it('explains in a note how to set it up', () => {
		expect(notes.map(({ parameters }) => parameters.content).join('\n')).toContain('**Set up**');
	});

	it('names in a note every node that is switched off', () => {
		const texts = notes.map(({ parameters }) => parameters.content).join('\n');
		for (const { name, disabled } of nodes) if (disabled) expect(texts).toContain(`**${name}**`);
	});

	it('uses our nodes with parameters that they have', () => {
		const own = nodes.filter(({ type }) => type.startsWith('n8n-nodes-akool.'));
		expect(own).not.toEqual([]);
		for (const { type, parameters } of own) {
			const known = (OWN_NODES[type] ?? []).map((property) => property.name);
			expect(known).toEqual(expect.arrayContaining(Object.keys(parameters)));
		}
	});

	it('connects all its nodes', () => {
		const targets = Object.values(workflow.connections).flatMap((outputs) =>
			Object.values(outputs).flatMap((ends) => ends.flatMap((end) => end ?? [])),
		);
		const connected = [...Object.keys(workflow.connections), ...targets.map(({ node }) => node)];
		expect([...new Set(connected)].sort()).toEqual(nodes.map((node) => node.name).sort());
	});

	it('is tidy: nothing lies on another, and nodes of a row leave each other room', () => {
		const boxes = workflow.nodes.map(boxOf);
		const collisions = boxes.flatMap((one, index) =>
			boxes
				.slice(index + 1)
				.filter((other) => overlap(one, other))
				.map((other) => [one, other]),
		);
		expect(collisions).toEqual([]);
		const crowded = nodes.flatMap((one, index) =>
			nodes
				.slice(index + 1)
				.filter(({ position: [left, top] }) => {
					const sameRow = Math.abs(top - one.position[1]) < NODE_SIZE;
					return sameRow && Math.abs(left - one.position[0]) < 200;
				})
				.map((other) => [one.name, other.name]),
		);
		expect(crowded).toEqual([]);
	});
});
