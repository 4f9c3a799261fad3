import type { Failure } from './failure';
import { RESULT_CODES } from './resultCodes';

/** A page that shows a file, told by its URL. */
export interface PageLink {
	/** The service's name, as its users know it. */
	service: string;
	/** What to do about it. */
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
			? `Get the file itself, such as the original of the video (n8n has no node that downloads it from ${service})`
			: `Download it with n8n's ${node} node`;
	return { service, remedy: `${download}, then set Input Type to Binary File.` };
}

/** Akool refused a URL, or could not read what it found there. */
const UNREADABLE: readonly number[] = [1003, 1203, 1207, 1208, 1209];

/**
 * What to add to a refusal: each page among the URLs of the request, at any depth, and what to do.
 * Empty when there is none, or when the refusal has nothing to do with a URL.
 */
export function pageAdvice(code: number | null, body: unknown): string {
	if (code === null || !UNREADABLE.includes(code)) return '';
	const texts = new Set<string>();
	const values = [body];
	for (const value of values) {
		if (typeof value === 'string') texts.add(value);
		else if (typeof value === 'object' && value !== null) {
			for (const inner of Object.values(value) as unknown[]) values.push(inner);
		}
	}
	return [...texts]
		.flatMap((text) => {
			const page = pageLink(text);
			if (page === null) return [];
			const { host, pathname } = new URL(text);
			return `The URL ${host}${pathname} is a page of ${page.service}, not the file. ${page.remedy}`;
		})
		.join(' ');
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
