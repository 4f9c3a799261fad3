import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestOptions,
	type IRequestOptionsSimplified,
} from 'n8n-workflow';

import { AkoolApi } from '../../credentials/AkoolApi.credentials';

const akoolApi = new AkoolApi();

/** Hands every node the same Akool credential, and authenticates as the credential type says. */
export class TestCredentials extends ICredentialsHelper {
	constructor(private readonly data: ICredentialDataDecryptedObject) {
		super();
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
	): Promise<IHttpRequestOptions> {
		if (typeof akoolApi.authenticate !== 'function') throw new Error('not a function any more');
		return await akoolApi.authenticate(credentials, requestOptions as IHttpRequestOptions);
	}

	async preAuthentication(): Promise<undefined> {
		return undefined;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine is not expected to ask for an encrypted credential');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.data };
	}

	async updateCredentials(): Promise<void> {
		throw new Error('The nodes are not expected to change their credential');
	}

	async updateCredentialsOauthTokenData(): Promise<void> {
		throw new Error('The nodes are not expected to change their credential');
	}

	getCredentialsProperties() {
		return akoolApi.properties;
	}
}
