import { readFileSync } from 'node:fs';
import path from 'node:path';

import { marked } from 'marked';
import type { Token } from 'marked';

import { REPOSITORY, filesIn } from '../folders';

/** A fenced block of code, and the heading that it stands under. */
export interface CodeBlock {
	language: string;
	text: string;
	heading: string;
}

/** A table, and the heading that it stands under; cells as they are written. */
export interface Table {
	header: string[];
	rows: string[][];
	heading: string;
}

/** What the checks look at in a Markdown file. */
export interface Document {
	/** Path in the repository. */
	file: string;
	text: string;
	/** Addresses of links and pictures. */
	links: string[];
	/** What a link to a heading in this file may say behind `#`. */
	anchors: Set<string>;
	headings: string[];
	blocks: CodeBlock[];
	tables: Table[];
	/** Code inside of sentences. */
	codespans: string[];
}

/** The first table under a heading; an empty one when there is none. */
export function tableUnder({ tables }: Document, heading: string): Table {
	const table = tables.find((candidate) => candidate.heading === heading);
	return table ?? { header: [], rows: [], heading };
}

/** Reads all Markdown files of the repository. */
export function readDocuments(): Document[] {
	return filesIn('.', /\.md$/).map(readDocument);
}

function readDocument(file: string): Document {
	const text = readFileSync(path.join(REPOSITORY, file), 'utf8');
	const document: Document = {
		file,
		text,
		links: [],
		anchors: new Set(),
		headings: [],
		blocks: [],
		tables: [],
		codespans: [],
	};
	marked.walkTokens(marked.lexer(text), (token) => collect(document, token));
	return document;
}

function collect(document: Document, token: Token): void {
	const heading = document.headings.at(-1) ?? '';
	if (token.type === 'heading') {
		document.headings.push(token.text as string);
		document.anchors.add(anchorFor(token.text as string, document.anchors));
	}
	if (token.type === 'link' || token.type === 'image') document.links.push(token.href as string);
	if (token.type === 'html') document.links.push(...addressesIn(token.text as string));
	if (token.type === 'codespan') document.codespans.push(token.text as string);
	if (token.type === 'code') {
		const language = (token.lang as string | undefined) ?? '';
		document.blocks.push({ language, text: token.text as string, heading });
	}
	if (token.type === 'table') {
		const cells = (row: Array<{ text: string }>) => row.map(({ text }) => text);
		const { header, rows } = token as unknown as {
			header: Array<{ text: string }>;
			rows: Array<Array<{ text: string }>>;
		};
		document.tables.push({ header: cells(header), rows: rows.map(cells), heading });
	}
}

function addressesIn(html: string): string[] {
	return [...html.matchAll(/\b(?:src|srcset|href)="([^"]*)"/g)].map(([, address = '']) => address);
}

/** The anchor that GitHub makes of a heading. */
function anchorFor(heading: string, taken: Set<string>): string {
	const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
	const anchor = plain
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.trim()
		.replace(/\s/g, '-');
	if (!taken.has(anchor)) return anchor;
	let number = 1;
	while (taken.has(`${anchor}-${number}`)) number += 1;
	return `${anchor}-${number}`;
}
