import '../../engine/shortPauses';

import { videos } from '../../engine/operations';
import { simulatedAccount } from '../../engine/simulation';

const account = simulatedAccount();
const PAGE = 'https://drive.google.com/file/d/1a/view?usp=sharing';
const ADVICE =
	"The URL drive.google.com/file/d/1a/view is a page of Google Drive, not the file. Download it with n8n's Google Drive node, then set Input Type to Binary File.";
const parameters = { targetLanguages: ['fr', 'de'] };

it('success that names no job is never taken for a job, nor sent again', async () => {
	account.akool.fault({ kind: 'create', code: 1000, data: {} });
	const { error, items } = await account.run('createTranslation', {
		items: videos(1),
		parameters,
		settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
	});
	expect(error?.message).toBe(
		"Akool's answer holds no video model ID: the translation may or may not have been created",
	);
	expect(error?.description).toContain('item 0, fr: outcome unknown; item 0, de: outcome unknown');
	expect(items()).toEqual([]);
	expect(account.akool.requests).toHaveLength(1);
});

describe('a URL that leads to a page', () => {
	const items = [{ url: PAGE }];

	it('is told beside the job of the language that was not refused', async () => {
		account.akool.fault({ kind: 'create', language: 'de', code: 1208, msg: 'no file' });
		const { json } = await account.run('createTranslation', { items, parameters });
		expect(json()).toMatchObject([
			{ _id: account.akool.jobs[0]?._id, language: 'fr', error_reason: null },
			{ language: 'de', status: 'rejected', error_reason: expect.stringContaining(ADVICE) },
		]);
	});

	it('is told when all was refused', async () => {
		account.akool.fault({ kind: 'create', code: 1208, msg: 'no file' });
		const { error } = await account.run('createTranslation', { items, parameters });
		expect(error?.description).toContain(ADVICE);
	});
});

it('a URL that Akool could not read is no file that it had to fetch from n8n', async () => {
	account.akool.fault({ kind: 'create', code: 1208, msg: 'no file' });
	const { error } = await account.run('createTranslation', { items: videos(1), parameters });
	expect(error?.message).toBe('Akool could not read a file');
	expect(error?.description).not.toContain('this n8n');
});
