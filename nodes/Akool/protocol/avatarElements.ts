import { AUDIO, AVATAR, inputOf } from './inputFile';
import { InvalidParameter, quote } from './invalidParameter';
import { requireHttpUrl } from './parameters/httpUrl';
import { requireNumber } from './parameters/number';
import { kindOf, textOf } from './parameters/text';
import { requireChoice } from './parameters/choice';
import { isUnset } from './parameters/unset';
import type { InputFile } from './product';
import type { JsonObject } from './types';

/** One of the things in the picture or the audio track, and the files that it needs links to. */
export interface AvatarElement {
	element: JsonObject;
	files: InputFile[];
}

const SOURCES = ['akool', 'own', 'url', 'binary'] as const;

/** The longest text that any plan of Akool allows; in characters. */
const LONGEST_TEXT = 50_000;

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The whole picture: its middle is the place, in pixels. */
const FILLS_ALL = {
	scale_x: 1,
	scale_y: 1,
	offset_x: 1920,
	offset_y: 1080,
	width: 3840,
	height: 2160,
} as const;

/** What is behind the avatar: an image or a colour, or nothing. Throws {@link InvalidParameter}. */
export function backgroundElements({ background }: JsonObject): JsonObject[] {
	if (isUnset(background)) return [];
	const text = typeof background === 'string' ? background.trim() : background;
	const url =
		typeof text === 'string' && text.startsWith('#')
			? requireColour(text)
			: requireHttpUrl('Background', text);
	return [{ type: 'image', url, ...FILLS_ALL }];
}

function requireColour(text: string): string {
	if (COLOUR.test(text)) return text;
	throw new InvalidParameter(
		`Background is not a colour: ${quote(text)}`,
		'Enter six digits after the #, such as #00ff88, or the URL of an image.',
	);
}

/** Akool's number for whose avatar it is: its own is 2, any other 3. */
export type AvatarFrom = 2 | 3;

/**
 * Who speaks, and whose avatar that is.
 *
 * @param within the path of the element in the body
 * @throws {InvalidParameter} naming the field that is wrong
 */
export function avatarElement(
	parameters: JsonObject,
	options: JsonObject,
	within: InputFile['path'],
): AvatarElement & { from: AvatarFrom } {
	const source = requireChoice(AVATAR.type.label, parameters.avatarSource, SOURCES);
	const isListed = source === 'akool' || source === 'own';
	const { body, files } = isListed
		? { body: { avatar_id: requireId('Avatar', parameters.avatarId) }, files: [] }
		: inputOf(parameters, AVATAR, 'url', within);
	const element = { type: 'avatar', ...body, ...placeOf(options) };
	return { element, files, from: source === 'akool' ? 2 : 3 };
}

function placeOf(options: JsonObject): JsonObject {
	const read = (name: string, field: string, preset: number, least?: number) =>
		requireNumber(
			`Avatar ${field}`,
			options[name],
			least === undefined ? {} : { min: least, moreThanMin: true },
			preset,
		);
	const scale = read('avatarScale', 'Scale', 1, 0);
	return {
		scale_x: scale,
		scale_y: scale,
		offset_x: read('avatarOffsetX', 'Offset X', 1920),
		offset_y: read('avatarOffsetY', 'Offset Y', 1080),
		width: read('avatarWidth', 'Width', 1080, 0),
		height: read('avatarHeight', 'Height', 1080, 0),
	};
}

/**
 * What is said.
 *
 * @param within the path of the element in the body
 * @throws {InvalidParameter} naming the field that is wrong
 */
export function speechElement(parameters: JsonObject, within: InputFile['path']): AvatarElement {
	if (requireChoice('Speech', parameters.speech, ['text', 'audio']) === 'audio') {
		const { body, files } = inputOf(parameters, AUDIO, 'url', within);
		return { element: { type: 'audio', ...body }, files };
	}
	const input_text = requireSpokenText(parameters.inputText);
	const voice_id = requireId('Voice', parameters.voiceId);
	return { element: { type: 'audio', input_text, voice_id }, files: [] };
}

function requireSpokenText(value: unknown): string {
	const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
	if (text.trim() === '') {
		throw new InvalidParameter(
			isUnset(value) || typeof value !== 'object'
				? 'Text is empty'
				: `Text is not text: ${quote(value)}`,
			'Enter what the avatar is to say, or set Speech to Audio.',
		);
	}
	const characters = Array.from(text).length;
	if (characters <= LONGEST_TEXT) return text;
	throw new InvalidParameter(
		`Text is too long: ${characters} characters`,
		`Akool takes at most ${LONGEST_TEXT} characters, and less on some plans: split the text.`,
	);
}

function requireId(what: string, value: unknown): string {
	const id = textOf(value);
	if (id !== '') return id;
	throw new InvalidParameter(
		isUnset(value) ? `${what} is empty` : `${what} is ${kindOf(value)}, not an ID: ${quote(value)}`,
		`Choose one from the list, or enter an ID that List ${what}s gives.`,
	);
}
