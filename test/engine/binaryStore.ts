import { BinaryDataConfig, BinaryDataService, type ErrorReporter } from 'n8n-core';
import type { IBinaryData, Logger } from 'n8n-workflow';

import { temporaryFolder } from '../../tools/folders';
import { coreContainer } from '../../tools/n8n/coreContainer';

const WORKFLOW = 'test-workflow';

/** What a signed link tells. */
export interface ReadLink {
	/** The ID in n8n's store. */
	id: string;
	/** For how long it was signed; in seconds. */
	seconds: number;
	/** The query after the token. */
	name: string | null;
	/** What is there. */
	text: string;
}

/** n8n's own store of files, on disk, for the tests of one file. */
export class BinaryStore {
	private readonly service: BinaryDataService;

	private constructor(config: BinaryDataConfig) {
		const reporter = { error: () => undefined, warn: () => undefined };
		this.service = new BinaryDataService(
			config,
			reporter as unknown as ErrorReporter,
			{ info: () => undefined } as unknown as Logger as never,
		);
	}

	/** Lets n8n's engine keep files on disk, as n8n 2 does by default. */
	static async start(): Promise<BinaryStore> {
		const config = {
			mode: 'filesystem',
			availableModes: ['filesystem'],
			localStoragePath: await temporaryFolder(),
			signingSecret: 'secret-of-the-tests',
		} as unknown as BinaryDataConfig;
		const store = new BinaryStore(config);
		await store.service.init();
		const container = await coreContainer();
		container.set(BinaryDataConfig, config);
		container.set(BinaryDataService, store.service);
		return store;
	}

	/**
	 * Puts a file into the store.
	 *
	 * @param executionId whose it is; `temp` for one that came in by a webhook
	 */
	async add(
		text: string,
		file: Partial<IBinaryData> = {},
		executionId = '1',
	): Promise<IBinaryData> {
		const description = { data: '', mimeType: 'video/mp4', fileName: 'talk.mp4', ...file };
		const location = { type: 'execution' as const, workflowId: WORKFLOW, executionId };
		return await this.service.store(location, Buffer.from(text), description);
	}

	/** Deletes a file, as n8n does with the execution that it belongs to. */
	async remove({ id = '' }: IBinaryData): Promise<void> {
		const [, executionId = ''] = /\/executions\/([^/]+)\//.exec(id) ?? [];
		await this.service.deleteMany([{ type: 'execution', workflowId: WORKFLOW, executionId }]);
	}

	/** Follows a link as n8n does. Throws when it leads nowhere. */
	async follow(link: string): Promise<ReadLink> {
		const { searchParams } = new URL(link);
		const token = searchParams.get('token') ?? '';
		const id = this.service.validateSignedToken(token);
		const [, payload = ''] = token.split('.');
		const { iat, exp } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as {
			iat: number;
			exp: number;
		};
		const file = await this.service.getAsBuffer({ id, data: '', mimeType: '' });
		return { id, seconds: exp - iat, name: searchParams.get('name'), text: file.toString() };
	}
}
