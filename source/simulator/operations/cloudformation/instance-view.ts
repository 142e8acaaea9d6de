import type {StackInstance, StackSet} from '../../cloudformation/stack-set.ts';

/** A stack instance as lists and descriptions have it. */
export function viewInstance({id}: StackSet, instance: StackInstance) {
	return {
		StackSetId: id,
		Region: instance.region,
		Account: instance.accountId,
		StackId: instance.stackId,
		Status: instance.status,
		StatusReason: instance.reason,
		StackInstanceStatus: {DetailedStatus: instance.detailedStatus},
		OrganizationalUnitId: instance.unitId,
		DriftStatus: 'NOT_CHECKED',
		LastOperationId: instance.lastOperationId,
	};
}
