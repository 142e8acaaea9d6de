import {
	api,
	assumeRole,
	changeState,
	instanceIds,
	instanceType,
	oneInstance,
	type Shape,
	text,
} from './aws-runbook-parts.ts';

/** AWS's runbooks for managing EC2 instances, by name. */
export const instanceRunbooks: Readonly<Record<string, Shape>> = {
	'AWS-RestartEC2Instance': {
		description: 'Restart EC2 instances(s)',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {InstanceId: instanceIds, AutomationAssumeRole: assumeRole},
		mainSteps: [
			changeState('stopInstances', 'stopped', '{{ InstanceId }}'),
			changeState('startInstances', 'running', '{{ InstanceId }}'),
		],
	},
	'AWS-StartEC2Instance': {
		description: 'Start EC2 instances(s)',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {InstanceId: instanceIds, AutomationAssumeRole: assumeRole},
		mainSteps: [changeState('startInstances', 'running', '{{ InstanceId }}')],
	},
	'AWS-StopEC2Instance': {
		description: 'Stop EC2 instances(s)',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {InstanceId: instanceIds, AutomationAssumeRole: assumeRole},
		mainSteps: [
			changeState('stopInstances', 'stopped', '{{ InstanceId }}', {
				onFailure: 'Continue',
				nextStep: 'forceStopInstances',
			}),
			{
				...changeState('forceStopInstances', 'stopped', '{{ InstanceId }}'),
				inputs: {InstanceIds: '{{ InstanceId }}', CheckStateOnly: false, DesiredState: 'stopped', Force: true},
			},
		],
	},
	'AWS-TerminateEC2Instance': {
		description: 'Terminate EC2 instances(s)',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {InstanceId: instanceIds, AutomationAssumeRole: assumeRole},
		mainSteps: [changeState('terminateInstances', 'terminated', '{{ InstanceId }}')],
	},
	'AWS-RestartEC2InstanceWithApproval': {
		description: 'Restart EC2 instances(s) with Approval',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {
			InstanceId: instanceIds,
			Approvers: {
				type: 'StringList',
				description: '(Required) IAM user or user arn of approvers for the automation action',
			},
			SNSTopicArn: text('(Required) The SNS topic ARN that you are using to get notifications on about the approvals.'),
			SubmissionComments: text('(Optional) Comments to share with the approvers.', {default: ''}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'getApproval',
				action: 'aws:approve',
				timeoutSeconds: 1000,
				onFailure: 'Abort',
				inputs: {
					NotificationArn: '{{ SNSTopicArn }}',
					Message: 'Approval required to restart {{ InstanceId }}. {{ SubmissionComments }}',
					MinRequiredApprovals: 1,
					Approvers: '{{ Approvers }}',
				},
			},
			{
				name: 'restartEC2Instance',
				action: 'aws:executeAutomation',
				inputs: {
					DocumentName: 'AWS-RestartEC2Instance',
					RuntimeParameters: {InstanceId: '{{ InstanceId }}', AutomationAssumeRole: '{{ AutomationAssumeRole }}'},
				},
			},
		],
	},
	'AWS-ResizeInstance': {
		description: 'Resize an EC2 instance',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {
			InstanceId: oneInstance,
			InstanceType: text('(Required) The type to change the instance to.'),
			SleepWait: text('(Optional) How long to wait before starting the instance.', {default: 'PT5S'}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'assertInstanceType',
				action: 'aws:assertAwsResourceProperty',
				onFailure: 'Abort',
				inputs: {
					Service: 'ec2',
					Api: 'DescribeInstances',
					InstanceIds: ['{{ InstanceId }}'],
					PropertySelector: '$.Reservations[0].Instances[0].InstanceType',
					DesiredValues: ['{{ InstanceType }}'],
				},
				isCritical: false,
			},
			changeState('stopInstance', 'stopped', ['{{ InstanceId }}']),
			api('resizeInstance', 'ec2', 'ModifyInstanceAttribute', {
				InstanceId: '{{ InstanceId }}',
				InstanceType: {Value: '{{ InstanceType }}'},
			}),
			{name: 'wait', action: 'aws:sleep', inputs: {Duration: '{{ SleepWait }}'}},
			changeState('startInstance', 'running', ['{{ InstanceId }}']),
		],
	},
	'AWS-ASGEnterStandby': {
		description: 'Change the standby state of an EC2 instance in an Auto Scaling group',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {
			InstanceId: oneInstance,
			LambdaRoleArn: text('(Optional) The ARN of the role that allows the Lambda created by Automation.', {
				default: '',
			}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			api(
				'describeAutoScalingInstance',
				'autoscaling',
				'DescribeAutoScalingInstances',
				{InstanceIds: ['{{ InstanceId }}']},
				[{Name: 'AutoScalingGroupName', Selector: '$.AutoScalingInstances[0].AutoScalingGroupName', Type: 'String'}],
			),
			api('enterStandby', 'autoscaling', 'EnterStandby', {
				InstanceIds: ['{{ InstanceId }}'],
				ShouldDecrementDesiredCapacity: true,
			}),
		],
	},
	'AWS-AttachIAMToInstance': {
		description: 'Attach an IAM role to an instance',
		category: 'Instance management',
		targetType: instanceType,
		parameters: {
			InstanceId: oneInstance,
			RoleName: text('(Required) Role name to add to the instance.'),
			ForceReplace: {type: 'Boolean', description: '(Optional) Replace an existing profile.', default: true},
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'attachIAMProfileToInstance',
				action: 'aws:executeScript',
				inputs: {
					Runtime: 'python3.11',
					Handler: 'attach',
					InputPayload: {InstanceId: '{{ InstanceId }}', RoleName: '{{ RoleName }}'},
				},
				outputs: [{Name: 'AssociationId', Selector: '$.Payload.AssociationId', Type: 'String'}],
			},
		],
	},
};
