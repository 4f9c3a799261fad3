import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A certificate that signs itself, and its key, both as PEM. */
export interface Certificate {
	cert: string;
	key: string;
}

const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const DAY = 24 * 60 * 60 * 1000;

/**
 * Makes a certificate that nobody vouches for. By hand, because Node reads certificates but makes
 * none, and a key that lies in a repository alarms whoever searches it for secrets.
 *
 * @param name whom it is for
 * @param fromDay, untilDay when it is valid, in days from now
 */
export function selfSigned(name: string, fromDay = -1, untilDay = 1): Certificate {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const algorithm = sequence(der(0x06, hex(ECDSA_WITH_SHA256)));
	const commonName = sequence(der(0x06, hex(COMMON_NAME)), der(0x0c, Buffer.from(name)));
	const issuer = sequence(der(0x31, commonName));
	const names = sequence(der(0x82, Buffer.from(name)));
	const extension = sequence(der(0x06, hex(SUBJECT_ALTERNATIVE_NAME)), der(0x04, names));
	const body = sequence(
		der(0xa0, der(0x02, hex('02'))),
		der(0x02, hex('01')),
		algorithm,
		issuer,
		sequence(time(fromDay), time(untilDay)),
		issuer,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(extension)),
	);
	const signature = der(0x03, hex('00'), sign('sha256', body, privateKey));
	return { cert: certificatePem(sequence(body, algorithm, signature)), key: keyPem(privateKey) };
}

/** One element of ASN.1's distinguished encoding: tag, length, content. */
function der(tag: number, ...content: Buffer[]): Buffer {
	const body = Buffer.concat(content);
	const { length } = body;
	const size =
		length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
	return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

function sequence(...content: Buffer[]): Buffer {
	return der(0x30, ...content);
}

function hex(digits: string): Buffer {
	return Buffer.from(digits, 'hex');
}

function time(day: number): Buffer {
	const digits = new Date(Date.now() + day * DAY).toISOString().replace(/[-:T]|\.\d+/g, '');
	return der(0x18, Buffer.from(digits));
}

function certificatePem(certificate: Buffer): string {
	const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
	return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function keyPem(key: KeyObject): string {
	return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
