import { createRequire } from 'node:module';
import path from 'node:path';

import { REPOSITORY } from '../folders';

const requireFile = createRequire(__filename);

/** The one class that a file of the package exports, as n8n makes it. */
export function load<Type>(file: string): Type {
	// n8n finds the class by the name of its file.
	const name = path.basename(file).split('.')[0] ?? '';
	const classes = required(file) as Record<string, new () => Type>;
	const Class = classes[name];
	if (Class === undefined) throw new Error(`${file} exports no ${name}.`);
	return new Class();
}

/** What a file of the package exports. */
export function required(file: string): unknown {
	try {
		return requireFile(path.join(REPOSITORY, file)) as unknown;
	} catch (error) {
		throw new Error(`${file} cannot be loaded: npm run build makes it.`, { cause: error });
	}
}
