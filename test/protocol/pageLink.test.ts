import { refusal } from '../../nodes/Akool/protocol/failure';
import {
	pageAdvice,
	pageLink,
	reasonWithPageAdvice,
	withPageAdvice,
} from '../../nodes/Akool/protocol/pageLink';

const GET_IT = (service: string) =>
	`Get the file itself, such as its original (n8n has no node that downloads it from ${service})`;

it.each([
	['Google Drive', "Download it with n8n's Google Drive node"],
	['Dropbox', "Download it with n8n's Dropbox node"],
	['OneDrive', "Download it with n8n's Microsoft OneDrive node"],
	['SharePoint', "Download it with n8n's Microsoft SharePoint node"],
	['YouTube', GET_IT('YouTube')],
	['Vimeo', GET_IT('Vimeo')],
	['iCloud', GET_IT('iCloud')],
	['Box', "Download it with n8n's Box node"],
])('of %s: "%s"', (service, download) => {
	const [url = ''] = PAGES.find(([, of]) => of === service) ?? [];
	expect(pageLink(url)?.remedy).toBe(download);
});

const PAGES = [
	['https://drive.google.com/file/d/1a/view?usp=sharing', 'Google Drive'],
	['http://drive.google.com./file/d/1a/view', 'Google Drive'],
	['https://docs.google.com/file/d/1a/edit', 'Google Drive'],
	['https://www.dropbox.com/scl/fi/a/v.mp4?rlkey=b&dl=0', 'Dropbox'],
	['https://m.dropbox.com/s/a', 'Dropbox'],
	['https://dropbox.com/s/a', 'Dropbox'],
	['https://1drv.ms/v/s!a', 'OneDrive'],
	['https://onedrive.live.com/?id=1', 'OneDrive'],
	['https://onedrive.live.com/download.aspx/a?download=0', 'OneDrive'],
	['https://acme.sharepoint.com/:v:/s/team/a', 'SharePoint'],
	['https://acme-my.sharepoint.com/:v:/g/a', 'SharePoint'],
	['https://WWW.YouTube.com/watch?v=a', 'YouTube'],
	['https://youtube.com/shorts/a', 'YouTube'],
	['https://m.youtube.com/watch?v=a', 'YouTube'],
	['https://music.youtube.com/watch?v=a', 'YouTube'],
	['https://www.youtube-nocookie.com/embed/a', 'YouTube'],
	['https://youtu.be/a', 'YouTube'],
	['https://vimeo.com/123', 'Vimeo'],
	['https://www.vimeo.com/123', 'Vimeo'],
	['https://player.vimeo.com/video/123', 'Vimeo'],
	['https://vimeo.com/123/external/a', 'Vimeo'],
	['https://www.icloud.com/iclouddrive/a', 'iCloud'],
	['https://share.icloud.com/photos/a', 'iCloud'],
	['https://icloud.com/iclouddrive/a', 'iCloud'],
	['https://app.box.com/s/a', 'Box'],
	['https://app.box.com/embed/a', 'Box'],
	['https://acme.app.box.com/embed/1', 'Box'],
	['https://acme.box.com/s/a', 'Box'],
	['https://box.com/v/a', 'Box'],
	['https://eu.acme.box.com/file/1', 'Box'],
	['https://acme.box.com/folder/1', 'Box'],
];

it.each(PAGES)('%s is a page of %s', (url, service) => {
	expect(pageLink(url)).toEqual({
		service,
		remedy: expect.stringMatching(/^(Download it with n8n's .+ node|Get the file itself, .+\))$/),
	});
});

it.each([
	'https://www.dropbox.com/s/a/v.mp4?dl=1',
	'https://www.dropbox.com/s/a/v.mp4?raw=1',
	'https://dl.dropboxusercontent.com/s/a/v.mp4',
	'https://drive.usercontent.google.com/download?id=1',
	'https://drive.google.com.evil.example/file/d/1',
	'https://evildrive.google.com.example/',
	'https://notdropbox.com/s/a',
	'https://drive.google.com@evil.example/file',
	'https://evil.example/drive.google.com/file',
	'https://myyoutube.com/watch',
	'https://acme.sharepoint.com/a/_layouts/15/download.aspx?share=a',
	'https://acme.sharepoint.com/a/v.mp4?download=1',
	'https://onedrive.live.com/download?resid=1',
	'https://onedrive.live.com/a?download=1',
	'https://acme.eu.sharepoint.com/:v:/s/team/a',
	'https://acme.sharepoint.com.evil.example/:v:/a',
	'https://1drv.ms.evil.example/v/a',
	'https://evil1drv.ms/v/a',
	'https://youtu.be.evil.example/a',
	'https://evilvimeo.com/123',
	'https://vimeo.com.evil.example/123',
	'https://evilicloud.com/a',
	'https://icloud.com.evil.example/a',
	'https://evilbox.com/s/a',
	'https://box.com.evil.example/s/a',
	'https://www.box.com/pricing',
	'https://notapp.box.com/embed/a',
	'https://acme.box.com/help/s/a',
	'https://acme.box.com/s',
	'https://vod-progressive.akamaized.net/a.mp4',
	'https://player.vimeo.com/progressive_redirect/download/1/a.mp4',
	'https://player.vimeo.com/external/1.hd.mp4?s=a',
	'https://app.box.com/shared/static/a.mp4',
	'https://dropbox.com.evil.example/s/a',
	'https://videos.example/a.mp4',
	'ftp://drive.google.com/a',
	'drive.google.com/file',
	'',
])('%s is none', (url) => {
	expect(pageLink(url)).toBeNull();
});

const PAGE = 'https://youtu.be/abc?t=1';
const body = {
	url: 'https://v.example/a',
	elements: [{ type: 'avatar', url: PAGE }],
};

it.each([1003, 1203, 1207, 1208, 1209])('a refusal with %d names the page', (code) => {
	expect(withPageAdvice(refusal(code, 'no', null), body).description).toMatch(
		/"no"\. The URL youtu\.be\/abc is a page of YouTube, not the file\. .+, then set .+ File\.$/,
	);
	expect(reasonWithPageAdvice(code, 'no', body)).toMatch(/^no\. The URL youtu\.be/);
	expect(reasonWithPageAdvice(code, '', body)).toMatch(/^[A-Z].+\. The URL youtu\.be/);
});

it.each<[string, object]>([
	['set Input Type to Binary File', { url: PAGE }],
	['enter a URL that leads to the file itself', { caption_url: PAGE }],
	['set Input Type to Binary File', { video_url: PAGE }],
	['set Audio Input Type to Binary File', { audio_url: PAGE }],
	['set Photo Input Type to Binary File', { talking_photo_url: PAGE }],
	['set Avatar Source to Photo or Video File', { elements: [{ type: 'avatar', url: PAGE }] }],
	['set Audio Input Type to Binary File', { elements: [{ type: 'audio', url: PAGE }] }],
	['enter a URL that leads to the file itself', { elements: [{ type: 'image', url: PAGE }] }],
])('says to %s for %j', (remedy, asked) => {
	expect(pageAdvice(1208, asked).endsWith(`, then ${remedy}.`)).toBe(true);
});

it('names each page once, wherever in the request it is, and nothing else', () => {
	const page = 'https://vimeo.com/1#t';
	const lists = {
		url: page,
		also: [[page, null, 7, 'text'], { deeper: { url: 'https://youtu.be/a' } }],
	};
	const said = reasonWithPageAdvice(1208, 'no!', lists);
	expect(said.match(/The URL \S+ is a page of \w+/g)).toEqual([
		'The URL vimeo.com/1 is a page of Vimeo',
		'The URL youtu.be/a is a page of YouTube',
	]);
	expect(said).toMatch(/^no! The URL/);
	expect(reasonWithPageAdvice(1208, 'no', { url: 'https://v.example/a' })).toBe('no');
	for (const reason of ['no.', 'no!', 'no?'])
		expect(reasonWithPageAdvice(1208, reason, body)).toMatch(/^no[.!?] The URL youtu/);
	expect(reasonWithPageAdvice(1208, '', body)).toMatch(/^Akool could not read a file\. The URL/);
});

it('any other refusal, and one without a page, stays as it is', () => {
	for (const failure of [refusal(1006, 'no', null), refusal(1101, '', null)])
		expect(withPageAdvice(failure, body)).toEqual(failure);
	expect(withPageAdvice(refusal(1208, '', null), { url: 'https://v.example/a' })).toEqual(
		refusal(1208, '', null),
	);
});
