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
		// AWS allows 64 characters, and a queue's name may have as many.
		expect(BusPolicy.Properties.StatementId).toBe('!Ref QueueName');
	});
});

test('from elsewhere only the ends of executions are sent on, by a role that one Region of the account makes', () => {
	const {Rule, Forwarder} = read(printEventForwarding(options)).Resources;
	expect(Rule.Properties.EventPattern.detail.Status).toContain('Success');
	expect(Rule.Properties.EventPattern['detail-type']).toEqual(['EC2 Automation Execution Status-change Notification']);
	expect([Forwarder.Condition, Rule.Condition]).toEqual(['IsHome', undefined]);
});

test('the Terraform adds permissions to those of the bus, and replaces none', () => {
	const ofAccounts = printEventQueueTerraform(options);
	expect(ofAccounts).not.toContain('bus_policy" "events"');
	expect(ofAccounts).toContain('for_each     = toset(var.sending_accounts)');
	expect(ofAccounts).toMatch(/statement_id = "\$\{each\.value\}-\$\{substr\(var\.queue_name, 0, 51\)\}"/);
	const ofOrganization = printEventQueueTerraform({...options, isOrganization: true});
	expect(ofOrganization).toMatch(/key {3}= "aws:PrincipalOrgID"\n.*\n {4}value = var\.organization_id/);
});

test('the Terraform has the same actions, conditions and patterns', () => {
	const words = (text: string) => [...new Set(text.match(/\b(?:sqs|events|sts|aws):\w+|EC2 Automation \w+/g))].sort();
	// Terraform has no way to add a permission that is limited to a source: it would replace the policy of the whole bus.
	const ofBus = ['events:PutEvents', 'events:source'];
	expect(words(printEventQueueTerraform(options))).toEqual(
		words(printEventQueue(options)).filter(word => !ofBus.includes(word)),
	);
	expect(words(printEventForwardingTerraform(options))).toEqual(words(printEventForwarding(options)));
});
