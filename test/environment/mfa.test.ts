import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';
import {xmlError} from './aws-stub.ts';
import {section, settings} from './matrix-row.ts';
import {list, openShell} from './open-shell.ts';

const serial = 'arn:aws:iam::111122223333:mfa/ops';
const world = {
	env: {AWS_PROFILE: 'admin', AWS_REGION: 'us-east-1'},
	config: settings(
		'profile admin',
		'role_arn = arn:aws:iam::111122223333:role/Admin',
		'source_profile = base',
		`mfa_serial = ${serial}`,
		'duration_seconds = 7200',
	),
	credentials: section('base', 'AKIABASE'),
};
const code = '271828';

/** A shell whose STS takes one code only. */
async function openWithCode() {
	const shell = await openShell(world);
	shell.stub.answer(({operation, body}) =>
		operation === 'AssumeRole' && !body.includes(`TokenCode=${code}`)
			? {
					status: 403,
					body: xmlError('AccessDenied', 'MultiFactorAuthentication failed with invalid MFA one time pass code.'),
				}
			: undefined,
	);
	const open = (...args: readonly string[]) => openPty({command: [...node, shell.program, ...args], env: shell.env});
	return {...shell, open};
}

test('a command asks for the code once, on its terminal, and the session lasts as the profile says', async () => {
	const {open, stub, home, count} = await openWithCode();
	const terminal = open('doctor');
	await terminal.shows(`MFA code for ${serial} (profile admin):`);
	terminal.press(`${code}\r`);
	await terminal.gone;
	expect(terminal.written).toContain('by the role arn:aws:iam::111122223333:role/Admin of profile admin with MFA');
	expect(count('AssumeRole')).toBe(1);
	const asked = new URLSearchParams(stub.arrivals.find(({operation}) => operation === 'AssumeRole')?.body);
	expect(Object.fromEntries(asked)).toMatchObject({SerialNumber: serial, TokenCode: code, DurationSeconds: '7200'});
	expect(terminal.written.match(/MFA code for/g)).toHaveLength(1);
	// Neither the code nor the session is kept.
	expect(filesBelow(home).filter(path => /271828|ASIAADMIN/.test(readFileSync(path, 'utf8')))).toEqual([]);
});

test('a wrong code is refused in AWS’s words, with the way out; the next one will do', async () => {
	const {open} = await openWithCode();
	const first = open(...list);
	await first.shows('MFA code for');
	first.press('111111\r');
	await first.shows('MultiFactorAuthentication failed', 'Each code is good once');
	expect(await first.gone).toMatchObject({exitCode: 3});
	const second = open(...list);
	await second.shows('MFA code for');
	second.press(`${code}\r`);
	expect(await second.gone).toMatchObject({exitCode: 0});
});

test('the code is read from the terminal where standard input is something else', async () => {
	const {env, program} = await openWithCode();
	const terminal = openPty({
		command: ['sh', '-c', `"${process.execPath}" "${program}" ${list.join(' ')} < /dev/null`],
		env,
	});
	await terminal.shows('MFA code for');
	terminal.press(`${code}\r`);
	expect(await terminal.gone).toMatchObject({exitCode: 0});
});

test('where nobody is at a terminal, the command says so and asks AWS nothing', async () => {
	const {rollgrid, stub} = await openWithCode();
	const refused = await rollgrid(list);
	expect(refused.status).toBe(3);
	expect(refused.stderr).toContain(`profile admin wants a code of the MFA device ${serial}, and nobody typed one`);
	expect(refused.stderr).toContain('eval "$(aws configure export-credentials --profile admin --format env)"');
	expect(stub.arrivals).toEqual([]);
});

test('the console asks in a dialog; left without a code it says why nothing is there', async () => {
	const {open} = await openWithCode();
	const terminal = open();
	await terminal.shows('Profile admin wants an MFA code', 'Code:');
	terminal.press('\u001B');
	await terminal.shows('wants a code of the MFA device');
	terminal.press('q');
	await terminal.gone;
});

test('the console goes on with the code that was typed', async () => {
	const {open, stub} = await openWithCode();
	const terminal = open();
	await terminal.shows('Profile admin wants an MFA code', 'Code:');
	// Keys that came before the question was seen write nothing.
	await terminal.pressUntil('x', () => /Code: x/.test(terminal.screen()));
	await terminal.pressUntil('\u007F', () => !/Code: x/.test(terminal.screen()));
	terminal.press(code);
	await terminal.shows(`Code: ${code}`);
	terminal.press('\r');
	await terminal.shows('No fan-out in 111122223333/us-east-1');
	expect(stub.arrivals.at(-1)).toMatchObject({accessKeyId: 'ASIAADMIN'});
	terminal.press('q');
	await terminal.gone;
});

test('a role on the way that refuses is told in AWS’s words; once it lets in, the chain is used', async () => {
	const {rollgrid, stub} = await openShell({
		env: {AWS_PROFILE: 'spoke', AWS_REGION: 'us-east-1'},
		config:
			settings(
				'profile hub',
				'role_arn = arn:aws:iam::111122223333:role/Hub',
				'source_profile = base',
				'external_id = team-42',
				'role_session_name = alice',
			) + settings('profile spoke', 'role_arn = arn:aws:iam::444455556666:role/Spoke', 'source_profile = hub'),
		credentials: section('base', 'AKIABASE'),
	});
	const words =
		'User: arn:aws:iam::111122223333:user/ops is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111122223333:role/Hub';
	stub.answer(({operation, accessKeyId}) =>
		operation === 'AssumeRole' && accessKeyId === 'AKIABASE'
			? {status: 403, body: xmlError('AccessDenied', words)}
			: undefined,
	);
	const refused = await rollgrid(list);
	expect(refused.status).toBe(3);
	expect(refused.stderr).toContain(words);
	expect(refused.stderr).toContain('Allow sts:AssumeRole on arn:aws:iam::111122223333:role/Hub');
	stub.answer(() => undefined);
	expect(await rollgrid(list)).toMatchObject({status: 0});
	expect(stub.arrivals.at(-1)).toMatchObject({accessKeyId: 'ASIASPOKE'});
	const [hub, spoke] = stub.arrivals
		.filter(({operation}) => operation === 'AssumeRole')
		.slice(-2)
		.map(({body}) => Object.fromEntries(new URLSearchParams(body)));
	expect(hub).toMatchObject({ExternalId: 'team-42', RoleSessionName: 'alice'});
	expect(spoke).toMatchObject({RoleSessionName: expect.stringMatching(/^rollgrid-list-/)});
	expect(spoke).not.toHaveProperty('ExternalId');
});

test('a lookup is tried again as often as the profile says', async () => {
	const {rollgrid, stub, count} = await openShell({
		env: {AWS_PROFILE: 'admin', AWS_REGION: 'us-east-1'},
		config: settings(
			'profile admin',
			'role_arn = arn:aws:iam::111122223333:role/Admin',
			'source_profile = base',
			'max_attempts = 3',
		),
		credentials: section('base', 'AKIABASE'),
	});
	stub.answer(({operation}) =>
		operation === 'AssumeRole' && count('AssumeRole') < 3
			? {status: 500, body: xmlError('InternalFailure', 'away')}
			: undefined,
	);
	expect(await rollgrid(list, {AWS_MAX_ATTEMPTS: undefined})).toMatchObject({status: 0});
	expect(count('AssumeRole')).toBe(3);
});

function filesBelow(folder: string): readonly string[] {
	return readdirSync(folder).flatMap(name => {
		const path = join(folder, name);
		return statSync(path).isDirectory() ? filesBelow(path) : [path];
	});
}
