import type {World} from '../../world.ts';
import {invalidStatusUpdate} from '../rules/refusals.ts';
import {type Caller, isEnded} from '../state/api.ts';
import {findExecution} from '../state/find.ts';
import {cancelExecution} from './lifecycle.ts';

/**
Stop an automation: `Cancel` it, or `Complete` one that is run by hand.

@throws AutomationExecutionNotFoundException; InvalidAutomationStatusUpdateException where it has ended already, or can't be completed.
*/
export function stopExecution(
	world: World,
	caller: Pick<Caller, 'accountId' | 'region'>,
	executionId: string,
	type: 'Cancel' | 'Complete' = 'Cancel',
): void {
	const execution = findExecution(world, caller.accountId, caller.region, executionId);
	if (isEnded(execution.status) || execution.kind === 'record') {
		throw invalidStatusUpdate();
	}
	if (type === 'Cancel') {
		cancelExecution(world, execution);
	} else if (!execution.run?.complete?.()) {
		throw invalidStatusUpdate();
	}
}
