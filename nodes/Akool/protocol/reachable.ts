/** Loopback, private and link-local addresses, and names without meaning outside a network. */
const PRIVATE_HOSTS = [
	/^(0\.0\.0\.0|(127|10)\.[\d.]+|192\.168\.[\d.]+|169\.254\.[\d.]+|172\.(1[6-9]|2\d|3[01])\.[\d.]+)$/,
	/^\[(::1?|f[cd]|fe80)/i,
	/(^|\.)(localhost|local|internal|lan)$/i,
	/^[^.:]+$/,
];

/** Tells whether a URL can clearly not be reached from the internet. */
export function isUnreachableFromInternet(url: string): boolean {
	const { hostname } = new URL(url);
	return PRIVATE_HOSTS.some((pattern) => pattern.test(hostname));
}
