import type { INodeProperties } from 'n8n-workflow';

/** All parameters of the trigger, in the order in which the editor shows them. */
export const triggerFields: INodeProperties[] = [
	{
		displayName:
			'Put the Production URL of this node into <b>Webhook URL</b> of the Akool node that creates jobs. Callbacks arrive there while the workflow is published (in n8n 1: active).',
		name: 'notice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['completed', 'failed'],
		description: 'Which changes of a job start the workflow',
		options: [
			{
				name: 'Completed',
				value: 'completed',
				action: 'On video completed',
				description: 'The result is ready',
			},
			{
				name: 'Failed',
				value: 'failed',
				action: 'On video failed',
				description: 'Akool could not make the result',
			},
			{
				name: 'Processing',
				value: 'processing',
				action: 'On video processing',
				description: 'Akool has begun to work',
			},
			{
				name: 'Queueing',
				value: 'queueing',
				action: 'On video queueing',
				description: 'The job waits for its turn',
			},
		],
	},
	{
		displayName: 'Verify Signature',
		name: 'verifySignature',
		type: 'boolean',
		default: true,
		description:
			'Whether to refuse callbacks that Akool has not signed and encrypted. Needs Client ID and API Key in the credential.',
	},
	{
		displayName:
			'Anyone who knows the URL can start this workflow while signatures are not verified',
		name: 'unverifiedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { verifySignature: [false] } },
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Ignore Duplicates',
				name: 'ignoreDuplicates',
				type: 'boolean',
				default: true,
				description:
					'Whether to start the workflow only once for each status of a job, however often Akool reports it',
			},
			{
				displayName: 'Include Video Info',
				name: 'includeVideoInfo',
				type: 'boolean',
				default: false,
				description:
					'Whether to ask Akool to confirm each callback, and to add what it says about the job under "info"',
			},
			{
				displayName: 'Max Age (Seconds)',
				name: 'maxAgeSeconds',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'Refuse callbacks that are older than this; 0 for any age. Akool may repeat a callback much later.',
			},
			{
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				default: [],
				description:
					'Only these types of jobs start the workflow; none for all. An expression may give a list, or text with commas.',
				options: [
					{ name: 'Audio', value: 'audio' },
					{ name: 'Avatar', value: 'avatar' },
					{ name: 'Background Change', value: 'background change' },
					{ name: 'Faceswap', value: 'faceswap' },
					{ name: 'Image', value: 'image' },
					{ name: 'Lip Sync', value: 'lipsync' },
					{ name: 'Talking Photo', value: 'talking photo' },
					{ name: 'Video Translate', value: 'video translate' },
				],
			},
		],
	},
];
