import { format, resolveConfig } from 'prettier';

/** Text as the repository's formatter would leave it in that file, so that `npm run lint` passes. */
export async function formatted(file: string, text: string): Promise<string> {
	const config = await resolveConfig(file);
	return await format(text, { ...config, filepath: file });
}
