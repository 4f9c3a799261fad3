import { authenticationHeader } from '../../nodes/Akool/protocol/authentication';

it.each([
	[{ authentication: 'apiToken', apiToken: 't', apiKey: 'k' }, { Authorization: 'Bearer t' }],
	[{ authentication: 'apiToken' }, { Authorization: 'Bearer ' }],
	[{ authentication: 'apiKey', apiToken: 't', apiKey: 'k' }, { 'x-api-key': 'k' }],
	[{}, { 'x-api-key': '' }],
])('the credential %j signs in with one header: %j', (credential, header) => {
	expect(authenticationHeader(credential)).toEqual(header);
});
