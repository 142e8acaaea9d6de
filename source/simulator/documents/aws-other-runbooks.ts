import {api, assumeRole, changeState, instanceType, oneInstance, type Shape, text} from './aws-runbook-parts.ts';

/** AWS's runbooks for images, backups, patching and security, by name. */
export const otherRunbooks: Readonly<Record<string, Shape>> = {
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
