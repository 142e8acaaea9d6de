import {isAllowed} from '../auth/principal.ts';
import {boundaryStatements, identityStatements} from '../auth/role-policies.ts';
import {isRegionEnabled} from '../directory/enabled-regions.ts';
import {roleArn} from '../directory/roles.ts';
import {isTrusted} from '../engine/rules/execution-role.ts';
import {uuid} from '../engine/state/random.ts';
import type {World} from '../world.ts';
import {applyTemplate, removeResources} from './apply.ts';
import type {Stack} from './stack.ts';
import type {OperationResult, StackSet, StackSetOperation} from './stack-set.ts';
import {administrationRoleName} from './targets.ts';
import {parameterValues} from './template.ts';

/** Change one stack of a stack set. @returns Why it failed, in CloudFormation's words; then nothing has changed there. */
export function changeInstance(
	world: World,
	stackSet: StackSet,
	operation: StackSetOperation,
	{accountId, region}: OperationResult,
): string | undefined {
	const refusal = refusalOf(world, stackSet, accountId, region);
	if (refusal !== undefined) {
		return refusal;
	}
	const place = `${accountId}/${region}`;
	const instance = stackSet.instances.get(place);
	const known = instance?.stackId === undefined ? undefined : world.store.stacks.get(instance.stackId);
	if (operation.action === 'DELETE') {
		if (known && operation.retainStacks !== true) {
			removeResources(world, known, known.resources, stackSet.template);
			const gone = {status: 'DELETE_COMPLETE', deletedAtMs: world.nowMs, resources: []};
			world.store.stacks.set(known.id, {...known, ...gone});
		}
		return undefined;
	}
	const stack = known && known.status !== 'DELETE_COMPLETE' ? known : newStack(world, stackSet, accountId, region);
	const parameters = parameterValues(stackSet.template, [
		...[...stackSet.parameters].map(([ParameterKey, ParameterValue]) => ({ParameterKey, ParameterValue})),
		...(instance?.overrides ?? []),
	]);
	const wanted: Stack = {
		...stack,
		parameters,
		templateText: stackSet.templateText,
		tags: stackSet.tags,
		capabilities: stackSet.capabilities,
		description: stackSet.template.description,
	};
	const {resources, outputs, failed} = applyTemplate(world, wanted, stackSet.template);
	if (failed !== undefined) {
		if (stack !== known) {
			removeResources(world, wanted, resources, undefined);
		}
		return `ResourceLogicalId:${failed.logicalId}, ResourceType:${failed.type}, ResourceStatusReason:${failed.reason}.`;
	}
	const isNew = stack !== known;
	world.store.stacks.set(stack.id, {
		...wanted,
		resources,
		outputs,
		status: isNew ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE',
		updatedAtMs: isNew ? undefined : world.nowMs,
	});
	if (instance) {
		stackSet.instances.set(place, {...instance, stackId: stack.id});
	}
	return undefined;
}

/** Find why StackSets itself fails in a location, before it changes a stack. */
function refusalOf(world: World, stackSet: StackSet, accountId: string, region: string): string | undefined {
	const account = world.accounts.get(accountId);
	if (account === undefined || account.state !== 'ACTIVE') {
		return `Account ${accountId} is not active`;
	}
	if (!isRegionEnabled(world, accountId, region)) {
		return `Account ${accountId} is not opted into region ${region}.`;
	}
	if (stackSet.permissionModel === 'SERVICE_MANAGED') {
		return undefined;
	}
	const name = stackSet.executionRoleName ?? 'AWSCloudFormationStackSetExecutionRole';
	const administrator = administrationRoleName(stackSet);
	const role = account.roles.get(name);
	const home = world.accounts.get(stackSet.accountId)?.roles.get(administrator);
	if (role === undefined || home === undefined || !isTrusted(role.trust, roleArn(stackSet.accountId, home))) {
		return `Account ${accountId} should have '${name}' role with trust relationship to Role '${administrator}'.`;
	}
	return missingRight(world, stackSet, accountId, name);
}

/** Find the permissions that the template's IAM resources need and the execution role lacks. */
function missingRight(world: World, {template}: StackSet, accountId: string, name: string): string | undefined {
	const role = world.accounts.get(accountId)!.roles.get(name)!;
	const principal = {
		accountId,
		principalArn: `arn:aws:sts::${accountId}:assumed-role/${name}/stackset`,
		userId: '',
		rights: [],
		documents: identityStatements(world, role),
		boundary: boundaryStatements(world, role),
		isSession: true,
	};
	const needed = [
		'cloudformation:CreateStack',
		...([...template.resources.values()].some(({type}) => type === 'AWS::IAM::Role') ? ['iam:CreateRole'] : []),
	];
	const missing = needed.find(action => !isAllowed(principal, action));
	return missing === undefined
		? undefined
		: `User: ${principal.principalArn} is not authorized to perform: ${missing} because no identity-based policy allows the ${missing} action`;
}

function newStack(world: World, stackSet: StackSet, accountId: string, region: string): Stack {
	const key = `${world.fingerprint} ${stackSet.id} ${accountId}/${region} ${world.store.stacks.size}`;
	const name = `StackSet-${stackSet.name}-${uuid(world.seed, key)}`;
	return {
		id: `arn:aws:cloudformation:${region}:${accountId}:stack/${name}/${uuid(world.seed, `id ${key}`)}`,
		name,
		accountId,
		region,
		status: 'CREATE_IN_PROGRESS',
		reason: undefined,
		templateText: stackSet.templateText,
		description: undefined,
		parameters: new Map(),
		capabilities: [],
		tags: [],
		createdAtMs: world.nowMs,
		updatedAtMs: undefined,
		deletedAtMs: undefined,
		resources: [],
		outputs: [],
		events: [],
		token: undefined,
	};
}
