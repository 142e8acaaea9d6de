import {uuid} from '../engine/state/random.ts';
import type {World} from '../world.ts';
import {runOperation} from './run-operation.ts';
import type {
	DeploymentTargets,
	OperationPreferences,
	OperationResult,
	StackInstance,
	StackSet,
	StackSetOperation,
} from './stack-set.ts';
import type {TargetAccount} from './targets.ts';
import type {ParameterInput} from './template.ts';

/** What an operation is to do, after all checks. */
export type Wanted = {
	readonly action: StackSetOperation['action'];
	readonly locations: ReadonlyArray<TargetAccount & {readonly region: string}>;
	readonly operationId: string | undefined;
	readonly preferences: OperationPreferences | undefined;
	readonly targets?: DeploymentTargets | undefined;
	readonly retainStacks?: boolean | undefined;
	/** Replaces the overrides of the instances; where left out, they stay. */
	readonly overrides?: readonly ParameterInput[] | undefined;
};

/** Begin an operation, or queue it behind the one that runs. Returns its ID. */
export function applyOperation(world: World, stackSet: StackSet, wanted: Wanted): string {
	const {action, operationId, preferences, targets, retainStacks} = wanted;
	const id = operationId ?? uuid(world.seed, `${stackSet.id} operation ${stackSet.operations.length}`);
	const results = wanted.locations.flatMap((location): readonly OperationResult[] => {
		const {accountId, region, unitId} = location;
		const isSkipped = placeInstance(world, stackSet, wanted, location, id);
		return isSkipped ? [] : [{accountId, region, unitId, status: 'PENDING', reason: undefined}];
	});
	const operation: StackSetOperation = {
		id,
		action,
		status: 'QUEUED',
		reason: undefined,
		preferences: preferences ?? {},
		targets,
		retainStacks,
		createdAtMs: world.nowMs,
		endedAtMs: undefined,
		results,
		begin: () => runOperation(world, stackSet, operation),
	};
	const isFree = stackSet.operations.every(({endedAtMs}) => endedAtMs !== undefined);
	stackSet.operations.push(operation);
	if (isFree) {
		operation.begin?.();
	}
	return id;
}

/** Create the instance of a location for the operation. @returns Whether the location is skipped. */
function placeInstance(
	{accounts}: World,
	stackSet: StackSet,
	{action, overrides}: Wanted,
	{accountId, region, unitId}: TargetAccount & {readonly region: string},
	operationId: string,
): boolean {
	const place = `${accountId}/${region}`;
	const known = stackSet.instances.get(place);
	const isSuspended = stackSet.permissionModel === 'SERVICE_MANAGED' && accounts.get(accountId)?.state !== 'ACTIVE';
	const instance: StackInstance = {
		accountId,
		region,
		stackId: known?.stackId,
		status: action === 'DELETE' ? (known?.status ?? 'CURRENT') : 'OUTDATED',
		detailedStatus: isSuspended ? 'SKIPPED_SUSPENDED_ACCOUNT' : 'PENDING',
		reason: undefined,
		overrides: overrides ?? known?.overrides ?? [],
		unitId: unitId ?? known?.unitId,
		lastOperationId: operationId,
	};
	stackSet.instances.set(place, instance);
	return isSuspended;
}
