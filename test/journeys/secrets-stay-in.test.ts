import {mkdtempSync, readFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, expect, test} from 'vitest';
import {createJournal} from '../../source/adapters/state-folder/journal.ts';
import {launch} from '../../source/commands/launch/run.ts';
import {forgetSecrets} from '../../source/core/domain/secrets/secrets.ts';
import {documentOf} from '../../source/core/status/step-document.ts';
import {locationStep} from '../core/follow/steps.ts';
import {openConsole} from '../harness/open-console.ts';
import {openServices} from '../harness/run-command.ts';

afterEach(forgetSecrets);

const newFile = () => join(mkdtempSync(join(tmpdir(), 'rollgrid-')), 'launches.ndjson');

const request = {
	DocumentName: 'Own-Join',
	Parameters: {
		InstanceId: ['i-0123456789abcdef0'],
		ConnectionString: ['Server=db;Password=hunter-two'],
		DbPwd: ['hunter-three'],
	},
	TargetLocations: [{Accounts: ['987654321098'], Regions: ['us-east-1']}],
} as const;

test('review, forms, what is copied and the saved plan keep secrets in, and say what they leave out', async () => {
	const {operator, runtime, files} = await openConsole({world: 'seed', columns: 140, rows: 40});
	runtime.store.dispatch({type: 'plan-opened', request, origin: 'plan start.json'});
	await operator.press('right');
	operator.sees(/ConnectionString = \*\*\*/, /DbPwd = \*\*\*/, 'InstanceId = i-0123456789abcdef0');
	const screens = [operator.screen()];
	await operator.press('y');
	operator.sees('Copied the command line for bash, without ConnectionString, DbPwd, which looks secret');
	for (let form = 0; form < 5; form++) {
		await operator.press('f');
		operator.sees('Left out, as it looks secret: ConnectionString, DbPwd');
		screens.push(operator.screen());
		await operator.press('y');
	}

	await operator.press('w', 'start.yaml', 'enter');
	operator.sees('Wrote the plan to start.yaml, without ConnectionString, DbPwd');
	await operator.press('w', 'start.json', 'enter');
	await operator.press('4');
	screens.push(operator.screen());
	expect(files.get('start.yaml')).toMatch(/^# Left out, as it looks secret: ConnectionString, DbPwd\. Put it in/);
	expect(operator.copied[0]).toMatch(/^# Left out, as it looks secret: ConnectionString, DbPwd\. .*\naws ssm start/);
	expect([...screens, ...operator.copied, ...files.values()].join('\n')).not.toMatch(
		/hunter|\*\*\*.*\n?.*--parameters/,
	);
	expect(operator.copied).toHaveLength(6);
	expect(operator.copied.filter(text => text.includes('InstanceId'))).toHaveLength(6);
});

test('a dry run and a start print no secret, also where AWS repeats it; JSON asked for by a program is exact', async () => {
	const {services, printed, told} = await openServices('seed');
	const file = newFile();
	const start = {...services, journal: createJournal(file)};
	const plan = {file: 'plan.json', text: JSON.stringify(request)};
	const flags = {isYes: true, isDryRun: true, isWatch: false, isJson: false};
	expect(await launch(start, {...plan, ...flags})).toBe(0);
	expect(await launch(start, {...plan, ...flags, isDryRun: false})).toBe(3);
	expect([...printed, ...told, readFileSync(file, 'utf8')].join('\n')).not.toContain('hunter');
	expect(printed[0]).toMatch(/^# Left out, as it looks secret: ConnectionString, DbPwd/);
	printed.length = 0;
	expect(await launch(start, {...plan, ...flags, isJson: true})).toBe(0);
	expect(JSON.parse(printed[0]!)).toMatchObject({requests: [request]});
});

test('a mistake in a plan doesn’t repeat the secret that is wrong', async () => {
	const {services, told} = await openServices('seed');
	const text = JSON.stringify({...request, Parameters: {Pin: [12_345_678], Token: 'hunter-four'}});
	const flags = {isYes: true, isDryRun: true, isWatch: false, isJson: false};
	expect(await launch({...services, journal: createJournal(newFile())}, {file: 'plan.json', text, ...flags})).toBe(2);
	expect(told.join('\n')).toContain('Parameters.Pin[0] must be text in quotes, not what is given');
	expect(told.join('\n')).not.toMatch(/hunter|12345678/);
});

test('a step tells its inputs and outputs without secrets, and copies them so', () => {
	const step = {
		...locationStep('111122223333', 'eu-west-1'),
		inputs: {Parameters: '{"Password":["hunter-two"],"Name":["web"]}'},
		outputs: {DbToken: ['hunter-three'], Log: ['joined with Password=hunter-four']},
	};
	const {nodes} = documentOf(step, {accountId: '111122223333', region: 'eu-west-1'}, undefined);
	const told = nodes.map(({text, value}) => `${text} ${JSON.stringify(value)}`).join('\n');
	expect(told).toContain('web');
	expect(told).toContain('DbToken = ***');
	expect(told).not.toContain('hunter');
});
