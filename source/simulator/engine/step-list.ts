import type {World} from '../world.ts';
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
	const walk = query.reverse ? walkBackward(execution, query.position) : walkForward(execution, query.position);
	for (const [position, step] of walk) {
		if (!matches(step)) continue;
		if (steps.length === query.limit) return {steps, next: position};
		steps.push(step);
	}
	return {steps, next: undefined};
}

/** How many steps can be listed. */
export function listedSteps(execution: Execution): number {
	return execution.hidesUnstarted ? execution.startOrder.length : execution.steps.length;
}

/*
A position is even for a step that has started (twice its place in the order of starts, plus 2) and odd for one that has not (twice its index, plus 1), so it means the same step
after others have started. Where steps start in declared order, which is the rule, a walk goes by index alone and nothing that starts between two pages is missed or told twice.
*/

function* walkForward(execution: Execution, position: number): Generator<readonly [number, StepRecord]> {
	const {steps, startOrder} = execution;
	let index = 0;
	if (position % 2 === 0) {
		const first = position === 0 ? 0 : position / 2 - 1;
		for (let place = first; place < startOrder.length; place++) {
			yield [2 * place + 2, steps[startOrder[place]!]!];
		}
		if (execution.startsInOrder) index = Math.max(first, startOrder.length);
	} else {
		index = (position - 1) / 2;
	}
	for (; index < steps.length; index++) {
		const step = steps[index]!;
		const isPassed = step.startedAtMs === undefined ? execution.hidesUnstarted : !execution.startsInOrder;
		if (!isPassed) yield [2 * index + 1, step];
	}
}

function* walkBackward(execution: Execution, position: number): Generator<readonly [number, StepRecord]> {
	const {steps, startOrder} = execution;
	if (position % 2 === 1 || position === 0) {
		const last = position === 0 ? steps.length - 1 : (position - 1) / 2;
		for (let index = last; index >= 0; index--) {
			const step = steps[index]!;
			if (step.startedAtMs !== undefined && execution.startsInOrder) {
				// Everything below has started, too: go on among those.
				yield* startedBackward(execution, index);
				return;
			}
			if (step.startedAtMs === undefined && !execution.hidesUnstarted) yield [2 * index + 1, step];
		}
		yield* startedBackward(execution, startOrder.length - 1);
	} else {
		yield* startedBackward(execution, position / 2 - 1);
	}
}

function* startedBackward({steps, startOrder}: Execution, last: number): Generator<readonly [number, StepRecord]> {
	for (let place = Math.min(last, startOrder.length - 1); place >= 0; place--) {
		yield [2 * place + 2, steps[startOrder[place]!]!];
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
