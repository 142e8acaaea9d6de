import {readdirSync, readFileSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {expect, test} from 'vitest';
import {changesSomething} from '../../../source/adapters/aws/watch-calls.ts';

const adapters = resolve(import.meta.dirname, '../../../source/adapters/aws');

/** Every operation that the adapters can send, as their sources name them. */
const operations = [
	...new Set(
		readdirSync(adapters, {recursive: true, encoding: 'utf8'})
			.filter(file => file.endsWith('.ts'))
			.flatMap(file =>
				[...readFileSync(join(adapters, file), 'utf8').matchAll(/new (?:sdk\.)?([A-Z]\w+)Command\(/g)].map(
					([, name]) => name!,
				),
			),
	),
].sort();

test('of all that can be sent, exactly what changes something is refused while read-only', () => {
	const changing = operations.filter(changesSomething);
	expect(changing).toEqual(
		expect.arrayContaining(['SendAutomationSignal', 'StartAutomationExecution', 'StopAutomationExecution']),
	);
	// A verb that reads; the one that hides for seconds what it reads; or one of the two that open something short-lived for the caller alone.
	const harmless = operations.filter(operation => !changesSomething(operation));
	expect(
		harmless.filter(
			operation =>
				!/^(Get|List|Describe|AssumeRole$|ReceiveMessage$|SimulatePrincipalPolicy$|StartExecutionPreview$)/.test(
					operation,
				),
		),
	).toEqual([]);
});

test('whatever isn’t known to read is held to change something', () => {
	for (const operation of [
		'AddTagsToResource',
		'RemoveTagsFromResource',
		'ModifyDocumentPermission',
		'CreateStackSet',
		'RegisterDelegatedAdministrator',
		'PutParameter',
		'StartAutomationExecution',
		'StartChangeRequestExecution',
		'TagResource',
	]) {
		expect([operation, changesSomething(operation)]).toEqual([operation, true]);
	}
});
