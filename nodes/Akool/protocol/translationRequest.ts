import { callbackParameters } from './callbackParameters';
import { VIDEO, inputOf } from './inputFile';
import { withAdditionalFields } from './parameters/additionalFields';
import { isUnset } from './parameters/unset';
import { requireCollection } from './parameters/collection';
import { DETECT, requireLanguage, requireLanguages } from './parameters/languageCodes';
import { requireBoolean } from './parameters/boolean';
import type { JobRequest } from './product';
import { translationOptions } from './translationOptions';
import type { JsonObject } from './types';

/**
 * Maps the node's parameters to Akool's request. Only what the user set is sent, beside `url`,
 * `source_language` and `lipsync`.
 *
 * @throws {InvalidParameter} naming the first field that is wrong
 */
export function translationRequest(parameters: JsonObject): JobRequest {
	const { sourceLanguage, lipsync } = parameters;
	const { body: source, files } = inputOf(parameters, VIDEO, 'url');
	const parts = requireLanguages('Target Languages', parameters.targetLanguages);
	const asked = {
		source_language: isUnset(sourceLanguage)
			? DETECT
			: requireLanguage('Source Language', sourceLanguage),
		lipsync: requireBoolean('Lip Sync', lipsync, false),
	};
	const options = requireCollection('Options', parameters.options);
	const body = { ...source, ...asked, ...translationOptions(options) };
	return {
		body: withAdditionalFields(body, options.additionalFields, ['url', 'language', 'webhookUrl']),
		...(files.length === 0 ? {} : { files }),
		...callbackParameters(parameters),
		parts,
		asked,
	};
}
