import type {Settings} from '../../settings.ts';
import type {World} from '../../world.ts';
import {childFailureMessage} from '../rules/failure-texts.ts';
import {cancelExecution} from '../run/lifecycle.ts';
import {after, delay} from '../run/schedule.ts';
import {type ExecutionStatus, isEnded} from '../state/api.ts';
import type {Execution, FailureDetails, StepRecord} from '../state/execution.ts';

/*
What the steps of fan-outs and of rate-controlled executions have in common: each stands for a child.
*/

/** Ends a step, with what it says about a failure. */
export type EndChildStep = (
	status: ExecutionStatus,
	message?: string | undefined,
	details?: FailureDetails | undefined,
) => void;

/** Whether a step that has ended like this counts against the error threshold. */
export function countsAsError(settings: Settings, status: ExecutionStatus): boolean {
	return (
		status === 'Failed' ||
		(status === 'TimedOut' && settings.timedOutCountsAsError) ||
		(status === 'Cancelled' && settings.cancelledCountsAsError)
	);
}

/** The child of a step has ended, and the step ends likewise a moment later. */
export function followChild(
	world: World,
	parent: Execution,
	step: StepRecord,
	child: Execution,
	end: EndChildStep,
): void {
	after(world, delay(world, parent, `notice ${step.index}`, world.settings.timings.noticeMs), () =>
		end(child.status, ...childFailureMessage(world, child)),
	);
}

/** Stop a step that runs: through its child, or alone where there is none yet or a stop does not reach it. */
export function stopChildStep(world: World, parent: Execution, step: StepRecord, end: EndChildStep): void {
	const {child} = step;
	const {timings, cancelReachesChildren} = world.settings;
	if (child && !isEnded(child.status) && cancelReachesChildren) {
		after(world, delay(world, parent, `reach ${step.index}`, timings.noticeMs), () => cancelExecution(world, child));
		return;
	}
	after(world, delay(world, parent, `cancel ${step.index}`, timings.cancelMs), () => {
		if (isEnded(step.status)) {
			return;
		}
		if (child) {
			child.onEnd = undefined;
		}
		end(child && isEnded(child.status) ? child.status : 'Cancelled');
	});
}
