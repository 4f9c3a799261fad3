import type { IAuthenticate, ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

import { authenticationHeader } from '../nodes/Akool/protocol/authentication';
import { requireBaseUrl } from '../nodes/Akool/protocol/baseUrl';

export class AkoolApi implements ICredentialType {
	name = 'akoolApi';

	displayName = 'Akool API';

	icon: Icon = {
		light: 'file:../nodes/Akool/akool.svg',
		dark: 'file:../nodes/Akool/akool.dark.svg',
	};

	documentationUrl = 'https://docs.akool.com/authentication/usage';

	properties: INodeProperties[] = [
		{
			displayName:
				'Client ID and API key are made in your Akool account, under <a href="https://akool.com/workspace/current/api/credentials" target="_blank">API credentials</a>',
			name: 'whereTheKeysAre',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'options',
			options: [
				{ name: 'API Key', value: 'apiKey' },
				{ name: 'API Token', value: 'apiToken' },
			],
			default: 'apiKey',
			description: 'How n8n identifies itself to Akool',
		},
		{
			displayName: 'API Token',
			name: 'apiToken',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authentication: ['apiToken'] } },
			description: 'The token that Akool gives for a client ID and client secret',
		},
		{
			displayName: 'Client ID',
			name: 'clientId',
			type: 'string',
			default: '',
			description: 'The client ID of your Akool account, with which callbacks are verified',
			hint: 'Needed for Akool Trigger and for Create and Wait',
		},
		{
			displayName: 'API Key (Client Secret)',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'The API key of your Akool account, which is the same value as the client secret',
			hint: 'Needed for the authentication with an API key, for Akool Trigger and for Create and Wait',
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			default: 'https://openapi.akool.com',
			description: 'The address of the Akool API; the token or key is sent nowhere else',
		},
	];

	/**
	 * Signs a request. All of the nodes' requests pass here, so this is where a Base URL that is none
	 * is refused. Those of n8n's HTTP Request node do as well, and have a whole URL of their own.
	 */
	authenticate: IAuthenticate = async (credentials, requestOptions) => {
		const needsBaseUrl =
			requestOptions.baseURL !== undefined || requestOptions.url?.startsWith('/');
		return {
			...requestOptions,
			...(needsBaseUrl ? { baseURL: requireBaseUrl(credentials.baseUrl) } : {}),
			headers: { ...requestOptions.headers, ...authenticationHeader(credentials) },
		};
	};
}
