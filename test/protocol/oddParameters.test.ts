import fc from 'fast-check';

import { InvalidParameter } from '../../nodes/Akool/protocol/invalidParameter';
import { request } from './translationParameters';

const json = fc.jsonValue().filter((value) => !/undefined|object/.test(JSON.stringify(value)));
const odd = fc.oneof(
	json,
	fc.constantFrom(undefined, { words: [{ from: '__proto__', to: 'a' }] }, 'TRUE', 1, 0, {
		words: {},
	}),
);
const optionNames = [
	...['captionType', 'captionUrl', 'dynamicDuration', 'faceEnhance', 'mergeInterval', 'style'],
	...['removeBackgroundMusic', 'speakerCount', 'keepWords', 'fixedWords', 'pronouncedWords'],
	'additionalFields',
];
const oddOptions = fc.oneof(
	odd,
	fc.record(Object.fromEntries(optionNames.map((name) => [name, odd])), { requiredKeys: [] }),
	fc.tuple(fc.constantFrom(...optionNames), odd).map(([name, value]) => ({ [name]: value })),
);

it('any value in any parameter gives a request or is refused in words', () => {
	const names = ['videoUrl', 'sourceLanguage', 'targetLanguages', 'lipsync', 'webhookUrl'];
	const one = fc.tuple(fc.constantFrom(...names), odd).map(([name, value]) => ({ [name]: value }));
	fc.assert(
		fc.property(
			fc.oneof(
				one,
				oddOptions.map((options) => ({ options })),
			),
			(changes) => {
				try {
					const sent = JSON.stringify(request(changes));
					expect(sent).not.toMatch(/\[object|undefined/);
				} catch (error) {
					if (!(error instanceof InvalidParameter)) throw error as Error;
					expect(`${error.message} ${error.description}`).not.toMatch(/\[object/);
				}
			},
		),
		{ numRuns: 1000 },
	);
	expect(Object.prototype).not.toHaveProperty('words');
});
