import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

export type Certificates = {readonly caFile: string; readonly key: string; readonly cert: string};

/** Hosts that calls in the tests go to: a name takes the place of one label only. */
const suffixes = [
	...['us-east-1', 'us-east-2', 'us-west-2', 'eu-west-1', 'eu-central-1'].flatMap(region => [
		`*.${region}.amazonaws.com`,
		`*.sso.${region}.amazonaws.com`,
		`*.${region}.api.aws`,
	]),
	'*.amazonaws.com',
	'*.vpce.test',
];

/** A certificate authority made for this run, as an inspecting proxy has one, and a certificate of it for all hosts of AWS. */
export function makeCertificates(name = 'Inspecting CA'): Certificates {
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-ca-'));
	const file = (base: string) => join(folder, base);
	const openssl = (...args: readonly string[]) => execFileSync('openssl', args, {stdio: ['ignore', 'pipe', 'pipe']});
	const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
	openssl(
		'req',
		'-x509',
		...newKey,
		'-keyout',
		file('ca.key'),
		'-out',
		file('ca.pem'),
		'-days',
		'2',
		'-subj',
		`/CN=${name}`,
	);
	openssl('req', ...newKey, '-keyout', file('host.key'), '-out', file('host.csr'), '-subj', '/CN=intercepted');
	writeFileSync(
		file('host.ext'),
		`subjectAltName=${[...suffixes.map(one => `DNS:${one}`), 'IP:127.0.0.1'].join(',')}\n`,
	);
	const signing = ['-CA', file('ca.pem'), '-CAkey', file('ca.key'), '-CAcreateserial', '-extfile', file('host.ext')];
	openssl('x509', '-req', '-in', file('host.csr'), ...signing, '-out', file('host.pem'), '-days', '2');
	return {
		caFile: file('ca.pem'),
		key: readFileSync(file('host.key'), 'utf8'),
		cert: readFileSync(file('host.pem'), 'utf8'),
	};
}
