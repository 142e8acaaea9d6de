import type {StepDefinition} from '../../documents/runbook.ts';
import type {ParentStepDetails, StepLocation, StepRecord} from './execution.ts';

/** A step that has not begun. All records have the same shape, whatever their execution is. */
export function createStep(
	index: number,
	name: string,
	action: string,
	of: {
		readonly definition?: StepDefinition;
		readonly location?: StepLocation;
		readonly inputs?: Readonly<Record<string, string>>;
		readonly parentStep?: ParentStepDetails | undefined;
	},
): StepRecord {
	return {
		index,
		name,
		action,
		status: 'Pending',
		startedAtMs: undefined,
		endedAtMs: undefined,
		definition: of.definition,
		location: of.location,
		child: undefined,
		inputs: of.inputs,
		outputs: undefined,
		failureMessage: undefined,
		failureDetails: undefined,
		responseCode: undefined,
		response: undefined,
		attempts: 0,
		parentStep: of.parentStep,
	};
}
