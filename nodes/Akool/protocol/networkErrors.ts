import { NETWORK_ERROR_KINDS as KINDS, type NetworkErrorKind } from './networkErrorKinds';

/** What happened to a request that got no answer of HTTP, told by its error. */
export interface NetworkError {
	/** Node's, OpenSSL's, undici's or axios's code, such as `ECONNREFUSED`. */
	code: string;
	/** Whether the error proves that it came up before the first byte of the request was sent. */
	neverSent?: boolean;
}

/** Codes that mean the same, and when they come up. */
export interface NetworkErrorRow {
	codes: readonly string[] | RegExp;
	kind: KindName;
	/** The reason why it is known, or not, whether the request was sent. */
	when: string;
}

type KindName = keyof typeof KINDS;

/**
 * Every code that is told apart; the first row that names it counts. A code that no row names is
 * taken for a cut connection: a new code must never pass for proof that nothing was sent.
 */
export const NETWORK_ERRORS: readonly NetworkErrorRow[] = [
	{
		codes: [
			...['ERR_INVALID_URL', 'ERR_INVALID_PROTOCOL', 'ERR_INVALID_CHAR', 'ERR_INVALID_HTTP_TOKEN'],
			...['ERR_UNESCAPED_CHARACTERS', 'ERR_HTTP_INVALID_HEADER_VALUE', 'ERR_INVALID_DOMAIN_NAME'],
			...['ERR_BAD_OPTION', 'ERR_BAD_OPTION_VALUE', 'ERR_SOCKET_BAD_PORT'],
		],
		kind: 'unsendable',
		when: 'Node or axios refuses address, header or setting before there is a connection',
	},
	{
		codes: ['ENOTFOUND'],
		kind: 'unresolved',
		when: 'the name has no address, so there was nothing to connect to; redirects are not followed',
	},
	{
		codes: /^EAI_/,
		kind: 'unresolved',
		when: 'getaddrinfo failed, so there was nothing to connect to',
	},
	{
		codes: ['ECONNREFUSED'],
		kind: 'refused',
		when: 'TCP gives it for an attempt to connect only',
	},
	{
		codes: ['UND_ERR_CONNECT_TIMEOUT'],
		kind: 'unreachable',
		when: 'undici gives it for an attempt to connect only',
	},
	{
		codes: [
			...['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'HOSTNAME_MISMATCH'],
			...['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'UNABLE_TO_GET_CRL'],
			...['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY'],
			...['UNABLE_TO_DECRYPT_CERT_SIGNATURE', 'UNABLE_TO_DECRYPT_CRL_SIGNATURE'],
			...['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_SIGNATURE_FAILURE', 'CERT_REVOKED'],
			...['CERT_CHAIN_TOO_LONG', 'CERT_UNTRUSTED', 'CERT_REJECTED'],
			...['CRL_HAS_EXPIRED', 'CRL_NOT_YET_VALID', 'CRL_SIGNATURE_FAILURE'],
			...['ERROR_IN_CERT_NOT_BEFORE_FIELD', 'ERROR_IN_CERT_NOT_AFTER_FIELD'],
			...['ERROR_IN_CRL_LAST_UPDATE_FIELD', 'ERROR_IN_CRL_NEXT_UPDATE_FIELD'],
			...['INVALID_CA', 'INVALID_PURPOSE', 'PATH_LENGTH_EXCEEDED', 'UNSPECIFIED'],
			...['ERR_TLS_CERT_ALTNAME_INVALID', 'ERR_TLS_CERT_ALTNAME_FORMAT'],
		],
		kind: 'insecure',
		when: 'Node checks the certificate at the end of the handshake, and sends nothing before',
	},
	{
		codes: ['ERR_TLS_DH_PARAM_SIZE', 'ERR_TLS_HANDSHAKE_TIMEOUT'],
		kind: 'insecure',
		when: 'Node gives it in the handshake only',
	},
	{
		codes: [
			...['ERR_TLS_INVALID_PROTOCOL_VERSION', 'ERR_TLS_PROTOCOL_VERSION_CONFLICT'],
			...['ERR_TLS_INVALID_PROTOCOL_METHOD', 'ERR_TLS_INVALID_CONTEXT'],
		],
		kind: 'insecure',
		when: 'Node refuses a setting of TLS before there is a connection',
	},
	{
		codes: /^(ERR_SSL_|ERR_OSSL_|ERR_TLS_|EPROTO$)/,
		kind: 'broken',
		when: 'OpenSSL gives the same code in the handshake and after the request: for an alert, a record that was tampered with, plain text in place of TLS',
	},
	{
		codes: ['ETIMEDOUT', 'ESOCKETTIMEDOUT', 'ECONNABORTED', 'ERR_SOCKET_CONNECTION_TIMEOUT'],
		kind: 'late',
		when: "the system's and axios's timeouts count connecting, sending and answering alike",
	},
	{
		codes: ['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'ERR_HTTP_REQUEST_TIMEOUT'],
		kind: 'late',
		when: 'the request was sent, and the answer did not come',
	},
	{
		codes: /^(HPE_|Z_|ERR_CONTENT_DECODER|ERR__ERROR_FORMAT|UND_ERR_RES|UND_ERR_HEADERS_OVERFLOW$)/,
		kind: 'unreadable',
		when: 'an answer came, so the request was received',
	},
	{
		codes: ['ERR_CANCELED', 'ABORT_ERR', 'UND_ERR_ABORTED'],
		kind: 'cancelled',
		when: 'n8n stopped the execution at any moment',
	},
	{
		codes: ['ECONNRESET', 'EPIPE', 'ENOTCONN', 'ERR_STREAM_PREMATURE_CLOSE', 'ERR_BAD_RESPONSE'],
		kind: 'cut',
		when: 'the same code comes before the request, after it, and in the middle of the answer',
	},
	{
		codes: ['EHOSTUNREACH', 'ENETUNREACH', 'EHOSTDOWN', 'ENETDOWN', 'EADDRNOTAVAIL'],
		kind: 'cut',
		when: 'a router may report it for an open connection, too',
	},
	{
		codes: /^(ERR_FR_|ERR_BAD_REQUEST$|ERR_NETWORK$|ERR_NOT_SUPPORT$|UND_ERR_)/,
		kind: 'cut',
		when: 'axios, follow-redirects and undici do not say how far the request had come',
	},
];

/**
 * What an error of the network means. Where the error itself proves that nothing was sent, that
 * counts more than its code.
 */
export function networkErrorKind({ code, neverSent }: NetworkError): NetworkErrorKind {
	const row = NETWORK_ERRORS.find(({ codes }) =>
		codes instanceof RegExp ? codes.test(code) : codes.includes(code),
	);
	const kind = KINDS[row?.kind ?? 'cut'];
	if (neverSent !== true || kind.effect === 'none' || kind === KINDS.cancelled) return kind;
	return kind === KINDS.broken ? KINDS.insecure : KINDS.unreachable;
}
