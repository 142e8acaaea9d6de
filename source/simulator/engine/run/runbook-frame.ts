import {toTexts} from '../../documents/expressions.ts';
import type {StepDefinition} from '../../documents/runbook.ts';
import type {ExecutionStatus} from '../state/api.ts';
import type {Execution, StepRecord} from '../state/execution.ts';
import {createStep} from '../state/step-record.ts';

/** Steps that run one after another: the runbook's, or those of one iteration of a loop. */
export type Frame = {
	readonly definitions: readonly StepDefinition[];
	readonly recordOf: (definition: StepDefinition) => StepRecord;
	/** Whether it is the runbook's own. */
	readonly isMain: boolean;
	readonly ended: (status: ExecutionStatus, message: string | undefined) => void;
	/** Whether the loop around it is over, by a timeout for instance: nothing in it starts any more. */
	readonly isOver: () => boolean;
	/** A critical step that failed without ending the frame. */
	failure: {readonly message: string | undefined} | undefined;
};

/** One round of a loop. */
export type Iteration = {
	readonly loopStep: StepRecord;
	readonly loop: StepDefinition;
	/** Counted from 1. */
	readonly iteration: number;
	readonly iteratorValue: unknown;
	readonly ended: Frame['ended'];
	readonly isOver: Frame['isOver'];
};

/** The steps of one iteration of a loop; their records are made as they start. */
export function iterationFrame(
	execution: Execution,
	{loopStep, loop, iteration, iteratorValue, ended, isOver}: Iteration,
): Frame {
	const parentStep = {
		stepIndex: loopStep.index,
		iteration,
		iteratorValue: iteratorValue === undefined ? undefined : toTexts(iteratorValue).join(','),
	};
	// A step that another one leads back to keeps its record.
	const records = new Map<StepDefinition, StepRecord>();
	return {
		definitions: loop.steps,
		recordOf: definition => {
			const known = records.get(definition);
			if (known) {
				return known;
			}
			const {steps} = execution;
			const step = createStep(steps.length, definition.name, definition.action, {definition, parentStep});
			steps.push(step);
			records.set(definition, step);
			return step;
		},
		isMain: false,
		ended,
		isOver,
		failure: undefined,
	};
}

/** The step after another: the one that is named, else the next in order. */
export function findNext(
	{definitions}: Frame,
	definition: StepDefinition,
	name: string | undefined,
): StepDefinition | undefined {
	return name === undefined
		? definitions[definitions.indexOf(definition) + 1]
		: definitions.find(candidate => candidate.name === name);
}

// AWS: "Automation runs the cancellation workflow for a maximum of two minutes."
export const cleanUpMs = 120_000;

// AWS: "The onCancel property isn't supported for moving to the following actions".
const noCleanUp: ReadonlySet<string> = new Set(
	['approve', 'copyImage', 'createImage', 'createStack', 'createTags', 'pause', 'runInstances', 'sleep'].map(
		action => `aws:${action}`,
	),
);

/** The step that cleans up after one that was cancelled. */
export function findCleanUp({definitions}: Frame, {onCancel}: StepDefinition): StepDefinition | undefined {
	const name = /^step:(.+)$/.exec(onCancel)?.[1];
	return definitions.find(candidate => candidate.name === name && !noCleanUp.has(candidate.action));
}
