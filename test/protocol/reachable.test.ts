import { isUnreachableFromInternet } from '../../nodes/Akool/protocol/reachable';

describe('an address', () => {
	it.each([
		'localhost:5678',
		'127.0.0.1:5678',
		'0.0.0.0',
		'10.1.2.3',
		'192.168.0.10:5678',
		'172.16.0.1',
		'172.20.0.1',
		'172.30.0.1',
		'172.31.255.254',
		'169.254.1.1',
		'[::1]:5678',
		'[::]',
		'[fc00::1]',
		'[fd12:3456::1]',
		'[fe80::1]',
		'n8n',
		'n8n.local',
		'n8n.localhost',
		'n8n.internal',
		'N8N.LAN',
	])('%s cannot be reached from the internet', (host) => {
		expect(isUnreachableFromInternet(`http://${host}/webhook-waiting/17`)).toBe(true);
	});

	it.each([
		'n8n.example.com',
		'local.example.com',
		'n8n.localhost.example.com',
		'8.8.8.8',
		'11.0.0.1',
		'110.1.2.3',
		'192.169.1.1',
		'169.255.1.1',
		'172.15.0.1',
		'172.32.0.1',
		'192.169.0.1',
		'10.example.com',
		'127.0.0.1.example.com',
		'[2001:db8::1]',
		'fd.example.com',
	])('%s may be', (host) => {
		expect(isUnreachableFromInternet(`https://${host}/webhook-waiting/17`)).toBe(false);
	});
});
