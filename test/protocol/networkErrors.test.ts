import { networkErrorKind } from '../../nodes/Akool/protocol/networkErrors';

// Loaded so because types of Node's alone are at hand here.
const { constants } = jest.requireActual<typeof import('os')>('os');

const effectOf = (code: string, neverSent = false) => networkErrorKind({ code, neverSent }).effect;

/** What an attempt to connect alone can come to. */
const NEVER_SENT = [
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'EAI_FAIL',
	'UND_ERR_CONNECT_TIMEOUT',
];

describe('what a create may have done', () => {
	it.each(NEVER_SENT)('nothing, when n8n could not even connect: %s', (code) => {
		expect(effectOf(code)).toBe('none');
	});

	it.each(Object.keys(constants.errno).filter((code) => !NEVER_SENT.includes(code)))(
		"nobody knows, after the system's %s",
		(code) => {
			expect(effectOf(code)).toBe('unknown');
		},
	);

	it.each([
		'CERT_HAS_EXPIRED',
		'CERT_UNTRUSTED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'HOSTNAME_MISMATCH',
		'INVALID_CA',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
		'ERR_TLS_DH_PARAM_SIZE',
	])('nothing, when the certificate or the handshake was refused: %s', (code) => {
		expect(networkErrorKind({ code })).toMatchObject({ effect: 'none', passing: false });
	});

	it.each([
		'EPROTO',
		'ERR_SSL_WRONG_VERSION_NUMBER',
		'ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC',
		'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
		'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
		'ERR_SSL_UNSUPPORTED_PROTOCOL',
		'ERR_OSSL_EVP_UNSUPPORTED',
		'ERR_TLS_RENEGOTIATION_DISABLED',
		'ERR_TLS_SESSION_ATTACK',
		'OUT_OF_MEM',
	])('nobody knows, when TLS may have broken after the request: %s', (code) => {
		expect(effectOf(code)).toBe('unknown');
	});

	it.each([
		...['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_SOCKET', 'UND_ERR_ABORTED'],
		...['UND_ERR_DESTROYED', 'UND_ERR_CLOSED', 'UND_ERR_INFO', 'UND_ERR_RESPONSE', 'UND_ERR'],
		...['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'UND_ERR_RES_EXCEEDED_MAX_SIZE'],
		...['UND_ERR_HEADERS_OVERFLOW', 'UND_ERR_REQ_RETRY', 'UND_ERR_PRX_TLS'],
		...['ERR_NETWORK', 'ERR_BAD_REQUEST', 'ERR_BAD_RESPONSE', 'ERR_CANCELED', 'ERR_NOT_SUPPORT'],
		...['ERR_FR_TOO_MANY_REDIRECTS', 'ERR_FR_REDIRECTION_FAILURE', 'ERR_DEPRECATED'],
		...['ERR_FR_MAX_BODY_LENGTH_EXCEEDED', 'ECONNABORTED', 'AxiosError', 'Z_DATA_ERROR'],
		...['HPE_INVALID_CONSTANT', 'HPE_HEADER_OVERFLOW', 'ERR_STREAM_PREMATURE_CLOSE'],
		...['ERR_SOMETHING_NEW', 'CERT_SOMETHING_NEW', 'UNABLE_TO_TELL', ''],
	])('nobody knows, after %s', (code) => {
		expect(effectOf(code)).toBe('unknown');
	});

	it.each(['ETIMEDOUT', 'ENETUNREACH', 'ECONNRESET', 'EPROTO', 'ECONNABORTED', 'ERR_NEW'])(
		'nothing, when the error itself proves that %s came before the request',
		(code) => {
			expect(effectOf(code, true)).toBe('none');
		},
	);

	it.each(['ERR_INVALID_URL', 'ERR_INVALID_CHAR', 'ERR_UNESCAPED_CHARACTERS', 'ERR_BAD_OPTION'])(
		'nothing, when n8n cannot make the request: %s',
		(code) => {
			expect(networkErrorKind({ code })).toMatchObject({ effect: 'none', passing: false });
		},
	);
});
