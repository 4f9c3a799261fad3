import type { SimulatorOptions, SourceAddress } from '../types';
import { createdNumbers } from './akoolsSide';
import {
	anyNumber,
	bodyProblem,
	filledText,
	firstProblem,
	isRecord,
	isWebAddress,
	numberFrom,
	oneOf,
	webAddress,
	webhook,
} from './checks';
import type { Check } from './checks';
import { addressesAt } from './product';
import type { Product } from './product';

/** The longest text that any plan lets an avatar speak, in characters. */
const LONGEST_TEXT = 50_000;

const COLOUR = /^#[0-9a-f]{6}$/i;

const spokenText: Check = (value) => {
	if (typeof value !== 'string' || value === '') return filledText(value);
	return value.length <= LONGEST_TEXT ? null : `must have at most ${LONGEST_TEXT} characters`;
};
const picture: Check = (value) =>
	isWebAddress(value) || COLOUR.test(String(value)) ? null : 'must be an http(s) URL or a colour';

const PLACE: Array<[string, Check]> = [
	['scale_x', numberFrom(0)],
	['scale_y', numberFrom(0)],
	['offset_x', anyNumber],
	['offset_y', anyNumber],
	['width', numberFrom(0)],
	['height', numberFrom(0)],
];
const type: [string, Check] = ['type', filledText];

const ELEMENTS: Record<string, Map<string, Check>> = {
	avatar: new Map([type, ['avatar_id', filledText], ['url', webAddress], ...PLACE]),
	audio: new Map([type, ['url', webAddress], ['input_text', spokenText], ['voice_id', filledText]]),
	image: new Map([type, ['url', picture], ...PLACE]),
};

const BODY = new Map<string, Check>([
	['width', oneOf(3840)],
	['height', oneOf(2160)],
	['avatar_from', oneOf(2, 3)],
	['elements', (value) => (Array.isArray(value) ? null : 'must be an array')],
	['webhookUrl', webhook],
]);

/** What an element lacks, as the end of a sentence; null if nothing. */
function lack(element: Record<string, unknown>): string | null {
	if (element.type === 'avatar') {
		return (element.avatar_id ?? element.url) ? null : 'needs avatar_id or url';
	}
	if (element.url !== undefined) return null;
	if (element.type === 'image') return 'needs url';
	if (element.input_text === undefined) return 'needs url, or input_text and voice_id';
	return element.voice_id === undefined ? 'needs voice_id beside input_text' : null;
}

/** An ID that is in none of the simulator's lists, when those are to be refused. */
function unknownId(element: Record<string, unknown>, options: SimulatorOptions): string | null {
	if (!options.refuseUnknownIds) return null;
	const { avatar_id: avatar, voice_id: voice } = element;
	if (avatar !== undefined && !options.avatars.some((entry) => entry.avatar_id === avatar)) {
		return `avatar_id: ${String(avatar)} is not a known avatar`;
	}
	if (voice !== undefined && !options.voices.some((entry) => entry.voice_id === voice)) {
		return `voice_id: ${String(voice)} is not a known voice`;
	}
	return null;
}

function elementProblem(element: unknown, at: string, options: SimulatorOptions): string | null {
	if (!isRecord(element)) return `parameter ${at}: must be an object`;
	const checks = Object.entries(ELEMENTS).find(([name]) => name === element.type)?.[1];
	if (checks === undefined) return `parameter ${at}.type: must be avatar, audio or image`;
	const wrong = firstProblem(element, checks, `parameter ${at}.`);
	if (wrong !== null) return wrong;
	const lacks = lack(element);
	if (lacks !== null) return `parameter ${at}: ${lacks}`;
	const unknown = unknownId(element, options);
	return unknown === null ? null : `parameter ${at}.${unknown}`;
}

function problem(body: unknown, options: SimulatorOptions): string | null {
	const wrong = bodyProblem(body, BODY, ['width', 'height', 'avatar_from', 'elements']);
	if (wrong !== null) return wrong;
	const elements = (body as { elements: unknown[] }).elements;
	for (const [index, element] of elements.entries()) {
		const found = elementProblem(element, `elements[${index}]`, options);
		if (found !== null) return found;
	}
	for (const needed of ['avatar', 'audio']) {
		if (!elements.some((element) => isRecord(element) && element.type === needed)) {
			return `parameter elements: needs one of type ${needed}`;
		}
	}
	return null;
}

function elementsOf({ elements }: Record<string, unknown>): Array<Record<string, unknown>> {
	return Array.isArray(elements) ? elements.filter(isRecord) : [];
}

function sources(body: Record<string, unknown>): SourceAddress[] {
	return elementsOf(body)
		.flatMap((element, index) =>
			addressesAt(element, ['url']).map(({ url }) => ({ key: `elements[${index}].url`, url })),
		)
		.filter(({ url }) => !COLOUR.test(url));
}

function marks(body: Record<string, unknown>): string[] {
	return elementsOf(body)
		.flatMap(({ input_text, avatar_id }) => [input_text, avatar_id])
		.filter((mark) => typeof mark === 'string');
}

/** An avatar that speaks a text or a sound. */
export const talkingAvatar: Product = {
	name: 'talkingAvatar',
	path: '/api/open/v3/talkingavatar/create',
	callbackType: 'avatar',
	problem,
	jobs: (body) => {
		const avatar = elementsOf(body).find((element) => element.type === 'avatar');
		return [{ url: typeof avatar?.url === 'string' ? avatar.url : '' }];
	},
	sources,
	marks,
	created: (job) => {
		const { _id, uid, video_status, video, create_time } = createdNumbers(job);
		const ids = { video_id: `video-${job._id}`, task_id: `task-${job._id}` };
		return { _id, uid, ...ids, video_status, video, create_time };
	},
};
