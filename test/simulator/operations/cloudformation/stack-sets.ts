import {
	CloudFormationClient,
	CreateStackInstancesCommand,
	type CreateStackInstancesCommandInput,
	CreateStackSetCommand,
	type CreateStackSetCommandInput,
	DescribeStackSetOperationCommand,
	ListStackInstancesCommand,
	ListStackSetOperationResultsCommand,
} from '@aws-sdk/client-cloudformation';
import type {WorldDefinition} from '../../../../source/simulator/world-definition.ts';
import {seedDefinition} from '../../../../source/simulator/worlds/seed.ts';
import {type PersonName, serve} from '../../wire/serve.ts';

export const root = 'r-1a2b3c';
/** A role that lets the central account in, as ours do. */
export const roleTemplate = `Parameters:
  AdminAccountId: {Type: String, AllowedPattern: '^[0-9]{12}$', ConstraintDescription: must be 12 digits}
Resources:
  Role:
    Type: AWS::IAM::Role
    Properties:
      RoleName: Deployed
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: {AWS: !Sub 'arn:\${AWS::Partition}:iam::\${AdminAccountId}:root'}
            Action: sts:AssumeRole
      Policies:
        - PolicyName: Read
          PolicyDocument: {Statement: [{Effect: Allow, Action: ssm:Describe*, Resource: '*'}]}
Outputs:
  Arn: {Value: !GetAtt Role.Arn}
`;

/** The seed world, in which StackSets has trusted access, and what drives its stack sets. */
export async function serveStackSets(changes: Partial<WorldDefinition> = {}, by: PersonName = 'administrator') {
	const definition = seedDefinition();
	const served = await serve({
		settings: {...definition.settings, timings: {...definition.settings.timings, jitter: 0, stackMs: 10_000}},
		organization: {
			...definition.organization!,
			trustedServices: ['member.org.stacksets.cloudformation.amazonaws.com'],
		},
		...changes,
	});
	const client = served.client(CloudFormationClient, by);
	const set = {StackSetName: 'roles'};
	return {
		...served,
		client,
		clientOf: served.client,
		set,
		create: (input: Partial<CreateStackSetCommandInput> = {}) =>
			client.send(
				new CreateStackSetCommand({
					...set,
					TemplateBody: roleTemplate,
					Parameters: [{ParameterKey: 'AdminAccountId', ParameterValue: '123456789012'}],
					Capabilities: ['CAPABILITY_NAMED_IAM'],
					PermissionModel: 'SERVICE_MANAGED',
					AutoDeployment: {Enabled: true, RetainStacksOnAccountRemoval: false},
					...input,
				}),
			),
		rollOut: (input: Partial<CreateStackInstancesCommandInput> = {}) =>
			client.send(
				new CreateStackInstancesCommand({
					...set,
					DeploymentTargets: {OrganizationalUnitIds: [root]},
					Regions: ['us-east-1'],
					OperationPreferences: {MaxConcurrentPercentage: 100, FailureTolerancePercentage: 100},
					...input,
				}),
			),
		operation: async (OperationId: string) =>
			(await client.send(new DescribeStackSetOperationCommand({...set, OperationId}))).StackSetOperation!,
		results: async (OperationId: string) =>
			(await client.send(new ListStackSetOperationResultsCommand({...set, OperationId}))).Summaries!,
		instances: async () => (await client.send(new ListStackInstancesCommand(set))).Summaries!,
	};
}
