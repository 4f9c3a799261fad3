import type { IBinaryData, INodeExecutionData } from 'n8n-workflow';

import { InvalidParameter, quote } from '../protocol/invalidParameter';
import type { InputFile } from '../protocol/product';
import { isJsonObject } from '../protocol/types';
import { isToolCall, type RunHost } from '../requests/runHost';
import { EXTENSIONS, isOtherKind } from './fileKind';

/** A file of an item that Akool may be given a link to. */
export interface SourceFile {
	input: InputFile;
	/** n8n's description of it, which has an ID: it is in n8n's store. */
	data: IBinaryData & { id: string };
	/** With an extension, which n8n's own name may lack. */
	name: string;
	/** What an error calls it. */
	words: string;
}

/** Where n8n keeps files in an item whose workflow joins JSON and files. */
const FILES_IN_JSON = '_files';

/**
 * Finds a file of an item, as the item describes it.
 *
 * @throws {InvalidParameter} when there is none, or none that Akool could be given a link to
 */
export function sourceFile(host: RunHost, input: InputFile, itemIndex: number): SourceFile {
	const data = binaryData(host, input, itemIndex);
	const name = nameOf(data, input);
	const words = `${input.label} file ${quote(name)} of item ${itemIndex}`;
	const { id, mimeType = '' } = data;
	if (isOtherKind(mimeType, input.kinds, name)) {
		throw new InvalidParameter(
			`${words} is not ${kindWords(input)}: its type is ${mimeType}`,
			`Check which file is in the field ${quote(input.field)} of the item. Akool takes ${kindWords(input)} here.`,
		);
	}
	if (id !== undefined && id !== '') return { input, data: { ...data, id }, name, words };
	throw new InvalidParameter(
		`${words} is kept in the memory of n8n, and no link can lead there`,
		'Set the environment variable N8N_DEFAULT_BINARY_DATA_MODE of n8n to filesystem (or database, or s3) and restart it, or enter a URL.',
	);
}

/**
 * Makes sure that n8n still has a file.
 *
 * @throws {InvalidParameter} when it is gone, or empty
 */
export async function requireStored(host: RunHost, { data, words }: SourceFile): Promise<void> {
	const [stored] = await Promise.allSettled([host.helpers.getBinaryMetadata(data.id)]);
	if (stored.status === 'rejected') {
		const reason = stored.reason instanceof Error ? stored.reason.message : String(stored.reason);
		throw new InvalidParameter(
			`${words} is no longer in the store of n8n, or cannot be read`,
			`n8n deletes files together with the execution that they belong to. Run the workflow anew, from the node that the file comes from. The reason was: ${reason}.`,
		);
	}
	if (stored.value.fileSize > 0) return;
	throw new InvalidParameter(
		`${words} is empty: it has 0 bytes`,
		'Check the node that the file comes from.',
	);
}

/** What tells a file from others, though n8n may move it meanwhile: end of its ID, name, size. */
export function fileKey({ data, name }: SourceFile): string {
	return [data.id.split(/[/:]/).at(-1), name, data.bytes ?? data.fileSize ?? ''].join(' ');
}

function binaryData(host: RunHost, { label, field }: InputFile, itemIndex: number): IBinaryData {
	if (isToolCall(host)) {
		throw new InvalidParameter(
			`${label} cannot be a file when the node is used as a tool`,
			'A tool call carries text, and no files: set the input type to URL.',
		);
	}
	const item = host.getExecuteData().data.main?.[0]?.[itemIndex];
	const files = filesOf(item, host.getWorkflowSettings().binaryMode === 'combined');
	const names = [field, field.replace(new RegExp(`^${FILES_IN_JSON}\\.`), '')];
	const name = names.find((each) => Object.hasOwn(files, each));
	const file = name === undefined ? undefined : files[name];
	if (file !== undefined) return file;
	const fields = Object.keys(files).map((name) => quote(name));
	throw new InvalidParameter(
		`${label}: item ${itemIndex} has no file in the field ${quote(field)}`,
		fields.length === 0
			? 'It has no file at all: check that the node before this one puts one out, and that no node between them drops it.'
			: `It has one in ${fields.join(', ')}: enter that name.`,
	);
}

function filesOf(
	item: INodeExecutionData | undefined,
	isCombined: boolean,
): Record<string, IBinaryData> {
	const inJson = isCombined ? item?.json[FILES_IN_JSON] : undefined;
	return {
		...(isJsonObject(inJson) ? (inJson as Record<string, IBinaryData>) : {}),
		...item?.binary,
	};
}

function kindWords({ kinds }: InputFile): string {
	const words = { audio: 'an audio file', image: 'an image', video: 'a video' };
	return kinds.map((kind) => words[kind]).join(' or ');
}

function nameOf({ fileName, fileExtension }: IBinaryData, input: InputFile): string {
	// Half a character would make n8n and this node fail when they encode it.
	const name = (fileName?.trim() || input.label.toLowerCase()).replace(/\p{Surrogate}/gu, '_');
	if (/\.\w{1,8}$/.test(name)) return name;
	const [kind = 'video'] = input.kinds;
	return `${name}.${fileExtension || EXTENSIONS[kind]}`;
}
