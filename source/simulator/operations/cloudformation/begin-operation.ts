import {type OperationPreferences, type StackSet, stackSetArn} from '../../cloudformation/stack-set.ts';
import type {TargetAccount} from '../../cloudformation/targets.ts';
import {invalid} from '../../cloudformation/template.ts';
import {ServiceError} from '../../service-error.ts';

/** Every account in every Region, Region by Region. */
export function locationsOf(
	accounts: readonly TargetAccount[],
	regions: readonly string[],
): ReadonlyArray<TargetAccount & {readonly region: string}> {
	return [...new Set(regions)].flatMap(region => accounts.map(account => ({...account, region})));
}

/** @throws StackInstanceNotFoundException for a location in which the set has no instance. */
export function demandInstancesIn(
	{instances}: StackSet,
	locations: ReadonlyArray<{readonly accountId: string; readonly region: string}>,
): void {
	const unknown = locations.find(({accountId, region}) => !instances.has(`${accountId}/${region}`));
	if (unknown !== undefined) {
		throw new ServiceError(
			'StackInstanceNotFoundException',
			`Stack instances for account ${unknown.accountId} and region ${unknown.region} not found`,
			404,
		);
	}
}

/**
Whether an operation can begin now, to be checked before anything changes.

@throws OperationIdAlreadyExistsException; OperationInProgressException where one runs and the set doesn't queue.
*/
export function demandRoom(stackSet: StackSet, operationId: string | undefined): void {
	if (operationId !== undefined && stackSet.operations.some(({id}) => id === operationId)) {
		throw new ServiceError('OperationIdAlreadyExistsException', `Operation ID ${operationId} already exists`, 409);
	}
	const running = stackSet.operations.find(({endedAtMs}) => endedAtMs === undefined);
	if (running !== undefined && !stackSet.isManaged) {
		throw new ServiceError(
			'OperationInProgressException',
			`Another Operation on StackSet ${stackSetArn(stackSet)} is in progress: ${running.id}`,
			409,
		);
	}
}

/** @throws ValidationError for preferences that contradict each other. */
export function demandPreferences(preferences: OperationPreferences = {}): void {
	const {FailureToleranceCount, FailureTolerancePercentage, MaxConcurrentCount, MaxConcurrentPercentage} = preferences;
	if (FailureToleranceCount !== undefined && FailureTolerancePercentage !== undefined) {
		throw invalid('FailureToleranceCount and FailureTolerancePercentage cannot both be specified');
	}
	if (MaxConcurrentCount !== undefined && MaxConcurrentPercentage !== undefined) {
		throw invalid('MaxConcurrentCount and MaxConcurrentPercentage cannot both be specified');
	}
}
