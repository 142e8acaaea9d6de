import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {createChangeJournal} from '../../../source/adapters/state-folder/change-journal.ts';
import {checkRunbookFile} from '../../../source/commands/runbook/check.ts';
import {diffRunbook} from '../../../source/commands/runbook/diff.ts';
import {type PublishOptions, publishRunbook} from '../../../source/commands/runbook/publish.ts';
import {atEnd} from '../../harness/at-end.ts';
import {openServices} from '../../harness/run-command.ts';

const runbook = (duration: string) => ({
	file: 'nap.yaml',
	text: `schemaVersion: '0.3'\nmainSteps:\n  - name: nap\n    action: aws:sleep\n    inputs: {Duration: ${duration}}\n`,
});
const member = '987654321098';
const options: PublishOptions = {
	name: 'Nap',
	versionName: undefined,
	accounts: [],
	units: [],
	plan: null,
	regions: [],
	isYes: true,
	isDryRun: false,
	isJson: false,
};

async function open() {
	const opened = await openServices('seed');
	const folder = mkdtempSync(join(tmpdir(), 'rollgrid-changes-'));
	atEnd(() => rmSync(folder, {recursive: true}));
	const changes = createChangeJournal(join(folder, 'changes.ndjson'));
	const made = () =>
		opened.simulator.calls.map(({operation}) => operation).filter(name => /^(Create|Update|Modify)/.test(name));
	return {...opened, changes, made, services: {...opened.services, documents: opened.aws.documents, changes}};
}

test('a runbook is created, then changed by a version that becomes the default; a third time there is nothing to do', async () => {
	const {services, told, made, changes, simulator} = await open();
	expect(await publishRunbook(services, runbook('PT1S'), options)).toBe(0);
	expect(told).toEqual(['us-east-1: create the runbook Nap (YAML)', 'us-east-1: Nap is published.']);
	expect(await publishRunbook(services, runbook('PT2S'), options)).toBe(0);
	expect(simulator.world.documents.find(({name}) => name === 'Nap')).toMatchObject({defaultVersion: '2'});
	const before = made().length;
	expect(await publishRunbook(services, runbook('PT2S'), options)).toBe(0);
	expect(told.at(-1)).toBe('us-east-1: Nap is as it should be');
	expect(made().slice(before)).toEqual([]);
	const read = await changes.read();
	expect(read.ok && read.value.map(({step, state}) => `${step} ${state}`)).toEqual([
		'create done',
		'add-version done',
		'set-default done',
	]);
});

test('it is shared with exactly the accounts of a selection, twenty a call', async () => {
	const {services, simulator, told} = await open();
	const many = Array.from({length: 45}, (_, index) => String(200_000_000_000 + index));
	await publishRunbook(services, runbook('PT1S'), {...options, accounts: many});
	const shared = () => simulator.world.documents.find(({name}) => name === 'Nap')!.sharedWith;
	expect(shared()).toEqual(many);
	expect(simulator.calls.filter(({operation}) => operation === 'ModifyDocumentPermission')).toHaveLength(3);
	await publishRunbook(services, runbook('PT1S'), {...options, accounts: [member]});
	expect(shared()).toEqual([member]);
	expect(told.join('\n')).toContain('us-east-1: share Nap with 1 account');
	expect(told.join('\n')).toContain('us-east-1: stop sharing Nap with 45 accounts');
	// Without a selection sharing is left alone; of an OU it is the accounts below it.
	await publishRunbook(services, runbook('PT1S'), options);
	expect(shared()).toEqual([member]);
	const plan = {
		file: 'plan.json',
		text: JSON.stringify({
			DocumentName: 'Nap',
			TargetLocations: [{Accounts: ['ou-1a2b3c-4d5e6c'], Regions: ['eu-west-1'], ExecutionRoleName: 'x'}],
		}),
	};
	await publishRunbook(services, runbook('PT1S'), {...options, plan});
	const below = simulator.world.organization!.accountsByParent.get('ou-1a2b3c-4d5e6c')!.map(({id}) => id);
	expect(shared().toSorted()).toEqual(below.filter(id => id !== simulator.centralAccount).toSorted());
});

test('mistakes, a dry run, no answer and a read-only session publish nothing', async () => {
	const {services, made, told, printed} = await open();
	const broken = {file: 'nap.yaml', text: runbook('PT1S').text.replace('aws:sleep', 'aws:nap')};
	expect(await publishRunbook(services, broken, options)).toBe(2);
	expect(told).toEqual(['× nap.yaml:4:5: aws:nap is no action']);
	expect(checkRunbookFile(services, broken, true)).toBe(2);
	expect(JSON.parse(printed.at(-1)!)).toMatchObject({isSound: false, mistakes: [{line: 4, column: 5}]});
	expect(checkRunbookFile(services, runbook('PT1S'), false)).toBe(0);
	expect(await publishRunbook(services, runbook('PT1S'), {...options, isDryRun: true})).toBe(0);
	expect(printed.at(-1)).toBe('us-east-1: create the runbook Nap (YAML)');
	expect(await publishRunbook(services, runbook('PT1S'), {...options, isYes: false})).toBe(2);
	const readOnly = {...services, options: {...services.options, isReadOnly: true}};
	expect(await publishRunbook(readOnly, runbook('PT1S'), options)).toBe(2);
	expect(made()).toEqual([]);
});

test('a version whose answer was lost is not added twice', async () => {
	const {services, simulator} = await open();
	await publishRunbook(services, runbook('PT1S'), options);
	simulator.addFault({kind: 'drop-after', operation: 'UpdateDocument', times: 1});
	expect(await publishRunbook(services, runbook('PT2S'), options)).toBe(0);
	expect(simulator.world.documents.find(({name}) => name === 'Nap')).toMatchObject({
		defaultVersion: '2',
		versions: [{version: '1'}, {version: '2'}],
	});
});

test('the difference is told between file and deployed, versions and Regions, and of sharing', async () => {
	const {services, printed, told} = await open();
	const diff = {...options, source: null, fromVersion: undefined, toVersion: undefined};
	expect(await diffRunbook(services, diff)).toBe(3);
	expect(told.at(-1)).toContain('There is no runbook Nap');
	await publishRunbook(services, runbook('PT1S'), {...options, accounts: [member]});
	await publishRunbook(services, runbook('PT1S'), {...options, regions: ['eu-west-1']});
	expect(await diffRunbook(services, {...diff, source: runbook('PT1S')})).toBe(0);
	printed.length = 0;
	expect(await diffRunbook(services, {...diff, source: runbook('PT3S'), accounts: ['111122223333']})).toBe(1);
	expect(printed).toEqual([
		'- us-east-1 version 1, the default',
		'+ nap.yaml',
		'@@',
		'    - name: nap',
		'      action: aws:sleep',
		'-     inputs: {Duration: PT1S}',
		'+     inputs: {Duration: PT3S}',
		`- shared with ${member}`,
		'+ shared with 111122223333',
	]);
	printed.length = 0;
	expect(await diffRunbook(services, {...diff, regions: ['eu-west-1']})).toBe(1);
	expect(printed).toEqual([
		'- us-east-1 version 1, the default',
		'+ eu-west-1 version 1, the default',
		`- shared with ${member}`,
	]);
	await publishRunbook(services, runbook('PT2S'), options);
	printed.length = 0;
	expect(await diffRunbook(services, {...diff, fromVersion: '1', toVersion: '2'})).toBe(1);
	expect(printed[0]).toBe('- us-east-1 version 1');
});
