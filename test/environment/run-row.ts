import {afterAll} from 'vitest';
import {type Arrival, startAwsStub} from './aws-stub.ts';
import type {Certificates} from './certificates.ts';
import {credentialRows} from './matrix-credentials.ts';
import {hostRows} from './matrix-hosts.ts';
import {placeRows} from './matrix-places.ts';
import type {MatrixRow} from './matrix-row.ts';
import {prepareShell, run} from './run-in-shell.ts';

/** Every row, under what it is about. */
export const matrixRows: ReadonlyArray<readonly [about: string, rows: readonly MatrixRow[]]> = [
	['Region, profile and files', placeRows],
	['credentials', credentialRows],
	['hosts, proxies and CAs', hostRows],
];

const closing: Array<() => Promise<void>> = [];
afterAll(async () => {
	await Promise.all(closing.splice(0).map(close => close()));
});

/** Run a program in the shell of a row, and tell what arrived of it: at Systems Manager, or `null`, and at STS for roles. */
export async function runRow(row: MatrixRow, certificates: Certificates, command: readonly string[]) {
	const stub = await startAwsStub(certificates);
	closing.push(stub.close);
	const {env, home, fill} = prepareShell(row, stub, certificates.caFile);
	const [program = '', ...args] = [...command, ...(row.args ?? []).map(fill)];
	const {status, stderr} = await run(program, args, env, home);
	const listed = stub.arrivals.find(({operation}) => operation === 'DescribeAutomationExecutions');
	const assumed = stub.arrivals.filter(({operation}) => operation === 'AssumeRole').map(print);
	return {ssm: listed === undefined ? null : print(listed), sts: assumed.join(', '), status, stderr, fill};
}

const print = ({host, region, accessKeyId}: Arrival): string => `${host} ${region} ${accessKeyId}`;
