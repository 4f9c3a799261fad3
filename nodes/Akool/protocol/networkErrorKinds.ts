/** What an error of the network means. */
export interface NetworkErrorKind {
	/** In plain words. */
	message: string;
	/** What the user can do. */
	advice: string;
	/** Whether the same request may succeed a moment later. */
	passing: boolean;
	/** For a create: certainly nothing was created, or nobody can know. */
	effect: 'none' | 'unknown';
}

const TRY_LATER = 'Try again later, or raise the timeout in the Request Options of the node.';
const CHECK_NETWORK = 'Check the Base URL of the Akool API credential and the network of n8n.';
const CHECK_SSL =
	'Check the Base URL of the Akool API credential, and the proxy and SSL settings in the Request Options.';

/** What may become of a request that got no answer of HTTP. */
export const NETWORK_ERROR_KINDS = {
	unsendable: {
		message: 'n8n could not make the request to Akool',
		advice:
			'Check the Base URL and the token or key in the Akool API credential for characters that do not belong there, and the proxy in the Request Options.',
		passing: false,
		effect: 'none',
	},
	unresolved: {
		message: 'The Akool host was not found',
		advice: CHECK_NETWORK,
		passing: true,
		effect: 'none',
	},
	refused: {
		message: 'Akool refused the connection',
		advice: CHECK_NETWORK,
		passing: true,
		effect: 'none',
	},
	unreachable: {
		message: 'Akool could not be reached',
		advice: CHECK_NETWORK,
		passing: true,
		effect: 'none',
	},
	insecure: {
		message: 'No secure connection to Akool could be made',
		advice: CHECK_SSL,
		passing: false,
		effect: 'none',
	},
	broken: {
		message: 'The secure connection to Akool broke',
		advice: `Try again later. If it happens again: ${CHECK_SSL}`,
		passing: true,
		effect: 'unknown',
	},
	late: {
		message: 'Akool did not answer in time',
		advice: TRY_LATER,
		passing: true,
		effect: 'unknown',
	},
	unreadable: {
		message: "Akool's answer could not be read",
		advice: `Try again later. If it happens again, a proxy may have answered in place of Akool: ${CHECK_SSL}`,
		passing: true,
		effect: 'unknown',
	},
	cancelled: {
		message: 'The request to Akool was cancelled',
		advice: 'The execution was stopped while the request was under way.',
		passing: false,
		effect: 'unknown',
	},
	cut: {
		message: 'The connection to Akool was cut',
		advice: TRY_LATER,
		passing: true,
		effect: 'unknown',
	},
} as const satisfies Record<string, NetworkErrorKind>;
