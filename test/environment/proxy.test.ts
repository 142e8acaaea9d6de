import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {expect, test} from 'vitest';
import {node} from '../harness/built-program.ts';
import {xml} from './aws-stub.ts';
import {keys, section} from './matrix-row.ts';
import {list, openShell} from './open-shell.ts';

const here = {...keys, AWS_REGION: 'us-east-1'};

test('every call goes through the proxy’s tunnel, with the CA that inspects it', async () => {
	const {rollgrid, stub} = await openShell({env: here});
	expect(await rollgrid(list)).toMatchObject({status: 0, stdout: '[]\n', stderr: ''});
	expect([...new Set(stub.tunnels)].sort()).toEqual([
		'ssm.us-east-1.amazonaws.com:443',
		'sts.us-east-1.amazonaws.com:443',
	]);
	expect(stub.arrivals.every(({isProxied}) => isProxied)).toBe(true);
});

test('a proxy that is away is named with its variable; once the variable is right, the call goes out', async () => {
	const {rollgrid, env} = await openShell({env: here});
	const away = await rollgrid(list, {HTTPS_PROXY: 'http://ops:s3cret@127.0.0.1:9'});
	expect(away.status).toBe(3);
	expect(away.stderr).toContain('sts.us-east-1.amazonaws.com through the proxy http://***@127.0.0.1:9 (HTTPS_PROXY)');
	expect(away.stderr).toContain('Check HTTPS_PROXY, or name the host in NO_PROXY');
	expect(away.stderr).not.toContain('s3cret');
	expect(await rollgrid(list, {HTTPS_PROXY: env.HTTPS_PROXY})).toMatchObject({status: 0});
});

test('a proxy that wants a password says so in the variable’s words; with the password it lets through', async () => {
	const {rollgrid, stub} = await openShell({env: here});
	stub.demand('ops:s3cret');
	const refused = await rollgrid(list);
	expect(refused.status).toBe(3);
	expect(refused.stderr).toContain('the proxy answers 407 Proxy Authentication Required');
	expect(refused.stderr).toContain('in HTTPS_PROXY both stand before the host');
	expect(stub.arrivals).toEqual([]);
	expect(await rollgrid(list, {HTTPS_PROXY: `http://ops:s3cret@127.0.0.1:${stub.port}`})).toMatchObject({status: 0});
});

test('a CA that nobody named is named by its certificate; any of the three ways to name it will do', async () => {
	const {rollgrid, caFile, write} = await openShell({env: here});
	const none = {AWS_CA_BUNDLE: undefined};
	const untrusted = await rollgrid(list, none);
	expect(untrusted.status).toBe(3);
	expect(untrusted.stderr).toMatch(
		/sts\.us-east-1\.amazonaws\.com through the proxy http:\S+ \(HTTPS_PROXY\) shows a certificate that isn’t trusted, issued to intercepted by Inspecting CA/,
	);
	expect(untrusted.stderr).toContain('AWS_CA_BUNDLE=');
	expect(await rollgrid(list, {AWS_CA_BUNDLE: caFile})).toMatchObject({status: 0});
	expect(await rollgrid(list, {...none, NODE_EXTRA_CA_CERTS: caFile})).toMatchObject({status: 0});
	write('.aws/config', `[default]\nca_bundle = ${caFile}\n`);
	expect(await rollgrid(list, none)).toMatchObject({status: 0});
});

const plan = (region: string) =>
	JSON.stringify({
		DocumentName: 'Acme-Patch',
		TargetLocations: [{Accounts: ['444455556666'], Regions: [region]}],
	});

test('what leads to target accounts, and what is asked there, goes through the proxy too', async () => {
	const {rollgrid, stub} = await openShell({env: here, files: {'plan.json': plan('eu-west-1')}});
	await rollgrid(['doctor', 'plan.json']);
	expect(stub.arrivals.find(({operation}) => operation === 'AssumeRole')).toMatchObject({
		host: 'sts.us-east-1.amazonaws.com',
		accessKeyId: 'AKIAENV',
		isProxied: true,
	});
	expect(stub.arrivals.find(({host}) => host === 'ssm.eu-west-1.amazonaws.com')).toMatchObject({
		accessKeyId: 'ASIAROLLGRIDOPERATORROLE',
		isProxied: true,
	});
	expect(stub.arrivals.every(({isProxied}) => isProxied)).toBe(true);
});

test('a profile for a target account brings all but its Region along: FIPS there, and not in the central account', async () => {
	const {rollgrid, stub} = await openShell({
		env: here,
		config: section('profile prod', 'AKIAPROD', 'region = us-west-2', 'use_fips_endpoint = true'),
		files: {'plan.json': plan('us-east-2')},
	});
	const who = '<Arn>arn:aws:iam::444455556666:user/prod</Arn><Account>444455556666</Account><UserId>U</UserId>';
	stub.answer(({operation, accessKeyId}) =>
		operation === 'GetCallerIdentity' && accessKeyId === 'AKIAPROD'
			? {status: 200, body: xml(operation, who)}
			: undefined,
	);
	await rollgrid(['doctor', 'plan.json', '--profile-for', '444455556666=prod']);
	const hosts = (key: string) =>
		new Set(stub.arrivals.filter(({accessKeyId}) => accessKeyId === key).map(({host}) => host));
	expect(hosts('AKIAPROD')).toEqual(
		new Set(['sts-fips.us-east-1.amazonaws.com', 'ssm-fips.us-east-2.amazonaws.com', 'iam-fips.amazonaws.com']),
	);
	expect([...hosts('AKIAENV')].filter(host => host.includes('fips'))).toEqual([]);
});

test.each([
	['no proxy', {HTTP_PROXY: undefined, HTTPS_PROXY: undefined}, undefined],
	['a proxy', {}, '127.0.0.1'],
	['a proxy and hosts past it', {NO_PROXY: 'example.com'}, 'example.com,127.0.0.1'],
])('the simulator is reached past the shell’s proxy: %s', async (_, more, expected) => {
	const {program, env, home} = await openShell();
	const simulator = spawn(node[0], [...node.slice(1), program, 'simulate', '--json'], {
		cwd: home,
		env: {...env, ...more},
	});
	const [line] = (await once(createInterface({input: simulator.stdout}), 'line')) as [string];
	simulator.kill();
	await once(simulator, 'exit');
	expect((JSON.parse(line) as {readonly env: NodeJS.ProcessEnv}).env.NO_PROXY).toBe(expected);
});
