import type { LiveAnswer } from './account';
import { differences, shapeOf } from './differences';

/** What differed from the documentation, for each answer: a line, and one for each difference. */
export function reportOf(answers: LiveAnswer[], date: string): string {
	const lines = answers.flatMap(({ kind, data, problem }) => {
		const different = problem === null ? differences(data, shapeOf(kind)) : [problem];
		const head = `${different.length === 0 ? 'as documented' : 'DIFFERS      '} ${kind}`;
		return [`${head} (${shapeOf(kind).request})`, ...different.map((line) => `  - ${line}`)];
	});
	return [`Akool, ${date}`, ...lines].join('\n');
}
