import {expect, test} from 'vitest';
import {node} from '../harness/built-program.ts';
import {openPty} from '../harness/open-program.ts';
import {keys, section} from './matrix-row.ts';
import {openShell} from './open-shell.ts';

/* Nobody acts elsewhere than they think: who, by what, and what was passed over, before anything is started. */

const plan = JSON.stringify({
	DocumentName: 'Acme-Patch',
	TargetLocations: [{Accounts: ['444455556666'], Regions: ['eu-west-1']}],
	MaxConcurrency: '1',
	MaxErrors: '1',
});
const world = {
	env: {...keys, AWS_PROFILE: 'ops', AWS_REGION: 'eu-west-1'},
	credentials: section('ops', 'AKIAOPS'),
	files: {'plan.json': plan},
};
const who =
	'You are arn:aws:iam::111122223333:user/ops in 111122223333/eu-west-1, by keys in the environment (AWS_ACCESS_KEY_ID)';
const passedOver = 'passed over: the credentials of AWS_PROFILE=ops (AWS_ACCESS_KEY_ID wins over it)';

test('a start without a screen says it before it asks', async () => {
	const {rollgrid, stub} = await openShell(world);
	const {stderr} = await rollgrid(['launch', 'plan.json']);
	expect(stderr).toContain(`AWS settings ${passedOver}\n`);
	expect(stderr.indexOf(who)).toBeGreaterThan(-1);
	expect(stderr.indexOf(who)).toBeLessThan(stderr.indexOf('Nothing was started'));
	expect(stub.arrivals.some(({operation}) => operation === 'StartAutomationExecution')).toBe(false);
});

test('doctor says it in its first line, and for programs', async () => {
	const {rollgrid} = await openShell(world);
	expect((await rollgrid(['doctor'])).stdout).toContain(`√ ${who}; ${passedOver}; fan-outs are started there`);
	expect(JSON.parse((await rollgrid(['doctor', '--json'])).stdout)).toMatchObject({
		signedBy: 'keys in the environment (AWS_ACCESS_KEY_ID)',
		passedOver: ['the credentials of AWS_PROFILE=ops (AWS_ACCESS_KEY_ID wins over it)'],
	});
});

test('the console says it when it starts, and the review before a launch', async () => {
	const {env, home, program} = await openShell(world);
	const terminal = openPty({
		command: [...node, program, 'launch', `${home}/plan.json`],
		env,
		columns: 200,
		rows: 50,
	});
	await terminal.shows(
		/As +arn:aws:iam::111122223333:user\/ops, by keys in the environment \(AWS_ACCESS_KEY_ID\)/,
		`AWS settings ${passedOver}`,
	);
	terminal.press('\u0003');
	await terminal.gone;
});
