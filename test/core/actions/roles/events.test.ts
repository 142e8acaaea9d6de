import {describe, expect, test} from 'vitest';
import {parse} from 'yaml';
import {printEventForwarding, printEventQueue} from '../../../../source/core/actions/roles/events.ts';
import {
	printEventForwardingTerraform,
	printEventQueueTerraform,
} from '../../../../source/core/actions/roles/events-terraform.ts';

const options = {isOrganization: false, path: '/', boundary: '', queueName: 'events-of-ana'};
const custom = ['!Ref', '!Sub', '!GetAtt', '!If', '!Not', '!Equals', '!Join'];
const read = (text: string) =>
	parse(text, {
		logLevel: 'silent',
		customTags: custom.flatMap(tag => [
			{tag, resolve: (value: string) => `${tag} ${value}`},
			{tag, collection: 'seq' as const},
		]),
	});

describe('the queue of events', () => {
	test('only EventBridge may send, and only by the rule beside it', () => {
		const {QueuePolicy, Rule} = read(printEventQueue(options)).Resources;
		expect(QueuePolicy.Properties.PolicyDocument.Statement).toEqual([
			{
				Sid: 'EventsOfThisRule',
				Effect: 'Allow',
				Principal: {Service: 'events.amazonaws.com'},
				Action: 'sqs:SendMessage',
				Resource: '!GetAtt Queue.Arn',
				Condition: {ArnEquals: {'aws:SourceArn': '!GetAtt Rule.Arn'}},
			},
		]);
		expect(Rule.Properties.EventPattern).toEqual({
			source: ['aws.ssm'],
			'detail-type': [
				'EC2 Automation Execution Status-change Notification',
				'EC2 Automation Step Status-change Notification',
			],
		});
	});

	test('the queue has the given name, and the people who read it may do nothing else', () => {
		const {Parameters, Resources} = read(printEventQueue(options));
		expect(Parameters.QueueName.Default).toBe('events-of-ana');
		expect(Resources.ReadEvents.Properties.PolicyDocument.Statement).toEqual([
			{Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], Resource: '!GetAtt Queue.Arn'},
		]);
	});

	test.each([
		[true, {StringEquals: {'events:source': 'aws.ssm', 'aws:PrincipalOrgID': '!Ref OrganizationID'}}],
		[false, {StringEquals: {'events:source': 'aws.ssm'}}],
	])('who may send to the bus is named: organization %s', (isOrganization, condition) => {
		const {BusPolicy} = read(printEventQueue({...options, isOrganization})).Resources;
		expect(BusPolicy.Properties.Statement.Condition).toEqual(condition);
		expect(BusPolicy.Condition).toBe(isOrganization ? undefined : 'HasSendingAccounts');
	});
});

test('from elsewhere only the ends of executions are sent on, by a role that one Region of the account makes', () => {
	const {Rule, Forwarder} = read(printEventForwarding(options)).Resources;
	expect(Rule.Properties.EventPattern.detail.Status).toContain('Success');
	expect(Rule.Properties.EventPattern['detail-type']).toEqual(['EC2 Automation Execution Status-change Notification']);
	expect([Forwarder.Condition, Rule.Condition]).toEqual(['IsHome', undefined]);
});

test('the Terraform has the same actions, conditions and patterns', () => {
	const words = (text: string) => [...new Set(text.match(/\b(?:sqs|events|sts|aws):\w+|EC2 Automation \w+/g))].sort();
	expect(words(printEventQueueTerraform(options))).toEqual(words(printEventQueue(options)));
	expect(words(printEventForwardingTerraform(options))).toEqual(words(printEventForwarding(options)));
});
