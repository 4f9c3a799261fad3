import type { Failure } from './failure';
import { AUDIO, AVATAR, PHOTO, VIDEO, asFile, type InputParameters } from './inputFile';
import { RESULT_CODES } from './resultCodes';
import type { JsonObject } from './types';

/** A page that shows a file, told by its URL. */
export interface PageLink {
	/** The service's name, as its users know it. */
	service: string;
	/** How to get the file, as the beginning of a sentence. */
	remedy: string;
}

interface Service {
	service: string;
	/** n8n's node that can download the file; none where n8n has no such node. */
	node?: string;
	/** The host, in lower case. */
	host: RegExp;
	/** Tells links of the same host that lead to the file itself. */
	isFile?: (url: URL) => boolean;
	/** Tells pages from what else the host has. */
	isPage?: (url: URL) => boolean;
}

const SERVICES: readonly Service[] = [
	{ service: 'Google Drive', node: 'Google Drive', host: /^(drive|docs)\.google\.com$/ },
	{
		service: 'Dropbox',
		node: 'Dropbox',
		host: /^(www\.|m\.)?dropbox\.com$/,
		isFile: ({ searchParams }) => searchParams.get('dl') === '1' || searchParams.get('raw') === '1',
	},
	{
		service: 'OneDrive',
		node: 'Microsoft OneDrive',
		host: /^(1drv\.ms|onedrive\.live\.com)$/,
		isFile: asksToDownload,
	},
	{
		service: 'SharePoint',
		node: 'Microsoft SharePoint',
		host: /^[^.]+\.sharepoint\.com$/,
		isFile: asksToDownload,
	},
	{
		service: 'YouTube',
		host: /^(((www|m|music)\.)?youtube\.com|www\.youtube-nocookie\.com|youtu\.be)$/,
	},
	{
		service: 'Vimeo',
		host: /^((www|player)\.)?vimeo\.com$/,
		isFile: ({ pathname }) => /^\/(external|progressive_redirect)\//.test(pathname),
	},
	{ service: 'iCloud', host: /^((www|share)\.)?icloud\.com$/ },
	{
		service: 'Box',
		node: 'Box',
		host: /^([^.]+\.)*box\.com$/,
		isFile: ({ pathname }) => pathname.startsWith('/shared/static/'),
		isPage: ({ hostname, pathname }) =>
			/(^|\.)app\.box\.com$/.test(hostname) || /^\/(s|v|file|folder)\//.test(pathname),
	},
];

function asksToDownload({ pathname, searchParams }: URL): boolean {
	return searchParams.get('download') === '1' || /\/download(\.aspx)?$/.test(pathname);
}

/** What is known of a URL that leads to a service's page rather than to a file; else null. */
export function pageLink(text: string): PageLink | null {
	if (!URL.canParse(text)) return null;
	const url = new URL(text);
	if (!['http:', 'https:'].includes(url.protocol)) return null;
	const host = url.hostname.replace(/\.$/, '');
	const found = SERVICES.find(
		(service) =>
			service.host.test(host) && !service.isFile?.(url) && (service.isPage?.(url) ?? true),
	);
	if (found === undefined) return null;
	const { service, node } = found;
	const download =
		node === undefined
			? `Get the file itself, such as its original (n8n has no node that downloads it from ${service})`
			: `Download it with n8n's ${node} node`;
	return { service, remedy: download };
}

/** Akool refused a URL, or could not read what it found there. */
const REFUSED_URL: readonly number[] = [1003, 1203, 1207, 1208, 1209];

/**
 * What to add to a refusal: each page among the URLs of the request, at any depth, and what to do.
 * Empty when there is none, or when the refusal has nothing to do with a URL.
 */
export function pageAdvice(code: number | null, body: unknown): string {
	if (code === null || !REFUSED_URL.includes(code)) return '';
	const advice = new Map<string, string>();
	const holders = [body];
	for (const holder of holders) {
		if (typeof holder !== 'object' || holder === null) continue;
		for (const [key, value] of Object.entries(holder)) {
			const page = typeof value === 'string' ? pageLink(value) : null;
			if (page === null) {
				holders.push(value);
				continue;
			}
			const { host, pathname } = new URL(String(value));
			advice.set(
				String(value),
				`The URL ${host}${pathname} is a page of ${page.service}, not the file. ${page.remedy}, then ${fileInstead(key, holder as JsonObject)}.`,
			);
		}
	}
	return [...advice.values()].join(' ');
}

/** By the key that holds a URL in a create call, where the editor takes a file in its place. */
const INPUTS: Readonly<Record<string, InputParameters>> = {
	url: VIDEO,
	video_url: VIDEO,
	audio_url: AUDIO,
	talking_photo_url: PHOTO,
};

/** The same for what an element of a talking avatar holds, by its type. */
const ELEMENTS: Readonly<Record<string, InputParameters>> = { avatar: AVATAR, audio: AUDIO };

function fileInstead(key: string, { type }: JsonObject): string {
	const input = type === undefined ? INPUTS[key] : ELEMENTS[String(type)];
	return input === undefined ? 'enter a URL that leads to the file itself' : `set ${asFile(input)}`;
}

/** The same failure, naming the pages among the URLs of the request. */
export function withPageAdvice(failure: Failure, body: unknown): Failure {
	const advice = pageAdvice(failure.code, body);
	if (advice === '') return failure;
	return { ...failure, description: `${failure.description} ${advice}` };
}

/** The reason of a rejected part, naming the pages among the URLs of the request. */
export function reasonWithPageAdvice(code: number, reason: string, body: unknown): string {
	const advice = pageAdvice(code, body);
	if (advice === '') return reason;
	const said = reason === '' ? (RESULT_CODES[code]?.meaning ?? '') : reason;
	return `${said}${/[.!?]$/.test(said) || said === '' ? '' : '.'} ${advice}`.trim();
}
