import { DirectoryLoader, RoutingNode, type ExecuteContext } from 'n8n-core';
import {
	NodeConnectionTypes,
	NodeHelpers,
	type INodeType,
	type INodeTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeTypeDescription,
	type IVersionedNodeType,
} from 'n8n-workflow';

import { Akool } from '../../nodes/Akool/Akool.node';
import { AkoolTrigger } from '../../nodes/Akool/AkoolTrigger.node';

function describe(name: string, inputs: boolean): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name },
		inputs: inputs ? [NodeConnectionTypes.Main] : [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
}

/** Stands for n8n's Manual Trigger; what it puts out is pinned in the workflow. */
class ManualTrigger implements INodeType {
	description = describe('manualTrigger', false);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Stands for n8n's No Operation: passes on what it gets. */
class NoOp implements INodeType {
	description = describe('noOp', true);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

const akool = new Akool();
// As n8n does when it loads a package; our Request Options come from there.
DirectoryLoader.applyDeclarativeNodeOptionParameters(akool);

const types: Record<string, INodeType> = {
	'n8n-nodes-akool.akool': akool,
	'n8n-nodes-akool.akoolTrigger': new AkoolTrigger(),
	'n8n-nodes-base.manualTrigger': new ManualTrigger(),
	'n8n-nodes-base.noOp': new NoOp(),
};

/** Gives a declarative node what n8n gives it when a workflow is run: an `execute` of its own. */
function runnable(type: INodeType): INodeType {
	if (type.execute === undefined && type.description.requestDefaults !== undefined) {
		type.execute = async function (this: IExecuteFunctions) {
			return (await new RoutingNode(this as ExecuteContext, type).runNode()) ?? [];
		};
	}
	return type;
}

/** The node types that a test's workflow may use, and n8n needs to run it. */
export class TestNodeTypes implements INodeTypes {
	/** Adds node types of one test, or puts others in the place of these. */
	constructor(private readonly own: Record<string, INodeType> = {}) {}

	getByName(nodeType: string): INodeType | IVersionedNodeType {
		return this.getByNameAndVersion(nodeType);
	}

	getByNameAndVersion(nodeType: string, version?: number): INodeType {
		const type = this.own[nodeType] ?? types[nodeType];
		if (type === undefined) throw new Error(`The tests know no node type ${nodeType}`);
		return runnable(NodeHelpers.getVersionedNodeType(type, version));
	}

	getKnownTypes() {
		return {};
	}
}
