import { refusal } from '../../nodes/Akool/protocol/failure';
import {
	pageAdvice,
	pageLink,
	reasonWithPageAdvice,
	withPageAdvice,
} from '../../nodes/Akool/protocol/pageLink';

it.each([
	['https://drive.google.com/file/d/1a/view?usp=sharing', 'Google Drive'],
	['https://docs.google.com/file/d/1a/edit', 'Google Drive'],
	['https://www.dropbox.com/scl/fi/a/v.mp4?rlkey=b&dl=0', 'Dropbox'],
	['https://1drv.ms/v/s!a', 'OneDrive'],
	['https://onedrive.live.com/?id=1', 'OneDrive'],
	['https://acme.sharepoint.com/:v:/s/team/a', 'SharePoint'],
	['https://acme-my.sharepoint.com/:v:/g/a', 'SharePoint'],
	['https://WWW.YouTube.com/watch?v=a', 'YouTube'],
	['https://youtube.com/shorts/a', 'YouTube'],
	['https://youtu.be/a', 'YouTube'],
	['https://vimeo.com/123', 'Vimeo'],
	['https://player.vimeo.com/video/123', 'Vimeo'],
	['https://www.icloud.com/iclouddrive/a', 'iCloud'],
	['https://app.box.com/s/a', 'Box'],
	['https://acme.app.box.com/file/1', 'Box'],
	['https://acme.box.com/s/a', 'Box'],
])('%s is a page of %s', (url, service) => {
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
	'https://vod-progressive.akamaized.net/a.mp4',
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

it('any other refusal, and one without a page, stays as it is', () => {
	for (const failure of [refusal(1006, 'no', null), refusal(1101, '', null)])
		expect(withPageAdvice(failure, body)).toEqual(failure);
	expect(withPageAdvice(refusal(1208, '', null), { url: 'https://v.example/a' })).toEqual(
		refusal(1208, '', null),
	);
});
