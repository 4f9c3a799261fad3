/** A value as a saved workflow holds it. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };

/** The values of other parameters with which one is shown or hidden. */
export type Conditions = Record<string, Value[]>;

/** What a saved workflow depends on in a parameter. Texts that only a reader sees are not in it. */
export interface Parameter {
	name: string;
	type: string;
	default: Value;
	/** These are left out where they are not so. */
	required?: true;
	noExpression?: true;
	multiple?: true;
	shown?: Conditions;
	hidden?: Conditions;
	min?: number;
	max?: number;
	/** What can be chosen; left out where the choices come from Akool. */
	choices?: Value[];
	/** The fields of a collection. */
	fields?: Parameter[];
	/** The fields of each group of a fixed collection. */
	groups?: Record<string, Parameter[]>;
}

/** One version of a node. */
export interface NodeContract {
	inputs: Value;
	outputs: Value;
	usableAsTool: boolean;
	/** Whether it is required, by the name of the credential type. */
	credentials: Record<string, boolean>;
	/** What n8n listens to, by the name of the webhook. */
	webhooks: Record<string, Record<string, Value>>;
	/** The parameters of each operation, by "resource.operation"; by "" where there are none. */
	operations: Record<string, Parameter[]>;
}

/** All that a saved workflow, or whoever calls it, depends on. */
export interface Contract {
	package: string;
	/** By type and version, like "akool 1". */
	nodes: Record<string, NodeContract>;
	/** The fields of each credential type. */
	credentials: Record<string, Parameter[]>;
	/** The keys of each kind of item. */
	items: Record<string, string[]>;
	/** What Akool Trigger answers: status and body. */
	answers: Record<string, Value>;
}
