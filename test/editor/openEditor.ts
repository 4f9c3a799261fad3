import { sharedN8n } from '../../tools/e2e/sharedN8n';
import { Editor, type EditorOptions } from '../../tools/editor/editor';
import { akoolCredential } from '../../tools/n8n/akoolCredential';
import type { SavedCredential } from '../../tools/n8n/types';
import type { AkoolSimulator } from '../../tools/simulator';

/** A browser in which the owner has logged in to the shared n8n. */
export async function openEditor(options?: EditorOptions): Promise<Editor> {
	const editor = await Editor.open(sharedN8n().key.url, options);
	await editor.logIn();
	return editor;
}

/** A credential with a key that Akool refuses. */
export async function refusedCredential(akool: AkoolSimulator): Promise<SavedCredential> {
	const apiKey = 'not-the-right-key-at-all';
	return await sharedN8n().createCredential({
		...akoolCredential(akool, { apiKey }),
		name: 'Refused account',
	});
}
