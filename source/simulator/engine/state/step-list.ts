import type {World} from '../../world.ts';
import type {Execution, StepRecord} from './execution.ts';
import {stepExecutionId, stepIndexOf} from './step-id.ts';

/** Which steps to list, and from where on. Every filter narrows; the values of one are alternatives. */
export type StepQuery = {
	/** 0 to begin, then what the page before gave as `next`. */
	readonly position: number;
	/** Steps on a page. */
	readonly limit: number;
	readonly reverse?: boolean | undefined;
	readonly statuses?: ReadonlySet<string> | undefined;
	readonly names?: ReadonlySet<string> | undefined;
	readonly ids?: ReadonlySet<string> | undefined;
	readonly actions?: ReadonlySet<string> | undefined;
	readonly startedBeforeMs?: number | undefined;
	readonly startedAfterMs?: number | undefined;
	readonly parentStepIds?: ReadonlySet<string> | undefined;
	readonly parentIterations?: ReadonlySet<string> | undefined;
	readonly parentIteratorValues?: ReadonlySet<string> | undefined;
};

/**
List an execution's steps in the order they started, then those that have not started in declared order.

A page costs no copy and no sort of the others: of 100,000 steps it looks at those it passes over.

@returns A page, and where the next one begins; `next` is `undefined` at the end.
*/
export function listSteps(
	world: World,
	execution: Execution,
	query: StepQuery,
): {readonly steps: readonly StepRecord[]; readonly next: number | undefined} {
	const matches = matcher(world, execution, query);
	const steps: StepRecord[] = [];
	let next: number | undefined;
	const visit: Visit = (step, position) => {
		if (!matches(step)) {
			return false;
		}
		if (steps.length === query.limit) {
			next = position;
		} else {
			steps.push(step);
		}
		return next !== undefined;
	};
	if (query.reverse) {
		walkBackward(execution, query.position, visit);
	} else {
		walkForward(execution, query.position, visit);
	}
	return {steps, next};
}

/** How many steps can be listed. */
export function listedSteps(execution: Execution): number {
	return execution.hidesUnstarted ? execution.startOrder.length : execution.steps.length;
}

/*
A position is even for a step that has started (twice its place in the order of starts, plus 2) and odd for one that has not (twice its index, plus 1), so it means the same step
after others have started. Where steps start in declared order, which is the rule, a walk goes by index alone and nothing that starts between two pages is missed or told twice.
*/

/** Looks at a step; `true` ends the walk. */
type Visit = (step: StepRecord, position: number) => boolean;

function walkForward(execution: Execution, position: number, visit: Visit): void {
	const {steps, startOrder, startsInOrder, hidesUnstarted} = execution;
	let index = 0;
	if (position % 2 === 0) {
		const first = position === 0 ? 0 : position / 2 - 1;
		for (let at = first; at < startOrder.length; at++) {
			if (visit(steps[startOrder[at]!]!, 2 * at + 2)) {
				return;
			}
		}
		if (startsInOrder) {
			index = Math.max(first, startOrder.length);
		}
	} else {
		index = (position - 1) / 2;
	}
	for (; index < steps.length; index++) {
		const step = steps[index]!;
		const isPassed = step.startedAtMs === undefined ? hidesUnstarted : !startsInOrder;
		if (!isPassed && visit(step, 2 * index + 1)) {
			return;
		}
	}
}

function walkBackward(execution: Execution, position: number, visit: Visit): void {
	const {steps, startOrder, startsInOrder, hidesUnstarted} = execution;
	let at = startOrder.length - 1;
	if (position % 2 === 1 || position === 0) {
		for (let index = position === 0 ? steps.length - 1 : (position - 1) / 2; index >= 0; index--) {
			const step = steps[index]!;
			const hasStarted = step.startedAtMs !== undefined;
			if (hasStarted && startsInOrder) {
				// Everything below has started, too.
				at = index;
				break;
			}
			if (!hasStarted && !hidesUnstarted && visit(step, 2 * index + 1)) {
				return;
			}
		}
	} else {
		at = Math.min(at, position / 2 - 1);
	}
	for (; at >= 0; at--) {
		if (visit(steps[startOrder[at]!]!, 2 * at + 2)) {
			return;
		}
	}
}

function matcher(world: World, execution: Execution, query: StepQuery): (step: StepRecord) => boolean {
	const {statuses, names, actions, startedBeforeMs, startedAfterMs} = query;
	const {parentIterations, parentIteratorValues} = query;
	const indices = query.ids && new Set([...query.ids].map(id => stepIndexOf(world.seed, execution, id)));
	const parentIds = query.parentStepIds;
	return step =>
		(!statuses || statuses.has(step.status)) &&
		(!names || names.has(step.name)) &&
		(!indices || indices.has(step.index)) &&
		(!actions || actions.has(step.action)) &&
		(startedBeforeMs === undefined || (step.startedAtMs !== undefined && step.startedAtMs < startedBeforeMs)) &&
		(startedAfterMs === undefined || (step.startedAtMs !== undefined && step.startedAtMs > startedAfterMs)) &&
		(!parentIds ||
			(step.parentStep !== undefined &&
				parentIds.has(stepExecutionId(world.seed, execution, step.parentStep.stepIndex)))) &&
		(!parentIterations || (step.parentStep !== undefined && parentIterations.has(String(step.parentStep.iteration)))) &&
		(!parentIteratorValues || parentIteratorValues.has(step.parentStep?.iteratorValue ?? '\0'));
}
