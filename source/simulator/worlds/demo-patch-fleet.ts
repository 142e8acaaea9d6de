const parameters = {
	PatchGroup: {type: 'String', description: '(Optional) The patch group to install for.', default: 'fleet-default'},
	RebootOption: {
		type: 'String',
		description: '(Optional) Whether nodes restart after the installation.',
		allowedValues: ['RebootIfNeeded', 'NoReboot'],
		default: 'RebootIfNeeded',
	},
	SnapshotRetentionDays: {type: 'Integer', description: '(Optional) How long the snapshots are kept.', default: 7},
	AutomationAssumeRole: {
		type: 'AWS::IAM::Role::Arn',
		description: '(Optional) The role that Automation assumes.',
		default: '',
	},
};

const checkHealth = {
	name: 'checkHealth',
	action: 'aws:executeScript',
	description: 'Every node answers and has room for the patches.',
	onFailure: 'step:approveUnhealthy',
	isCritical: false,
	nextStep: 'createSnapshots',
	timeoutSeconds: 300,
	inputs: {
		Runtime: 'python3.11',
		Handler: 'check',
		InputPayload: {PatchGroup: '{{ PatchGroup }}'},
		Script: "def check(events, context):\n    return {'HealthyNodes': healthy(events['PatchGroup'])}\n",
	},
	outputs: [{Name: 'HealthyNodes', Selector: '$.Payload.HealthyNodes', Type: 'Integer'}],
};

const createSnapshots = {
	name: 'createSnapshots',
	action: 'aws:executeAwsApi',
	description: 'A snapshot of each root volume.',
	maxAttempts: 2,
	inputs: {
		Service: 'ec2',
		Api: 'CreateSnapshots',
		InstanceSpecification: {ExcludeBootVolume: false},
		TagSpecifications: [
			{ResourceType: 'snapshot', Tags: [{Key: 'retention-days', Value: '{{ SnapshotRetentionDays }}'}]},
		],
	},
	outputs: [{Name: 'SnapshotIds', Selector: '$.Snapshots..SnapshotId', Type: 'StringList'}],
};

const verify = {
	name: 'verify',
	action: 'aws:executeScript',
	description: 'Every node is compliant and back in service.',
	isEnd: true,
	inputs: {Runtime: 'python3.11', Handler: 'verify', InputPayload: {CommandId: '{{ installPatches.CommandId }}'}},
	outputs: [
		{Name: 'PatchLevel', Selector: '$.Payload.PatchLevel', Type: 'String'},
		{Name: 'CompliantNodes', Selector: '$.Payload.CompliantNodes', Type: 'Integer'},
	],
};

/**
The demo's main runbook: five steps, of which the second only runs where the first finds unhealthy nodes.

@param installTimeoutSeconds - What its versions differ in.
*/
export function patchFleetRunbook(centralAccountId: string, installTimeoutSeconds: number): object {
	return {
		description:
			'Patches every managed node of a location: looks at their health, takes snapshots, installs what the patch baseline approves, and verifies.\nNodes that are not healthy are patched only after somebody has approved it.\n',
		schemaVersion: '0.3',
		assumeRole: '{{ AutomationAssumeRole }}',
		parameters,
		mainSteps: [
			checkHealth,
			{
				name: 'approveUnhealthy',
				action: 'aws:approve',
				description: 'Somebody decides whether nodes that are not healthy are patched all the same.',
				timeoutSeconds: 210,
				onFailure: 'Abort',
				inputs: {
					Message: 'Nodes of {{ PatchGroup }} in {{ global:REGION }} are not healthy. Patch them all the same?',
					MinRequiredApprovals: 1,
					Approvers: [
						'arn:aws:iam::{{ global:ACCOUNT_ID }}:role/RollgridOperatorRole',
						`arn:aws:iam::${centralAccountId}:user/operator`,
					],
				},
			},
			createSnapshots,
			{
				name: 'installPatches',
				action: 'aws:runCommand',
				description: 'Installs what the patch baseline approves.',
				timeoutSeconds: installTimeoutSeconds,
				inputs: {
					DocumentName: 'AWS-RunPatchBaseline',
					Targets: [{Key: 'tag:PatchGroup', Values: ['{{ PatchGroup }}']}],
					Parameters: {Operation: 'Install', RebootOption: '{{ RebootOption }}'},
				},
			},
			verify,
		],
		outputs: ['verify.PatchLevel', 'verify.CompliantNodes', 'createSnapshots.SnapshotIds'],
	};
}
