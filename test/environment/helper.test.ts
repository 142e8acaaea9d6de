import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {speedClock} from '../../source/simulator/clock.ts';
import {type Simulator, startSimulator} from '../../source/simulator/simulator.ts';
import {startDemoFanOut} from '../../source/simulator/worlds/demo.ts';
import {node} from '../harness/built-program.ts';
import {settings} from './matrix-row.ts';
import {list, openShell} from './open-shell.ts';

const simulators: Simulator[] = [];
afterEach(async () => {
	await Promise.all(simulators.splice(0).map(simulator => simulator.close()));
});

const config = settings('profile ops', 'credential_process = sh "$HOME/helper.sh"', 'region = us-east-1');
const env = {AWS_PROFILE: 'ops'};

/** A helper that counts its runs, and may put the count into its key. */
const helper = (accessKeyId: string, secretAccessKey = 'secret', more = '') =>
	[
		'echo run >> runs',
		'runs=$(wc -l < runs)',
		`echo "{\\"Version\\": 1, \\"AccessKeyId\\": \\"${accessKeyId}\\", \\"SecretAccessKey\\": \\"${secretAccessKey}\\"${more}}"`,
	].join('\n');
const countRuns = (home: string) => readFileSync(join(home, 'runs'), 'utf8').trim().split('\n').length;

test('doctor over 20 accounts runs the helper once', async () => {
	const simulator = await startSimulator({world: 'large', accounts: 21, regions: 2, throttle: false});
	simulators.push(simulator);
	const {AWS_ACCESS_KEY_ID: key = '', AWS_SECRET_ACCESS_KEY: secret = ''} = simulator.env;
	const expiry = new Date(Date.now() + 3_600_000).toISOString();
	const accounts = [...simulator.world.accounts.keys()].filter(one => one !== simulator.centralAccount).slice(0, 20);
	const plan = {
		DocumentName: 'AWS-StopEC2Instance',
		TargetLocations: [{Accounts: accounts, Regions: [simulator.region]}],
	};
	const {rollgrid, home} = await openShell({
		env: {...env, AWS_ENDPOINT_URL: simulator.endpoint, NO_PROXY: '127.0.0.1', AWS_REGION: simulator.region},
		config,
		files: {
			'helper.sh': helper(key, secret, `, \\"Expiration\\": \\"${expiry}\\"`),
			'plan.json': JSON.stringify(plan),
		},
	});
	const {stdout} = await rollgrid(['doctor', 'plan.json', '--json', '--rate', '100']);
	expect(JSON.parse(stdout)).toMatchObject({signedBy: 'the credential_process of profile ops', passedOver: []});
	expect(simulator.calls.filter(({operation}) => operation === 'AssumeRole').length).toBeGreaterThanOrEqual(20);
	expect(countRuns(home)).toBe(1);
});

test('a helper that fails is shown with its exit status and what it wrote; once it is mended, it is used', async () => {
	const {rollgrid, write} = await openShell({
		env,
		config,
		files: {'helper.sh': 'echo "the vault is sealed" >&2; exit 3'},
	});
	const failed = await rollgrid(list);
	expect(failed.status).toBe(3);
	expect(failed.stderr).toContain(
		'the credential_process of profile ops ended with exit status 3: the vault is sealed',
	);
	expect(failed.stderr).toMatch(/Run it by itself: sh ".*helper.sh"/);
	write('helper.sh', helper('AKIAHELPER'));
	expect(await rollgrid(list)).toMatchObject({status: 0, stderr: ''});
});

test('a helper that hangs is ended when --timeout is over', async () => {
	const {rollgrid} = await openShell({env, config, files: {'helper.sh': 'sleep 600'}});
	const hung = await rollgrid(['list', '--timeout', '0.5']);
	expect(hung.status).toBe(3);
	expect(hung.stderr).toContain('the credential_process of profile ops gave no answer in 0.5 s');
});

test.each([
	['prints no JSON', 'echo hello', 'didn’t print JSON'],
	['prints JSON that is no object', 'echo null', 'didn’t print JSON'],
	['prints a number for a key', `echo '{"Version": 1, "AccessKeyId": 7, "SecretAccessKey": "s"}'`, 'lacks AccessKeyId'],
	['prints no version', `echo '{"AccessKeyId": "A", "SecretAccessKey": "s"}'`, 'lacks "Version": 1'],
	['prints no secret', `echo '{"Version": 1, "AccessKeyId": "A"}'`, 'lacks SecretAccessKey'],
	[
		'gives credentials that have expired',
		`echo '{"Version": 1, "AccessKeyId": "A", "SecretAccessKey": "s", "Expiration": "2020-01-01T00:00:00Z"}'`,
		'gave credentials that have expired: 2020-01-01T00:00:00Z',
	],
])('a helper that %s is told from one that does its work', async (_, text, says) => {
	const {rollgrid} = await openShell({env, config, files: {'helper.sh': text}});
	expect((await rollgrid(list)).stderr).toContain(says);
});

test('a helper whose credentials have no end is run again once AWS refuses them, and nobody notices', async () => {
	const {rollgrid, stub, home} = await openShell({env, config, files: {'helper.sh': helper('AKIARUN$runs')}});
	stub.answer(({operation, accessKeyId}) =>
		operation === 'DescribeAutomationExecutions' && accessKeyId === 'AKIARUN1'
			? {
					status: 400,
					body: '{"__type":"ExpiredTokenException","message":"The security token included in the request is expired"}',
				}
			: undefined,
	);
	expect(await rollgrid(list)).toMatchObject({status: 0, stdout: '[]\n', stderr: ''});
	expect(countRuns(home)).toBe(2);
	expect(stub.arrivals.at(-1)).toMatchObject({accessKeyId: 'AKIARUN2'});
});

test('a Region that doesn’t know the key isn’t a reason to run the helper again', async () => {
	const {rollgrid, stub, home} = await openShell({env, config, files: {'helper.sh': helper('AKIARUN$runs')}});
	stub.answer(({operation}) =>
		operation === 'DescribeAutomationExecutions'
			? {
					status: 400,
					body: '{"__type":"UnrecognizedClientException","message":"The security token included in the request is invalid."}',
				}
			: undefined,
	);
	const refused = await rollgrid(list);
	expect(refused.stderr).toContain('the Region is off in that account, or the key was replaced or deleted');
	expect(countRuns(home)).toBe(1);
});

test('keys that are replaced in the shared file are picked up by a running watch within one poll', async () => {
	const simulator = await startSimulator({world: 'demo', clock: speedClock(20), throttle: false});
	simulators.push(simulator);
	const executionId = startDemoFanOut(simulator.world);
	const [person] = simulator.world.people.values();
	const section = (key: string) =>
		`[ops]\naws_access_key_id = ${key}\naws_secret_access_key = ${person!.secretAccessKey}\n`;
	const {
		program,
		env: shell,
		home,
		write,
	} = await openShell({
		env: {...env, AWS_ENDPOINT_URL: simulator.endpoint, NO_PROXY: '127.0.0.1', AWS_REGION: simulator.region},
		credentials: section(person!.accessKeyId),
	});
	const child = spawn(node[0], [...node.slice(1), program, 'watch', executionId, '--json', '--interval', '0.5'], {
		cwd: home,
		env: shell,
	});
	let stderr = '';
	let replaced = 0;
	child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
	child.stdout.on('data', () => {
		if (replaced === 0) {
			replaced = simulator.calls.length;
			const people = simulator.world.people as Map<string, typeof person & {}>;
			people.delete(person!.accessKeyId);
			people.set('AKIAREPLACED00000000', {...person!, accessKeyId: 'AKIAREPLACED00000000'});
			write('.aws/credentials', section('AKIAREPLACED00000000'));
		}
	});
	const status = await new Promise(done => child.on('close', done));
	// Some locations of the demo fail on purpose.
	expect(status, stderr).toBe(1);
	expect(stderr).not.toMatch(/UnrecognizedClient|InvalidClientTokenId/);
	// What was under way at that moment is refused, and sent again with the new key; nothing that comes later is.
	const after = simulator.calls.slice(replaced);
	expect(after.slice(10).filter(({errorCode}) => /Unrecognized|InvalidClient/.test(errorCode ?? ''))).toEqual([]);
	expect(after.length).toBeGreaterThan(30);
});
