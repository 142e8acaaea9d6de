import type {World} from '../../world.ts';
import {leaveQueue, release} from '../state/account-region.ts';
import {type ExecutionStatus, isEnded} from '../state/api.ts';
import type {Counters, Execution, FailureDetails, StepRecord} from '../state/execution.ts';

/** Let an execution run, wait, or begin to cancel. Its parent hears of waiting where the settings say so. */
export function setStatus(world: World, execution: Execution, status: ExecutionStatus): void {
	if (execution.status === status) {
		return;
	}
	const didWait = execution.status === 'Waiting';
	execution.status = status;
	// The end is told when it is complete.
	if (!isEnded(status)) {
		world.engine.tell?.(execution, undefined);
	}
	if (didWait !== (status === 'Waiting')) {
		tellParentOfWaiting(world, execution, status === 'Waiting');
	}
}

/** End an execution, free its room and tell the step that started it. */
export function endExecution(
	world: World,
	execution: Execution,
	status: ExecutionStatus,
	failureMessage?: string | undefined,
): void {
	if (isEnded(execution.status)) {
		return;
	}
	setStatus(world, execution, status);
	execution.endedAtMs = world.nowMs;
	execution.failureMessage = failureMessage;
	execution.run = undefined;
	// The array has room for more steps than will ever start.
	execution.startOrder = execution.startOrder.slice();
	world.engine.tell?.(execution, undefined);
	const {onEnd} = execution;
	execution.onEnd = undefined;
	release(world, execution);
	onEnd?.(execution);
	keepFolded(world, execution);
}

/**
Begin to cancel an execution: `Cancelling`, then `Cancelled`. One that waits for room is cancelled at once.

Does nothing to one that has ended or is being cancelled.
*/
export function cancelExecution(world: World, execution: Execution): void {
	if (isEnded(execution.status) || execution.status === 'Cancelling') {
		return;
	}
	const {run} = execution;
	if (!run) {
		leaveQueue(world, execution);
		execution.status = 'Cancelled';
		execution.endedAtMs = world.nowMs;
		world.engine.tell?.(execution, undefined);
		const {onEnd} = execution;
		execution.onEnd = undefined;
		onEnd?.(execution);
		keepFolded(world, execution);
		return;
	}
	setStatus(world, execution, 'Cancelling');
	run.cancel();
}

/** A fan-out has thousands of executions below it, and an ended one doesn't change any more. */
function keepFolded({engine}: World, execution: Execution): void {
	if (execution.parent && execution.kind !== 'locations') {
		engine.ended.push(execution);
	}
}

/** A step starts. */
export function startStep(world: World, execution: Execution, step: StepRecord): void {
	step.status = 'InProgress';
	step.endedAtMs = undefined;
	step.failureMessage = undefined;
	step.failureDetails = undefined;
	const isFirstTime = step.startedAtMs === undefined;
	step.startedAtMs = world.nowMs;
	world.engine.tell?.(execution, step);
	if (!isFirstTime) {
		return;
	}
	if (execution.startOrder.length !== step.index) {
		execution.startsInOrder = false;
	}
	execution.startOrder.push(step.index);
}

/** A step ends, and is counted. */
export function endStep(
	world: World,
	execution: Execution,
	step: StepRecord,
	status: ExecutionStatus,
	failure?: {readonly message: string | undefined; readonly details: FailureDetails | undefined},
): void {
	step.status = status;
	step.endedAtMs = world.nowMs;
	if (failure) {
		step.failureMessage = failure.message;
		step.failureDetails = failure.details;
	}
	world.engine.tell?.(execution, step);
	if (execution.counters) {
		countStep(execution.counters, status);
	}
}

/** Count one more step that has ended. */
export function countStep(counters: Counters, status: ExecutionStatus): void {
	if (status === 'Success') {
		counters.success++;
	} else if (status === 'Failed') {
		counters.failed++;
	} else if (status === 'Cancelled') {
		counters.cancelled++;
	} else if (status === 'TimedOut') {
		counters.timedOut++;
	}
}

function tellParentOfWaiting(world: World, execution: Execution, isWaiting: boolean): void {
	const {parent} = execution;
	if (!parent || !world.settings.parentWaitsWithChild || isEnded(parent.status)) {
		return;
	}
	const step = parent.steps[execution.parentStepIndex];
	if (step && !isEnded(step.status)) {
		step.status = isWaiting ? 'Waiting' : 'InProgress';
	}
	parent.waitingChildren += isWaiting ? 1 : -1;
	if (parent.status === 'Cancelling') {
		return;
	}
	setStatus(world, parent, parent.waitingChildren > 0 ? 'Waiting' : 'InProgress');
}
