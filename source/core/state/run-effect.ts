import type {PreflightRecord} from '../actions/preflight/verdict-record.ts';
import type {Decision} from '../actions/rings/run.ts';
import type {PlacedPlan} from '../actions/rings/run-head.ts';

/** A run over rings of which nothing has been started yet. */
export type NewRun = PlacedPlan & {
	/** The result of its preflight; left out where there was none. */
	readonly preflight?: PreflightRecord;
};

/** Requests about runs over rings. */
export type RunEffect =
	/** Which runs this machine has records of, and who conducts each. */
	| {readonly type: 'list-runs'}
	/** Read the state of a run. */
	| {readonly type: 'view-run'; readonly runId: string}
	/** Write a new run down, and conduct it. */
	| {readonly type: 'begin-run'; readonly run: NewRun}
	/** Conduct a run from its current state. */
	| {readonly type: 'take-up-run'; readonly runId: string}
	/** Write down what the operator decided, and conduct the run from there unless another process does. */
	| {
			readonly type: 'decide-run';
			readonly runId: string;
			/** Whether the operator knows that another process conducts the run, and hands the decision on to it. */
			readonly isHandedOn: boolean;
			/** The ring that the operator saw. */
			readonly ring: number;
			readonly decision: Decision;
	  };
