import {createServer} from 'node:net';
import process from 'node:process';
import {afterAll, expect, test} from 'vitest';
import {openPty} from '../harness/open-program.ts';
import {section, settings} from './matrix-row.ts';
import {openShell} from './open-shell.ts';

/* Nothing says who acts, or where: what was found is told, and one goes on from there. */

const closing: Array<() => void> = [];
afterAll(() => {
	for (const close of closing) {
		close();
	}
});

const files = {
	config: settings('profile ops', 'region = eu-west-1') + settings('profile empty', 'region = us-east-2'),
	credentials: section('ops', 'AKIAOPS') + section('dev', 'AKIADEV'),
};

async function openConsole(more: Parameters<typeof openShell>[0] = files) {
	const shell = await openShell(more);
	const terminal = openPty({command: [process.execPath, shell.program], env: shell.env, columns: 100, rows: 30});
	return {...shell, terminal};
}

test('without a screen it takes three lines', async () => {
	const {rollgrid} = await openShell(files);
	const {status, stderr} = await rollgrid(['list']);
	expect(status).toBe(3);
	expect(stderr.trimEnd().split('\n')).toEqual([
		expect.stringMatching(/^× No Region is set: looked for --region, /),
		expect.stringMatching(
			/^ {2}found: profiles dev \(keys, no Region\), empty \(no credentials, us-east-2\), ops \(keys, eu-west-1\); set: .*AWS_EC2_METADATA_DISABLED=true/,
		),
		expect.stringMatching(/--region us-east-1\. Or --profile ops, which has both\. Without AWS: rollgrid demo\.$/),
	]);
	expect(stderr).not.toContain('secret');
});

test('on the console a profile is chosen, and its fan-outs are listed in place', async () => {
	const {terminal, stub} = await openConsole();
	await terminal.shows('No Region is set', /▌ dev +keys +to be chosen/, /ops +keys +eu-west-1/);
	terminal.press('\u001B[B\u001B[B');
	await terminal.shows(/▌ ops/);
	terminal.press('\r');
	await terminal.shows('111122223333/eu-west-1', 'You are arn:aws:iam::111122223333:user/ops');
	expect(stub.arrivals.at(-1)).toMatchObject({accessKeyId: 'AKIAOPS'});
	terminal.press('q');
	await terminal.gone;
});

test('a profile without a Region goes on with one that is chosen; the other profile is one key away', async () => {
	const {terminal} = await openConsole();
	await terminal.shows(/▌ dev/);
	terminal.press('\r');
	await terminal.shows('Choose the Region that fan-outs are started in for profile dev', / {2}eu-west-1 +profile ops/);
	terminal.press('\u001B[B');
	await terminal.shows(/▌ eu-west-1/);
	terminal.press('\r');
	await terminal.shows('111122223333/eu-west-1');
	terminal.press('P');
	await terminal.shows(/▌ dev +keys/);
	terminal.press('q');
	await terminal.gone;
});

test('a metadata service that is silent keeps nobody: it is said, and one chooses meanwhile', async () => {
	const silent = createServer(() => {});
	await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
	closing.push(() => silent.close());
	const {port} = silent.address() as {readonly port: number};
	const {terminal} = await openConsole({
		...files,
		env: {
			AWS_EC2_METADATA_DISABLED: 'false',
			AWS_EC2_METADATA_SERVICE_ENDPOINT: `http://127.0.0.1:${port}`,
			AWS_METADATA_SERVICE_TIMEOUT: '600',
		},
	});
	await terminal.shows('Asking the instance metadata service for a Region and credentials', /▌ dev/);
	terminal.press('\u001B[B\u001B[B');
	await terminal.shows(/▌ ops/);
	terminal.press('\r');
	await terminal.shows('111122223333/eu-west-1');
	terminal.press('q');
	await terminal.gone;
});

test('the demo begins on the same terminal, takes keys there, and leads back', async () => {
	const {terminal} = await openConsole();
	await terminal.shows('No Region is set');
	terminal.press('d');
	await terminal.shows('Acme-PatchFleet', '192');
	terminal.press('t');
	await terminal.shows('at once');
	terminal.press('q');
	await terminal.shows('No Region is set', /▌ dev +keys/);
	terminal.press('q');
	await terminal.gone;
});

test('doctor checks as who was chosen, and Enter leads back to the console', async () => {
	const {terminal} = await openConsole();
	await terminal.shows(/▌ dev/);
	terminal.press('\u001B[B\u001B[B');
	await terminal.shows(/▌ ops/);
	terminal.press('\r');
	await terminal.shows('You are arn:aws:iam::111122223333:user/ops');
	terminal.press('P');
	await terminal.shows(/dev +keys/);
	terminal.press('D');
	await terminal.shows(/^√ .*user\/ops/, /eu-west-1/, 'Enter goes back to rollgrid');
	terminal.press('\r');
	await terminal.shows(/dev +keys/, 'D doctor');
	terminal.press('\u001B');
	await terminal.shows(/^rollgrid fan-outs {2}/);
	terminal.press('q');
	await terminal.gone;
});
