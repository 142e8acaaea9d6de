import type {StepDefinition} from '../../documents/runbook.ts';
import type {World} from '../../world.ts';
import type {StepOutcome} from '../rules/outcomes.ts';
import type {Launch} from '../run/launch-spec.ts';
import type {ExecutionStatus} from '../state/api.ts';
import type {Answer, Execution, FailureDetails, StepRecord} from '../state/execution.ts';

/** How one attempt at a step has ended. */
export type ActionResult = {
	readonly status: ExecutionStatus;
	/** By name; values of any type, as expressions see them. */
	readonly outputs?: Readonly<Record<string, unknown>>;
	readonly message?: string | undefined;
	readonly details?: FailureDetails | undefined;
	/** Where `aws:branch` leads. */
	readonly nextStep?: string | undefined;
	readonly responseCode?: string;
	readonly response?: string;
};

/** One attempt at a step. */
export type ActionJob = {
	readonly world: World;
	readonly execution: Execution;
	readonly step: StepRecord;
	readonly definition: StepDefinition;
	/** References filled in. */
	readonly inputs: Readonly<Record<string, unknown>>;
	/** What the runbook says, where it says something. */
	readonly timeoutSeconds: number | undefined;
	readonly outcome: StepOutcome;
	readonly launch: Launch;
	/** Ends the attempt. Counts once. */
	readonly done: (result: ActionResult) => void;
	/** The step waits for a person from now on, and hands on what the person answers; `false`: not an answer to this. */
	readonly wait: (answer: (answer: Answer) => boolean) => void;
	/** Run a loop's steps once; `then` hears how that ended. */
	readonly iterate: (
		iteration: number,
		iteratorValue: unknown,
		then: (status: ExecutionStatus, message: string | undefined) => void,
	) => void;
	readonly setVariable: (name: string, value: unknown) => void;
	/** Fill in references of something else than the inputs. */
	readonly fillIn: (value: unknown) => unknown;
};

/** Something under way that can be called off. */
export type ActionHandle = {
	/** Called once when the attempt is over or stopped. */
	readonly callOff?: () => void;
	/** The step stops through something that runs for it. Returns whether it will end by itself then. */
	readonly stop?: () => boolean;
	/** The longest the step may take where the runbook doesn't say. */
	readonly defaultTimeoutSeconds?: number;
};

export type Action = (job: ActionJob) => ActionHandle;
