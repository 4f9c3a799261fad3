import { Akool } from '../../nodes/Akool/Akool.node';

const { properties } = new Akool().description;
const count = (name: string) => properties.filter((property) => property.name === name).length;

// n8n evaluates a parameter once for each field of its name, shown or not.
it.each([
	['videoModelId', 1],
	['assets', 1],
	['simplify', 1],
	['inputType', 1],
	['videoUrl', 1],
	['sourceLanguage', 1],
	['targetLanguages', 1],
	['lipsync', 1],
	['webhookUrl', 1],
	['waitMode', 1],
	['maxWaitMinutes', 1],
	['pollIntervalSeconds', 1],
	['photoUrl', 1],
	['avatarId', 1],
	['inputText', 1],
	['voiceId', 1],
	// The file to send, and the file to put out.
	['binaryPropertyName', 2],
	// Audio that is all there is, and audio in place of a text.
	['audioUrl', 2],
	// Create and Wait of a lip sync has none, though it has all other fields of its create.
	['options', 2],
])('n8n evaluates %s %d times an item', (name, times) => {
	expect(count(name)).toBe(times);
});
