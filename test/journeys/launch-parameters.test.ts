import {expect, test} from 'vitest';
import {createWorld} from '../../source/simulator/create-world.ts';
import {defineDocument} from '../../source/simulator/documents/define-document.ts';
import {seedDefinition} from '../../source/simulator/worlds/seed.ts';
import {openConsole} from '../harness/open-console.ts';
import {startsOf} from '../harness/starts.ts';

const central = '123456789012';

/** A runbook with a parameter of every type, in the seed's world. */
const everyType = {
	schemaVersion: '0.3',
	description: 'Takes one of everything',
	assumeRole: '{{ AutomationAssumeRole }}',
	parameters: {
		Ticket: {type: 'String', allowedPattern: '^INC-\\d+$', description: 'The incident'},
		Size: {type: 'String', allowedValues: ['small', 'large'], default: 'small'},
		Names: {type: 'StringList', minItems: 2, maxItems: 3},
		Count: {type: 'Integer'},
		Force: {type: 'Boolean', default: false},
		Labels: {type: 'StringMap'},
		Rules: {type: 'MapList'},
		Instance: {type: 'AWS::EC2::Instance::Id'},
		Instances: {type: 'List<AWS::EC2::Instance::Id>'},
		Bucket: {type: 'AWS::S3::Bucket::Name'},
		Role: {type: 'AWS::IAM::Role::Arn', default: ''},
		AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn', default: ''},
		Note: {type: 'String', default: '', maxChars: 10},
	},
	mainSteps: [{name: 'run', action: 'aws:executeScript', inputs: {Runtime: 'python3.11', Handler: 'run'}}],
};

function openEveryType() {
	const document = defineDocument({
		name: 'EveryType',
		owner: central,
		region: 'us-east-1',
		sharedWith: ['all'],
		contents: [{source: everyType, yaml: JSON.stringify(everyType)}],
	});
	const definition = seedDefinition();
	return openConsole({
		columns: 110,
		rows: 40,
		world: startMs => createWorld({...definition, documents: [...definition.documents, document]}, startMs),
	});
}

/** The runbook chosen and one location painted, at the form. */
async function atForm() {
	const console = await openEveryType();
	await console.operator.press('n', 'right', 'enter', 'space', '4');
	return console;
}

test('a form asks for every type as the runbook declares it, and sends it as AWS takes it', async () => {
	const {operator, world} = await atForm();
	operator.sees('Ticket *', 'Names *', 'Count *', /Size .*small \(the default\)/, /Force .*false \(the default\)/);
	await operator.press('INC-42', 'down', 'right', 'right', 'down', 'web, "app"', 'down', '-3', 'down', 'right');
	await operator.press('down', '{"team": "platform"}', 'down', '[{"port": 80}, {"port": 443}]');
	await operator.press('down', 'i-0123456789abcdef0', 'down', 'i-0123456789abcdef0,mi-0123456789abcdef0');
	await operator.press('down', 'my-bucket', 'down', 'role/', 'ctrl+n', 'ctrl+n', 'ctrl+p', 'enter');
	operator.sees(/▌ Role +\S*-AutomationAdministrationRole$/);
	await operator.press('tab', 'tab', 'tab', 'tab');
	operator.sees('ready to launch');
	await operator.press('enter', 'y');
	const role = `arn:aws:iam::${central}:role/AWS-SystemsManager-AutomationAdministrationRole`;
	expect(startsOf(world).at(-1)?.Parameters).toEqual({
		Ticket: ['INC-42'],
		Size: ['large'],
		Names: ['web', '"app"'],
		Count: ['-3'],
		Force: ['true'],
		Labels: ['{"team": "platform"}'],
		Rules: ['{"port":80}', '{"port":443}'],
		Instance: ['i-0123456789abcdef0'],
		Instances: ['i-0123456789abcdef0', 'mi-0123456789abcdef0'],
		Bucket: ['my-bucket'],
		Role: [role],
		AutomationAssumeRole: [role],
	});
});

test('what is wrong with a field is said at the field as one types', async () => {
	const {operator} = await atForm();
	await operator.press('INC-');
	operator.sees('must match ^INC-\\d+$, which "INC-" doesn\'t');
	await operator.press('7');
	operator.misses('must match');
	await operator.press('down', 'down', 'one');
	operator.sees('takes 2 to 3 values, not 1');
	await operator.press(', two', 'down', '1.5');
	operator.misses('takes 2 to 3 values');
	operator.sees('must be a whole number, not "1.5"');
	await operator.press('down', 'down', '{team');
	operator.sees('must be a map in JSON, such as {"key": "value"}');
});

test('the review lists what is missing, and each leads to its field', async () => {
	const {operator} = await atForm();
	await operator.press('tab', 'tab', 'tab', 'tab');
	operator.sees('Not ready yet', /Parameters +Ticket is required/, /Parameters +Count is required/);
	await operator.press('down', 'down', 'enter');
	operator.sees(/▌ Count/, 'Integer, a whole number');
	await operator.press('12', 'shift+tab', '8');
	operator.misses('Count is required');
});
