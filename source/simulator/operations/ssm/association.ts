import {parseSchedule} from '../../engine/rules/schedule.ts';
import {after} from '../../engine/run/schedule.ts';
import {startExecution} from '../../engine/run/start.ts';
import {isEnded} from '../../engine/state/api.ts';
import {ServiceError} from '../../service-error.ts';
import type {Association} from '../../store/associations.ts';
import type {World} from '../../world.ts';
import type {Context} from '../operation.ts';

/** The association with this ID in the caller's account and Region. @throws AssociationDoesNotExist. */
export function demandAssociation({world, caller}: Context, id: string | undefined): Association {
	const association = id === undefined ? undefined : world.store.associations.get(id);
	if (association?.accountId !== caller.accountId || association.region !== caller.region) {
		throw new ServiceError('AssociationDoesNotExist', 'The specified association does not exist.');
	}
	return association;
}

/** Start what an association stands for. One whose start AWS would refuse has `Failed`. */
export function startAssociation(world: World, association: Association): void {
	const {accountId, region, createdBy, request} = association;
	association.lastExecutedAtMs = world.nowMs;
	try {
		association.executionId = startExecution(world, {accountId, region, principalArn: createdBy}, request);
	} catch (error) {
		if (!(error instanceof ServiceError)) {
			throw error;
		}
		association.executionId = undefined;
	}
}

/** Let an association start by its schedule, again and again, as long as it is there. */
export function scheduleAssociation(world: World, association: Association): void {
	const nextMs = nextStartMs(world, association);
	if (nextMs !== undefined) {
		after(world, nextMs - world.nowMs, () => {
			if (world.store.associations.has(association.id)) {
				startAssociation(world, association);
				scheduleAssociation(world, association);
			}
		});
	}
}

/** A span passes in the world's time; a time of day is the clients'. */
function nextStartMs({nowMs, scale}: World, {scheduleExpression}: Association): number | undefined {
	const schedule = scheduleExpression === undefined ? undefined : parseSchedule(scheduleExpression);
	if (!schedule?.isByClock) {
		return schedule?.next(nowMs);
	}
	const nextMs = schedule.next(scale.shown(nowMs));
	return nextMs === undefined ? undefined : scale.meant(nextMs);
}

/** `AssociationDescription`. */
export function viewAssociation(context: Context, association: Association): object {
	const {scale} = context.world;
	const {request} = association;
	const shown = (ms: number | undefined) => (ms === undefined ? undefined : scale.shown(ms) / 1000);
	const status = statusOf(context, association);
	return {
		Name: request.DocumentName,
		AssociationId: association.id,
		AssociationVersion: '1',
		AssociationName: association.name,
		Date: shown(association.createdAtMs),
		LastUpdateAssociationDate: shown(association.createdAtMs),
		LastExecutionDate: shown(association.lastExecutedAtMs),
		Overview: {Status: status, DetailedStatus: status},
		DocumentVersion: request.DocumentVersion,
		AutomationTargetParameterName: request.TargetParameterName,
		Parameters: request.Parameters,
		Targets: request.Targets,
		TargetLocations: request.TargetLocations,
		TargetMaps: request.TargetMaps,
		ScheduleExpression: association.scheduleExpression,
		MaxErrors: request.MaxErrors,
		MaxConcurrency: request.MaxConcurrency,
	};
}

function statusOf({world}: Context, {executionId, lastExecutedAtMs}: Association): string {
	if (executionId === undefined) {
		return lastExecutedAtMs === undefined ? 'Pending' : 'Failed';
	}
	const status = world.engine.executions.get(executionId)?.status ?? 'Success';
	return isEnded(status) ? (status === 'Success' ? 'Success' : 'Failed') : 'Pending';
}
