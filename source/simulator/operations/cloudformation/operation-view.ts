import type {StackSetOperation} from '../../cloudformation/stack-set.ts';
import type {Context} from '../operation.ts';
import {shown} from './stack-sets.ts';

/** An operation as lists and descriptions have it. */
export function viewOperation(context: Context, operation: StackSetOperation) {
	const {id, action, status, reason, preferences, createdAtMs, endedAtMs, results} = operation;
	return {
		OperationId: id,
		Action: action,
		Status: status,
		StatusReason: reason,
		OperationPreferences: preferences,
		CreationTimestamp: shown(context, createdAtMs),
		EndTimestamp: shown(context, endedAtMs),
		StatusDetails: {FailedStackInstancesCount: results.filter(result => result.status === 'FAILED').length},
	};
}
