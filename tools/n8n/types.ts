import type { IConnections, ICredentialDataDecryptedObject, INode } from 'n8n-workflow';

/** A workflow as n8n exports it. */
export interface WorkflowDefinition {
	name: string;
	nodes: INode[];
	connections: IConnections;
	settings?: Record<string, unknown>;
}

export interface SavedWorkflow extends WorkflowDefinition {
	id: string;
	active: boolean;
}

export interface CredentialDefinition {
	name: string;
	/** The credential type, such as `akoolApi`. */
	type: string;
	data: ICredentialDataDecryptedObject;
}

export interface SavedCredential {
	id: string;
	name: string;
	type: string;
}

export interface CredentialTestResult {
	status: 'OK' | 'Error';
	/** What the user reads below the form. */
	message: string;
}

export interface DropdownRequest {
	nodeType: string;
	typeVersion?: number;
	/** Name of the parameter with the dropdown. */
	parameter: string;
	/** The node's other parameters as filled in. */
	parameters?: Record<string, unknown>;
	credential: SavedCredential;
}

export interface DropdownOption {
	name: string;
	value: string | number | boolean;
	description?: string;
}

/** Where a workflow stands between "activate" and a registered webhook. */
export interface PublicationStatus {
	status: 'in_progress' | 'not_published' | 'published' | 'partial' | 'failed';
	triggers: Array<{ nodeId: string; status: string; errorMessage: string | null }>;
}
