import type {World} from '../world.ts';

/** The AWS managed policies that sessions and roles get most often: what they allow, on which resources. */
const managed: ReadonlyMap<string, ReadonlyArray<readonly [actions: readonly string[], resource: string]>> = new Map([
	['AdministratorAccess', [[['*'], '*']]],
	['PowerUserAccess', [[['*'], '*']]],
	['ReadOnlyAccess', [[['*:Get*', '*:Describe*', '*:List*', '*:BatchGet*', '*:Search*'], '*']]],
	['AmazonSSMFullAccess', [[['ssm:*', 'cloudwatch:PutMetricData', 'ec2:DescribeInstanceStatus'], '*']]],
	['AmazonSSMReadOnlyAccess', [[['ssm:Get*', 'ssm:Describe*', 'ssm:List*'], '*']]],
	['AmazonEC2ReadOnlyAccess', [[['ec2:Describe*', 'ec2:Get*', 'elasticloadbalancing:Describe*'], '*']]],
	['IAMReadOnlyAccess', [[['iam:Get*', 'iam:List*', 'iam:Simulate*', 'iam:GenerateCredentialReport'], '*']]],
	[
		'AmazonSSMAutomationRole',
		[
			[['lambda:InvokeFunction'], 'arn:aws:lambda:*:*:function:Automation*'],
			[
				[
					...['CreateImage', 'CopyImage', 'DeregisterImage', 'DescribeImages', 'DeleteSnapshot', 'StartInstances'],
					...['RunInstances', 'StopInstances', 'TerminateInstances', 'DescribeInstanceStatus', 'CreateTags'],
					...['DeleteTags', 'DescribeTags'],
				].map(name => `ec2:${name}`),
				'*',
			],
			[
				['CreateStack', 'DescribeStackEvents', 'DescribeStacks', 'UpdateStack', 'DeleteStack'].map(
					name => `cloudformation:${name}`,
				),
				'*',
			],
			[['ssm:*'], '*'],
			[['sns:Publish'], 'arn:aws:sns:*:*:Automation*'],
		],
	],
]);

const managedForm = /^arn:aws[a-z-]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/;

/** Find the name of one of AWS's managed policies that the simulator has. */
export function managedPolicyName(arn: string): string | undefined {
	const name = managedForm.exec(arn)?.[1];
	return name !== undefined && managed.has(name) ? name : undefined;
}

/** Find the text of a managed policy: AWS's, or one that an account created. `undefined` where there is none. */
export function managedPolicyDocument({store}: Pick<World, 'store'>, arn: string): string | undefined {
	const own = store.policies.get(arn);
	if (own) {
		return own.document;
	}
	const allowed = managed.get(managedPolicyName(arn) ?? '');
	return (
		allowed &&
		JSON.stringify({
			Version: '2012-10-17',
			Statement: allowed.map(([Action, Resource]) => ({Effect: 'Allow', Action, Resource})),
		})
	);
}
