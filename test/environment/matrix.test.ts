import process from 'node:process';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {buildProgram} from '../harness/built-program.ts';
import {type Arrival, type AwsStub, startAwsStub} from './aws-stub.ts';
import {makeCertificates} from './certificates.ts';
import {credentialRows} from './matrix-credentials.ts';
import {hostRows} from './matrix-hosts.ts';
import {placeRows} from './matrix-places.ts';
import {chooseAwsCli, findAwsClis, prepareShell, run} from './run-in-shell.ts';

/** The AWS CLI and rollgrid in the same shell: the same host, Region and access key arrive, or rollgrid says why not. */

const certificates = makeCertificates();
const clis = findAwsClis();
let program = '';
const stubs: AwsStub[] = [];
beforeAll(() => {
	program = buildProgram();
});
afterAll(async () => {
	await Promise.all(stubs.map(stub => stub.close()));
});

const print = ({host, region, accessKeyId}: Arrival) => `${host} ${region} ${accessKeyId}`;

/** What arrived at Systems Manager, or `null`; and at STS for roles. */
function tell(arrivals: readonly Arrival[]) {
	const listed = arrivals.find(({operation}) => operation === 'DescribeAutomationExecutions');
	const assumed = arrivals.filter(({operation}) => operation === 'AssumeRole').map(print);
	return {ssm: listed === undefined ? null : print(listed), sts: assumed.join(', ')};
}

async function runIn(
	row: (typeof placeRows)[number],
	start: (shell: ReturnType<typeof prepareShell>) => ReturnType<typeof run>,
) {
	const stub = await startAwsStub(certificates);
	stubs.push(stub);
	const shell = prepareShell(row, stub, certificates.caFile);
	const {status, stderr} = await start(shell);
	return {...tell(stub.arrivals), status, stderr, fill: shell.fill};
}

describe.each([
	['Region, profile and files', placeRows],
	['credentials', credentialRows],
	['hosts, proxies and CAs', hostRows],
])('%s', (_, rows) => {
	test.each(rows)('$name', async row => {
		const {aws, rollgrid = aws, sts = '', args = [], says} = row;
		const cli = chooseAwsCli(clis, row.since);
		const [ours, theirs] = await Promise.all([
			runIn(row, ({env, home, fill}) =>
				run(process.execPath, [program, 'list', '--json', '--timeout', '10', ...args.map(fill)], env, home),
			),
			cli === undefined
				? null
				: runIn(row, ({env, home, fill}) =>
						run(cli.path, ['ssm', 'describe-automation-executions', ...args.map(fill)], env, home),
					),
		]);
		expect(ours, ours.stderr).toMatchObject({ssm: rollgrid === null ? null : ours.fill(rollgrid), sts});
		if (theirs !== null) {
			expect(theirs, theirs.stderr).toMatchObject({ssm: aws === null ? null : theirs.fill(aws), sts});
		}

		if (says === undefined) {
			expect(ours.stderr).toBe('');
		} else {
			expect(ours.stderr).toMatch(says);
		}
	});
});
