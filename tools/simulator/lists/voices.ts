import { ACCOUNT } from '../products/akoolsSide';
import { failure, success } from '../resultCodes';
import type { Envelope, SimulatedVoice, SimulatorOptions } from '../types';
import { choiceProblem, pageOf, pageProblem } from './page';

/** How many there are by type: 1 cloned by the account, 2 Akool's. */
const COUNTS: Array<{ type: 1 | 2; count: number }> = [
	{ type: 1, count: 110 },
	{ type: 2, count: 240 },
];

const NAMES = ['Aoife', 'Bashir', 'Camille', 'Dmitri', 'Eun-ji', 'Federico', 'Grace'];
const LANGUAGES = [
	['English', 'en-US'],
	['French', 'fr-FR'],
	['German', 'de-DE'],
	['Japanese', 'ja-JP'],
];

/** The voices offered unless the options name others; `origin` is where their samples are served. */
export function defaultVoices(origin: string): SimulatedVoice[] {
	return COUNTS.flatMap(({ type, count }) =>
		Array.from({ length: count }, (_, index) => {
			const voice_id = `${type === 1 ? 'cloned' : 'akool'}-voice-${index + 1}`;
			const [language = '', locale = ''] = LANGUAGES[index % LANGUAGES.length] ?? [];
			return {
				voice_id,
				name: `${NAMES[index % NAMES.length]} ${index + 1}`,
				gender: index % 2 === 0 ? 'Female' : 'Male',
				language,
				locale,
				preview: `${origin}/sources/2048/${voice_id}.mp3`,
				style: index % 3 === 0 ? ['Calm', 'Warm'] : [],
				type,
			};
		}),
	);
}

/** The refusal of a query that is wrong; `type` must be there. */
export function voicesProblem(query: Record<string, string>): Envelope | null {
	if (!query.type) return failure(1003, 'parameter type: is required');
	return choiceProblem(query, 'type', ['1', '2']) ?? pageProblem(query);
}

/** The answer to a sound query: one page of the voices of that type whose name holds `name`. */
export function voicesAnswer(query: Record<string, string>, options: SimulatorOptions): Envelope {
	const wanted = (query.name ?? '').toLowerCase();
	const chosen = options.voices.filter(
		({ type, name }) => String(type) === query.type && name.toLowerCase().includes(wanted),
	);
	const { entries, page, size } = pageOf(chosen, query, options.largestPage);
	return success({ result: entries.map(wholeVoice), count: chosen.length, page, size });
}

function wholeVoice({ type, ...voice }: SimulatedVoice): Record<string, unknown> {
	return {
		...voice,
		_id: `id-${voice.voice_id}`,
		...ACCOUNT,
		text: `I am ${voice.name}.`,
		duration: 4200,
		status: 3,
		create_time: Date.UTC(2026, 0, 2),
		scenario: ['Narration'],
		age: ['Young'],
		deduction_credit: type === 1 ? 2 : 0,
		webhookUrl: '',
		voice_model_name: 'simulated-model',
		support_stream: type === 2,
	};
}
