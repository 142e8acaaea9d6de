import {ServiceError} from '../service-error.ts';
import {parsePolicy, type Statement} from './policy-document.ts';

/** The policies that narrow a session: an action has to get through each of them. */
export type SessionPolicy = readonly Statement[];

/** AWS's managed policies that sessions are narrowed to most. */
const managed: ReadonlyMap<string, readonly string[]> = new Map([
	['AdministratorAccess', ['*']],
	['PowerUserAccess', ['*']],
	['ReadOnlyAccess', ['*:Get*', '*:Describe*', '*:List*', '*:BatchGet*', '*:Search*']],
	['AmazonSSMFullAccess', ['ssm:*', 'cloudwatch:PutMetricData', 'ec2:DescribeInstanceStatus']],
	['AmazonSSMReadOnlyAccess', ['ssm:Get*', 'ssm:Describe*', 'ssm:List*']],
	['AmazonSSMAutomationRole', ['ssm:*', 'lambda:InvokeFunction', 'ec2:*', 'cloudformation:*', 'sns:Publish']],
]);

/**
Read the `Policy` and `PolicyArns` of an `AssumeRole`. Conditions are not looked at.

@throws MalformedPolicyDocument, PackedPolicyTooLarge; InvalidParameterValue for a managed policy that this world doesn't have.
*/
export function parseSessionPolicy(text: string | undefined, arns: readonly string[] = []): SessionPolicy | undefined {
	if (text !== undefined && text.length > 2048) {
		throw new ServiceError(
			'PackedPolicyTooLarge',
			`Packed size of session policy consumes ${Math.ceil((text.length / 2048) * 100)}% of allotted space.`,
		);
	}
	if (text === undefined && arns.length === 0) {
		return undefined;
	}
	return [...(text === undefined ? [] : parsePolicy(text)), ...arns.map(managedPolicy)];
}

function managedPolicy(arn: string): Statement {
	const name = /^arn:aws[a-z-]*:iam::aws:policy\/(?:.*\/)?([^/]+)$/.exec(arn)?.[1];
	const actions = managed.get(name ?? '');
	if (actions === undefined) {
		throw new ServiceError('InvalidParameterValue', `PolicyArns: ${arn} does not exist or is not attachable.`);
	}
	return {isAllow: true, actions, notActions: [], resources: ['*'], notResources: [], principals: {}, conditions: {}};
}
