import {expect, test} from 'vitest';
import {createWorld} from '../../source/simulator/create-world.ts';
import {defineDocument} from '../../source/simulator/documents/define-document.ts';
import {defineAccount} from '../../source/simulator/worlds/parts.ts';
import {seedDefinition} from '../../source/simulator/worlds/seed.ts';
import {openConsole} from '../harness/open-console.ts';
import {startsOf} from '../harness/starts.ts';

const central = '123456789012';
const source = (text: string) => ({
	schemaVersion: '0.3',
	description: text,
	mainSteps: [{name: 'run', action: 'aws:executeScript', inputs: {Runtime: 'python3.11', Handler: 'run'}}],
});

/** The seed's world with further runbooks of the central account's own, one of them in three versions. */
function openWith(count: number) {
	const own = {owner: central, region: 'us-east-1', sharedWith: ['all']};
	const many = Array.from({length: count}, (_, index) =>
		defineDocument({...own, name: `Ops-Task${String(index).padStart(3, '0')}`, contents: [{source: source('A task')}]}),
	);
	const versioned = defineDocument({
		...own,
		name: 'Rotate',
		defaultVersion: '2',
		contents: ['First', 'Second', 'Third'].map(text => ({source: source(text)})),
	});
	const definition = seedDefinition();
	return openConsole({
		rows: 36,
		world: startMs => createWorld({...definition, documents: [...definition.documents, ...many, versioned]}, startMs),
	});
}

test('the tabs list runbooks by owner, and a search finds them by name, platform and owner', async () => {
	const {operator} = await openWith(0);
	await operator.press('n');
	operator.sees('AWS-RestartEC2Instance', 'AWS-StopEC2Instance');
	await operator.press('right');
	operator.sees('Rotate');
	operator.misses('AWS-StopEC2Instance');
	await operator.press('right', 'right', '/', 'restrt');
	operator.sees('AWS-RestartEC2Instance');
	operator.misses('Rotate ');
	await operator.press('ctrl+u', central);
	operator.sees('Rotate');
	operator.misses('AWS-RestartEC2Instance');
});

test('the runbook under the cursor is described when the cursor rests on it', async () => {
	const {operator, world} = await openWith(0);
	await operator.press('n');
	const reads = () => world.calls.filter(({operation}) => operation === 'GetDocument').length;
	const before = reads();
	await operator.press('down', 'down', 'down', 'up', 'up', 'up', 'down');
	expect(reads()).toBe(before);
	await world.advance('1s');
	operator.sees(/Parameters \(\d\)/, /Steps \(\d\)/);
	expect(reads()).toBe(before + 1);
	await operator.resizes(80, 24);
	operator.misses(/Steps \(\d\)/);
	await operator.press('J', 'J', 'J');
	operator.sees(/Steps \(\d\)/);
	await operator.press('K', 'K', 'K');
	operator.misses(/Steps \(\d\)/);
});

test('a list of many pages is used from the first one, and narrowed to a family', async () => {
	const {operator} = await openWith(120);
	await operator.press('n', 'right');
	operator.sees('121 of 121');
	await operator.press('c');
	operator.sees('120 of 121', 'only Ops-*');
});

test('the version is the default or the latest when it starts, or a fixed one', async () => {
	const {operator, world} = await openWith(0);
	await operator.press('n', 'right', 'enter', 'space', '1');
	operator.sees('Chosen. The version that is the default when it starts, now 2');
	await operator.press('v');
	operator.sees('Chosen. The version that is the latest when it starts', 'Third');
	await operator.press('v', 'v', 'v');
	operator.sees('Chosen. Version 1', 'First');
	await operator.press('8', 'enter', 'y');
	expect(startsOf(world).at(-1)).toMatchObject({DocumentName: 'Rotate', DocumentVersion: '1'});
});

test('the role that was filled in goes with the runbook that takes it', async () => {
	const {operator} = await openWith(0);
	await operator.press('n', 'enter', 'space', '4');
	operator.sees('AutomationAssumeRole  arn:aws:iam::123456789012:role/');
	await operator.press('shift+tab', 'shift+tab', 'shift+tab', 'right', 'enter', '8');
	operator.sees('ready to launch');
	operator.misses('AutomationAssumeRole');
	await operator.press('1', 'left', 'enter', '4');
	operator.sees('AutomationAssumeRole  arn:aws:iam::123456789012:role/');
});

test('refused lists say so, and a name can be typed instead', async () => {
	const {operator, world} = await openWith(0);
	for (const operation of ['DescribeAlarms', 'ListGroups', 'ListRoles', 'ListRegions', 'ListDocumentVersions']) {
		world.addFault({kind: 'access-denied', operation});
	}

	await operator.press('n', 'right', 'enter', 'space', '6', 'my-alarm');
	operator.sees(/Type it: . Couldn't list the alarms/, 'Allow cloudwatch:DescribeAlarms');
	await operator.press('shift+tab', 'tab', 'tab', 'tab', 'enter', 'y');
	expect(startsOf(world).at(-1)).toMatchObject({AlarmConfiguration: {Alarms: [{Name: 'my-alarm'}]}});
});

test('where runbooks can be neither listed nor read, name and parameters are typed', async () => {
	const {operator, world} = await openWith(0);
	for (const operation of ['ListDocuments', 'DescribeDocument', 'GetDocument']) {
		world.addFault({kind: 'access-denied', operation});
	}

	await operator.press('n');
	operator.sees(/Couldn't list the runbooks/);
	await operator.press('a', 'AWS-StartEC2Instance', 'enter', 'space', '4', 'InstanceId', 'enter');
	operator.sees('Write name=value');
	await operator.press('=i-0123456789abcdef0', 'enter', 'AutomationAssumeRole=', 'enter');
	operator.sees(/InstanceId +i-0123456789abcdef0/);
	await operator.press('tab', 'tab', 'tab', 'tab', 'enter', 'y');
	expect(startsOf(world).at(-1)).toMatchObject({
		DocumentName: 'AWS-StartEC2Instance',
		Parameters: {InstanceId: ['i-0123456789abcdef0']},
	});
});

test('an account that is not active is marked, left out of a column, and said when it is painted', async () => {
	const definition = seedDefinition();
	const suspended = defineAccount('555566667777', 'Legacy', 'ou-1a2b3c-4d5e6c', [], {state: 'SUSPENDED'});
	const {operator} = await openConsole({
		world: startMs => createWorld({...definition, accounts: [...definition.accounts, suspended]}, startMs),
	});
	await operator.press('n', '2', 'C');
	operator.sees('5 accounts × 1 Region = 5', /left out: account 555566667777 is SUSPENDED/, /Legacy.*×/);
	await operator.press('/', 'legacy', 'enter', 'space');
	operator.sees('Painted, although account 555566667777 is SUSPENDED');
});
