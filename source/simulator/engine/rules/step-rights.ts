import {combine, evaluate} from '../../auth/evaluate.ts';
import {boundaryStatements, identityStatements} from '../../auth/role-policies.ts';
import {ownValue} from '../../own.ts';
import type {World} from '../../world.ts';
import type {Execution, StepLocation} from '../state/execution.ts';
import {executionRoleArn} from './execution-role.ts';

/** The calls of actions that always make the same calls. Other actions are let through. */
const calls: Readonly<Record<string, readonly string[]>> = {
	'aws:copyImage': ['ec2:CopyImage'],
	'aws:createImage': ['ec2:CreateImage'],
	'aws:createStack': ['cloudformation:CreateStack'],
	'aws:deleteImage': ['ec2:DeregisterImage'],
	'aws:deleteStack': ['cloudformation:DeleteStack'],
	'aws:executeStateMachine': ['states:StartExecution'],
	'aws:invokeLambdaFunction': ['lambda:InvokeFunction'],
	'aws:runCommand': ['ssm:SendCommand'],
	'aws:runInstances': ['ec2:RunInstances'],
};

const changes: Readonly<Record<string, string>> = {
	running: 'ec2:StartInstances',
	stopped: 'ec2:StopInstances',
	terminated: 'ec2:TerminateInstances',
};

/** The APIs whose calls need the permission of the same name, of the service itself. */
const plainServices = /^(cloudformation|dynamodb|ec2|iam|kms|rds|sns|sqs|ssm)$/;

/**
Find the permission that a step's calls need and the execution role of its location lacks; `undefined` where it lacks none, and outside of locations.

@see https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-troubleshooting.html
*/
export function stepDenial(
	world: World,
	execution: Execution,
	action: string,
	inputs: Readonly<Record<string, unknown>>,
): string | undefined {
	if (!world.settings.checksStepRights) {
		return undefined;
	}
	const location = locationOf(execution);
	const needed = location && neededRights(action, inputs);
	if (!needed) {
		return undefined;
	}
	const arn = executionRoleArn(location);
	const role = world.accounts.get(location.accountId)?.roles.get(arn.slice(arn.lastIndexOf('/') + 1));
	const denied =
		role && needed.find((right: string) => !mayDo(world, role, right, resourceOf(action, inputs, execution)));
	return denied && `User: ${arn} is not authorized to perform: ${denied}`;
}

function mayDo(
	world: World,
	role: Parameters<typeof identityStatements>[1],
	action: string,
	resource: string | undefined,
): boolean {
	// A resource that a parameter names can be any: permission for some resource is enough.
	const statements = (all: ReturnType<typeof identityStatements>) =>
		resource === undefined ? all.map(one => (one.isAllow ? {...one, resources: [], notResources: []} : one)) : all;
	const request = {action, resource: resource ?? '*', context: new Map()};
	const boundary = boundaryStatements(world, role);
	return (
		combine([
			evaluate(statements(identityStatements(world, role)), request).decision,
			...(boundary ? [evaluate(statements(boundary), request).decision] : []),
		]) === 'allowed'
	);
}

function resourceOf(
	action: string,
	{FunctionName}: Readonly<Record<string, unknown>>,
	at: Execution,
): string | undefined {
	const isNamed = action === 'aws:invokeLambdaFunction' && typeof FunctionName === 'string';
	return isNamed ? `arn:aws:lambda:${at.region}:${at.accountId}:function:${FunctionName}` : undefined;
}

function neededRights(action: string, inputs: Readonly<Record<string, unknown>>): readonly string[] | undefined {
	switch (action) {
		case 'aws:executeAwsApi':
		case 'aws:assertAwsResourceProperty':
		case 'aws:waitForAwsResourceProperty': {
			const service = String(inputs.Service).toLowerCase();
			return plainServices.test(service) ? [`${service}:${String(inputs.Api)}`] : undefined;
		}

		case 'aws:changeInstanceState': {
			const change = ownValue(changes, String(inputs.DesiredState));
			return change === undefined ? undefined : [change];
		}

		default:
			return ownValue(calls, action);
	}
}

/** The location that an execution runs in; `undefined` for one outside a fan-out. */
function locationOf({parent, parentStepIndex}: Execution): StepLocation | undefined {
	return parent && (parent.steps[parentStepIndex]?.location ?? locationOf(parent));
}
