import {expect, test} from 'vitest';
import {operations} from '../../../source/simulator/operations/all.ts';
import {serve} from '../wire/serve.ts';
import {playCalls} from './play-calls.ts';

test('what is put out has only members that the SDK declares, of the right types', async () => {
	const {config, clock} = await serve();
	const played = await playCalls(config, () => clock.advance(2000));
	for (const {operation, status, text, differences} of played) {
		expect(status, `${operation}: ${text}`).toBe(200);
		expect(differences, operation).toEqual([]);
	}

	const seen = new Set(played.map(({operation}) => operation));
	const unseen = operations.all.map(({service, name}) => `${service} ${name}`).filter(one => !seen.has(one));
	expect(unseen.sort()).toEqual([
		// Refused in every case of this world, or answered in protocols that the clients here don't speak.
		'ec2 DescribeInstances',
		'ec2 DescribeRegions',
		'organizations DescribeEffectivePolicy',
		'organizations DescribeHandshake',
		'organizations DescribeResourcePolicy',
		'servicequotas GetServiceQuota',
		'servicequotas ListServiceQuotas',
		// Their own test covers them, with a queue to read.
		'sqs ChangeMessageVisibility',
		'sqs DeleteMessage',
		'sqs DeleteMessageBatch',
		'sqs GetQueueAttributes',
		'sqs GetQueueUrl',
		'sqs ListQueues',
		'sqs ReceiveMessage',
		// Held by its own test, with a command to read.
		'ssm GetCommandInvocation',
		'ssm SendAutomationSignal',
		'tagging GetResources',
	]);
});
