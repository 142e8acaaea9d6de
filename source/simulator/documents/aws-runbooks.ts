import {defineDocument} from './define-document.ts';
import type {AutomationDocument} from './document.ts';

type Member = Readonly<Record<string, unknown>>;

const assumeRole: Member = {
	type: 'AWS::IAM::Role::Arn',
	description: '(Optional) The ARN of the role that allows Automation to perform the actions on your behalf.',
	default: '',
};

const text = (description: string, rest: Member = {}): Member => ({type: 'String', description, ...rest});

const instanceIds: Member = {type: 'StringList', description: '(Required) EC2 Instance(s)'};

const oneInstance = text('(Required) The ID of the EC2 instance.', {allowedPattern: '^i-[a-f0-9]{8}(?:[a-f0-9]{9})?$'});

function changeState(name: string, state: string, instances: unknown, rest: Member = {}): Member {
	return {
		name,
		action: 'aws:changeInstanceState',
		inputs: {InstanceIds: instances, DesiredState: state},
		...rest,
	};
}

function api(name: string, service: string, operation: string, inputs: Member, outputs?: readonly Member[]): Member {
	return {
		name,
		action: 'aws:executeAwsApi',
		inputs: {Service: service, Api: operation, ...inputs},
		...(outputs && {outputs}),
	};
}

type Shape = {
	readonly description: string;
	readonly parameters: Readonly<Record<string, Member>>;
	readonly mainSteps: readonly Member[];
	readonly outputs?: readonly string[];
	readonly category: string;
	readonly targetType?: string;
	readonly platformTypes?: readonly string[];
};

const instanceType = '/AWS::EC2::Instance';

/*
Some of AWS's own runbooks, with the parameters and steps that AWS documents for them; scripts are shortened to what can be seen from outside.
See https://docs.aws.amazon.com/systems-manager-automation-runbooks/latest/userguide/automation-runbook-reference.html
*/
const shapes: Readonly<Record<string, Shape>> = {
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
	'AWS-CreateImage': {
		description: 'Creates a new Amazon Machine Image (AMI) from an Amazon EC2 instance',
		category: 'AMI management',
		targetType: instanceType,
		parameters: {
			InstanceId: oneInstance,
			NoReboot: {
				type: 'Boolean',
				description: '(Optional) Do not reboot the instance before creating the image.',
				default: false,
			},
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'createImage',
				action: 'aws:createImage',
				onFailure: 'Abort',
				inputs: {
					InstanceId: '{{ InstanceId }}',
					ImageName: '{{ InstanceId }}_{{ automation:EXECUTION_ID }}',
					NoReboot: '{{ NoReboot }}',
				},
			},
		],
		outputs: ['createImage.ImageId'],
	},
	'AWS-CreateSnapshot': {
		description: 'Create a snapshot of an EBS volume',
		category: 'Data backup',
		targetType: '/AWS::EC2::Volume',
		parameters: {
			VolumeId: text('(Required) The ID of the volume.'),
			Description: text('(Optional) A description for the snapshot', {default: ''}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			api('createSnapshot', 'ec2', 'CreateSnapshot', {VolumeId: '{{ VolumeId }}', Description: '{{ Description }}'}, [
				{Name: 'SnapshotId', Selector: '$.SnapshotId', Type: 'String'},
			]),
			{
				name: 'verifySnapshot',
				action: 'aws:waitForAwsResourceProperty',
				timeoutSeconds: 600,
				inputs: {
					Service: 'ec2',
					Api: 'DescribeSnapshots',
					SnapshotIds: ['{{ createSnapshot.SnapshotId }}'],
					PropertySelector: '$.Snapshots[0].State',
					DesiredValues: ['completed'],
				},
			},
		],
		outputs: ['createSnapshot.SnapshotId'],
	},
	'AWS-DeleteSnapshot': {
		description: 'Delete a snapshot of an EBS volume',
		category: 'Data backup',
		parameters: {SnapshotId: text('(Required) The ID of the EBS snapshot.'), AutomationAssumeRole: assumeRole},
		mainSteps: [api('deleteSnapshot', 'ec2', 'DeleteSnapshot', {SnapshotId: '{{ SnapshotId }}'})],
	},
	'AWS-PatchInstanceWithRollback': {
		description: 'Brings EC2 Instance into compliance with standing Baseline; rolls back root Volume on failure.',
		category: 'Patching',
		targetType: instanceType,
		parameters: {
			InstanceId: oneInstance,
			ReportS3Bucket: text('(Optional) The Amazon S3 bucket destination for the compliance report.', {default: ''}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'createDocumentStack',
				action: 'aws:createStack',
				onFailure: 'Abort',
				inputs: {StackName: 'PatchInstance{{ automation:EXECUTION_ID }}', Capabilities: ['CAPABILITY_IAM']},
			},
			{
				name: 'IdentifyRootVolume',
				action: 'aws:invokeLambdaFunction',
				onFailure: 'Abort',
				inputs: {FunctionName: 'Automation-IdentifyRootVol', Payload: '{"InstanceId":"{{ InstanceId }}"}'},
			},
			{
				name: 'PrePatchSnapshot',
				action: 'aws:executeAutomation',
				onFailure: 'Abort',
				inputs: {
					DocumentName: 'AWS-CreateSnapshot',
					RuntimeParameters: {VolumeId: ['{{ IdentifyRootVolume.Payload }}']},
				},
			},
			{
				name: 'installMissingUpdates',
				action: 'aws:runCommand',
				maxAttempts: 1,
				onFailure: 'Continue',
				inputs: {
					DocumentName: 'AWS-RunPatchBaseline',
					InstanceIds: ['{{ InstanceId }}'],
					Parameters: {Operation: ['Install']},
				},
			},
			{
				name: 'deleteCloudFormationTemplate',
				action: 'aws:deleteStack',
				onFailure: 'Continue',
				inputs: {StackName: 'PatchInstance{{ automation:EXECUTION_ID }}'},
			},
		],
	},
	'AWS-UpdateLinuxAmi': {
		description: 'Updates AMI with Linux distribution packages and Amazon software',
		category: 'AMI management',
		platformTypes: ['Linux'],
		parameters: {
			SourceAmiId: text('(Required) The source Amazon Machine Image ID.'),
			IamInstanceProfileName: text(
				'(Required) The instance profile that enables Systems Manager to manage the instance.',
				{default: 'ManagedInstanceProfile'},
			),
			InstanceType: text('(Optional) Type of instance to launch as the workspace host.', {default: 't2.micro'}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'launchInstance',
				action: 'aws:runInstances',
				maxAttempts: 3,
				timeoutSeconds: 1200,
				onFailure: 'Abort',
				inputs: {
					ImageId: '{{ SourceAmiId }}',
					InstanceType: '{{ InstanceType }}',
					MinInstanceCount: 1,
					MaxInstanceCount: 1,
				},
			},
			{
				name: 'updateOSSoftware',
				action: 'aws:runCommand',
				maxAttempts: 3,
				timeoutSeconds: 3600,
				onFailure: 'Abort',
				inputs: {DocumentName: 'AWS-RunShellScript', InstanceIds: ['{{ launchInstance.InstanceIds }}']},
			},
			changeState('stopInstance', 'stopped', ['{{ launchInstance.InstanceIds }}'], {
				maxAttempts: 3,
				timeoutSeconds: 1200,
			}),
			{
				name: 'createImage',
				action: 'aws:createImage',
				maxAttempts: 3,
				onFailure: 'Abort',
				inputs: {
					InstanceId: '{{ launchInstance.InstanceIds }}',
					ImageName: 'UpdateLinuxAmi_from_{{ SourceAmiId }}_on_{{ global:DATE_TIME }}',
					NoReboot: true,
				},
			},
			changeState('terminateInstance', 'terminated', ['{{ launchInstance.InstanceIds }}'], {onFailure: 'Continue'}),
		],
		outputs: ['createImage.ImageId'],
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
	'AWS-ConfigureS3BucketLogging': {
		description: 'Enables Logging on S3 Bucket',
		category: 'Security',
		targetType: '/AWS::S3::Bucket',
		parameters: {
			BucketName: text('(Required) The name of the Amazon S3 bucket for which you want to configure logging.'),
			TargetBucket: text('(Required) Specifies the bucket where you want S3 to store server access logs.'),
			GrantedPermission: text('(Required) Logging permissions.', {
				allowedValues: ['FULL_CONTROL', 'READ', 'WRITE'],
				default: 'FULL_CONTROL',
			}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [api('PutBucketLoggingById', 's3', 'PutBucketLogging', {Bucket: '{{ BucketName }}'})],
	},
	'AWS-EnableCloudTrail': {
		description: 'Creates a CloudTrail trail and enables it',
		category: 'Security',
		parameters: {
			TrailName: text('(Required) The name of the new trail.'),
			S3BucketName: text('(Required) The name of the S3 bucket designated for publishing log files.'),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			api('CreateTrail', 'cloudtrail', 'CreateTrail', {Name: '{{ TrailName }}', S3BucketName: '{{ S3BucketName }}'}),
			api('StartLogging', 'cloudtrail', 'StartLogging', {Name: '{{ TrailName }}'}),
		],
	},
	'AWS-DisablePublicAccessForSecurityGroup': {
		description:
			'Disable SSH and RDP ports opened to IP address specified, or to all addresses if no address is specified.',
		category: 'Security',
		targetType: '/AWS::EC2::SecurityGroup',
		parameters: {
			GroupId: text('(Required) Security Group ID', {allowedPattern: '^sg-[a-z0-9]+$'}),
			IpAddressToBlock: text('(Optional) Additional IPv4 or IPv6 addresses to block access from', {default: ''}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			api('DisableSSHFromAllIp', 'ec2', 'RevokeSecurityGroupIngress', {GroupId: '{{ GroupId }}'}),
			api('DisableRDPFromAllIp', 'ec2', 'RevokeSecurityGroupIngress', {GroupId: '{{ GroupId }}'}),
		],
	},
	'AWSSupport-ExecuteEC2Rescue': {
		description: 'Runs EC2Rescue against an unreachable instance',
		category: 'Remediation',
		targetType: instanceType,
		parameters: {
			UnreachableInstanceId: text('(Required) ID of your unreachable EC2 instance.'),
			AllowOffline: text('(Optional) Fix only.', {default: 'False', allowedValues: ['True', 'False']}),
			AutomationAssumeRole: assumeRole,
		},
		mainSteps: [
			{
				name: 'describeSourceInstance',
				action: 'aws:assertAwsResourceProperty',
				inputs: {Service: 'ec2', Api: 'DescribeInstances'},
			},
			{
				name: 'createCloudFormationStack',
				action: 'aws:createStack',
				inputs: {StackName: 'AWSSupport-EC2Rescue-{{ automation:EXECUTION_ID }}'},
			},
			changeState('stopInstance', 'stopped', ['{{ UnreachableInstanceId }}']),
			{
				name: 'runEC2Rescue',
				action: 'aws:runCommand',
				onFailure: 'Continue',
				inputs: {DocumentName: 'AWSSupport-RunEC2RescueForWindowsTool'},
			},
			changeState('startInstance', 'running', ['{{ UnreachableInstanceId }}']),
			{
				name: 'deleteCloudFormationStack',
				action: 'aws:deleteStack',
				inputs: {StackName: 'AWSSupport-EC2Rescue-{{ automation:EXECUTION_ID }}'},
			},
		],
	},
	'AWSConfigRemediation-EncryptSNSTopic': {
		description: 'Enables encryption on an Amazon SNS topic using an AWS KMS customer managed key',
		category: 'Security',
		targetType: '/AWS::SNS::Topic',
		parameters: {
			TopicArn: text('(Required) The ARN of the Amazon SNS topic.'),
			KmsKeyArn: text('(Required) The ARN of the AWS KMS key.'),
			AutomationAssumeRole: {...assumeRole, default: undefined, description: '(Required) The ARN of the role.'},
		},
		mainSteps: [
			api('EncryptSNSTopic', 'sns', 'SetTopicAttributes', {
				TopicArn: '{{ TopicArn }}',
				AttributeName: 'KmsMasterKeyId',
			}),
			{
				name: 'VerifySNSTopicEncryption',
				action: 'aws:executeScript',
				inputs: {Runtime: 'python3.11', Handler: 'handler'},
				outputs: [{Name: 'Output', Selector: '$.Payload.Output', Type: 'StringMap'}],
			},
		],
	},
};

let documents: readonly AutomationDocument[] | undefined;

/** AWS-owned documents: runbooks, and two Command documents that are no runbooks. Made once. */
export function awsDocuments(): readonly AutomationDocument[] {
	documents ??= [
		...Object.entries(shapes).map(([name, {category, targetType, platformTypes, outputs, ...shape}]) =>
			defineDocument({
				name,
				owner: 'Amazon',
				contents: [
					JSON.stringify(
						{
							description: shape.description,
							schemaVersion: '0.3',
							assumeRole: '{{ AutomationAssumeRole }}',
							parameters: shape.parameters,
							mainSteps: shape.mainSteps,
							...(outputs && {outputs}),
						},
						undefined,
						2,
					),
				],
				createdAtMs: Date.UTC(2018, 5, 1) + name.length * 86_400_000,
				category: [category],
				...(targetType !== undefined && {targetType}),
				...(platformTypes && {platformTypes}),
			}),
		),
		...['AWS-RunShellScript', 'AWS-RunPatchBaseline'].map(name =>
			defineDocument({
				name,
				owner: 'Amazon',
				documentType: 'Command',
				contents: [JSON.stringify({schemaVersion: '2.2', description: name, mainSteps: []})],
				createdAtMs: Date.UTC(2017, 10, 1),
				platformTypes: ['Linux'],
			}),
		),
	];
	return documents;
}
