import {defineDocument} from '../documents/define-document.ts';
import type {AutomationDocument} from '../documents/document.ts';
import {patchFleetRunbook} from './demo-patch-fleet.ts';

const rotateAgents = {
	description: 'Brings the log and metrics agents of a location to one version, and proves that data arrives.',
	schemaVersion: '0.3',
	assumeRole: '{{ AutomationAssumeRole }}',
	parameters: {
		AgentVersion: {
			type: 'String',
			description: '(Required) The version to install.',
			allowedPattern: '^\\d+\\.\\d+\\.\\d+$',
		},
		AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn', default: ''},
	},
	mainSteps: [
		{
			name: 'installAgent',
			action: 'aws:runCommand',
			timeoutSeconds: 120,
			inputs: {DocumentName: 'AWS-ConfigureAWSPackage', Parameters: {action: 'Install', version: '{{ AgentVersion }}'}},
		},
		{name: 'waitForData', action: 'aws:sleep', inputs: {Duration: 'PT15S'}},
		{
			name: 'proveData',
			action: 'aws:assertAwsResourceProperty',
			inputs: {
				Service: 'cloudwatch',
				Api: 'GetMetricData',
				PropertySelector: '$.MetricDataResults[0].StatusCode',
				DesiredValues: ['Complete'],
			},
		},
	],
};

const isolateInstance = {
	description: 'Takes an instance out of service and keeps it for an investigation. Cannot be undone by a runbook.',
	schemaVersion: '0.3',
	assumeRole: '{{ AutomationAssumeRole }}',
	parameters: {
		InstanceId: {type: 'List<AWS::EC2::Instance::Id>', description: '(Required) The instances.'},
		Ticket: {type: 'String', description: '(Required) The incident that this is for.', minChars: 3, maxChars: 40},
		AutomationAssumeRole: {type: 'AWS::IAM::Role::Arn', default: ''},
	},
	mainSteps: [
		{
			name: 'tagInstance',
			action: 'aws:createTags',
			inputs: {ResourceIds: '{{ InstanceId }}', Tags: [{Key: 'incident', Value: '{{ Ticket }}'}]},
		},
		{
			name: 'denyTraffic',
			action: 'aws:executeAwsApi',
			onCancel: 'step:allowTraffic',
			inputs: {Service: 'ec2', Api: 'ModifyInstanceAttribute', InstanceId: '{{ InstanceId }}'},
		},
		{
			name: 'createImage',
			action: 'aws:createImage',
			isEnd: true,
			inputs: {InstanceId: '{{ InstanceId }}', ImageName: 'incident-{{ Ticket }}', NoReboot: true},
		},
		{
			name: 'allowTraffic',
			action: 'aws:executeAwsApi',
			inputs: {Service: 'ec2', Api: 'ModifyInstanceAttribute', InstanceId: '{{ InstanceId }}'},
		},
	],
	outputs: ['createImage.ImageId'],
};

/** The company's own runbooks, registered where it starts its fan-outs. */
export function demoRunbooks(centralAccountId: string, region: string): readonly AutomationDocument[] {
	const own = {
		owner: centralAccountId,
		region,
		sharedWith: ['all'],
		author: 'platform@example.com',
		createdAtMs: Date.UTC(2024, 8, 3, 9),
	};
	return [
		defineDocument({
			...own,
			name: 'Acme-PatchFleet',
			displayName: 'Patch a fleet',
			contents: [90, 45].map(seconds => ({source: patchFleetRunbook(centralAccountId, seconds)})),
			tags: {team: 'platform', impact: 'high'},
			category: ['Patching'],
		}),
		defineDocument({
			...own,
			name: 'Acme-RotateAgents',
			contents: [{source: rotateAgents}],
			tags: {team: 'observability'},
			category: ['Instance management'],
		}),
		defineDocument({
			...own,
			name: 'Acme-IsolateInstance',
			contents: [{source: isolateInstance}],
			targetType: '/AWS::EC2::Instance',
			tags: {team: 'security', impact: 'high'},
			category: ['Security'],
		}),
	];
}
