import {
	NodeConnectionTypes,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { REQUEST_DEFAULTS } from './requests/apiRequest';
import { testAkoolCredential } from './requests/credentialTest';
import { answerCallback } from './callback/answer';
import { getAvatars, getVoices } from './fields/talkingAvatar';
import { getSourceLanguages, getTargetLanguages } from './fields/languages';
import { properties } from './operations';
import { executeDownloadVideo } from './operations/downloadVideo';
import { executeGetVideoInfo } from './operations/getVideoInfo';
import { lipSync } from './protocol/lipSync';
import type { Product } from './protocol/product';
import { talkingAvatar } from './protocol/talkingAvatar';
import { talkingPhoto } from './protocol/talkingPhoto';
import { translation } from './protocol/translation';
import { createAndWait } from './waiting/createAndWait';
import { receiveWhileWaiting } from './waiting/resume';
import { resumeWebhooks } from './waiting/resumeUrl';

function customOperationsOf(product: Product) {
	return {
		createAndWait: createAndWait(product),
		downloadVideo: executeDownloadVideo,
		getVideoInfo: executeGetVideoInfo,
	};
}

export class Akool implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Akool',
		name: 'akool',
		icon: { light: 'file:akool.svg', dark: 'file:akool.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle:
			'={{ ($parameter["operation"] + ": " + $parameter["resource"]).replace(/[A-Z]/g, " $&").toLowerCase() }}',
		description: 'Translate videos, sync lips, and let photos and avatars speak with Akool',
		defaults: { name: 'Akool' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'akoolApi', required: true, testedBy: 'testAkoolCredential' }],
		waitingNodeTooltip: 'Execution will continue when Akool has finished all jobs',
		webhooks: resumeWebhooks,
		requestDefaults: {
			...REQUEST_DEFAULTS,
			baseURL: '={{ $credentials.baseUrl }}',
		},
		properties,
	};

	methods = {
		credentialTest: { testAkoolCredential },
		loadOptions: { getAvatars, getSourceLanguages, getTargetLanguages, getVoices },
	};

	/** Operations that do without routing: one suspends the execution, one streams, one is faster. */
	customOperations = {
		lipSync: customOperationsOf(lipSync),
		talkingAvatar: customOperationsOf(talkingAvatar),
		talkingPhoto: customOperationsOf(talkingPhoto),
		videoTranslation: customOperationsOf(translation),
	};

	/** Callbacks while Create and Wait has put the execution aside. */
	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await answerCallback(this, receiveWhileWaiting);
	}
}
