import type { INodeProperties } from 'n8n-workflow';

/** How every Create and Wait waits. */
export const waitFields: INodeProperties[] = [
	{
		displayName: 'Wait Mode',
		name: 'waitMode',
		type: 'options',
		default: 'callback',
		description: 'How to learn that the jobs are finished',
		options: [
			{
				name: 'Callback',
				value: 'callback',
				description:
					'Put the execution aside until Akool calls n8n, which must be reachable for it',
			},
			{
				name: 'Polling',
				value: 'polling',
				description: 'Ask Akool again and again, for an n8n that Akool cannot reach',
			},
		],
	},
	{
		displayName:
			'The execution keeps running while it polls, and ends when n8n is restarted. Prefer callbacks if Akool can reach your n8n.',
		name: 'pollingNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { waitMode: ['polling'] } },
	},
	{
		displayName: 'Max Wait (Minutes)',
		name: 'maxWaitMinutes',
		type: 'number',
		default: 120,
		description:
			'How long to wait at most. After that the workflow goes on with the jobs as they were last known; they are not cancelled.',
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollIntervalSeconds',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 15,
		description: 'How long to pause before asking Akool again',
		displayOptions: { show: { waitMode: ['polling'] } },
	},
];
