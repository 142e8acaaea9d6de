import {fillIn, type Scope} from '../../documents/expressions.ts';
import type {StepDefinition} from '../../documents/runbook.ts';
import type {World} from '../../world.ts';
import {failureDetails, unresolvedInput} from '../rules/failure-texts.ts';
import {stepOutcome} from '../rules/outcomes.ts';
import {type ExecutionStatus, isEnded} from '../state/api.ts';
import type {Answer, Execution, Run, StepRecord} from '../state/execution.ts';
import type {ActionResult} from '../steps/action-job.ts';
import {RunbookScope} from '../steps/runbook-scope.ts';
import {StepAttempt} from '../steps/step-attempt.ts';
import type {Launch} from './launch-spec.ts';
import {endExecution, endStep, setStatus, startStep} from './lifecycle.ts';
import {cleanUpMs, type Frame, findCleanUp, findNext, type Iteration, iterationFrame} from './runbook-frame.ts';
import {after, delay} from './schedule.ts';

/** Run a runbook's own steps. */
export function runRunbook(world: World, execution: Execution, launch: Launch): void {
	const run = new RunbookRun(world, execution, launch);
	execution.run = run;
	run.begin();
}

class RunbookRun implements Run {
	readonly #world: World;
	readonly #execution: Execution;
	readonly #launch: Launch;
	readonly #scope: RunbookScope;
	readonly #main: Frame;
	/** What runs: a step, or loops around a step, outermost first. */
	readonly #attempts: StepAttempt[] = [];
	#isCleaningUp = false;
	/** The steps that a person may start next, in interactive mode. */
	#offered: StepDefinition | undefined;

	constructor(world: World, execution: Execution, launch: Launch) {
		this.#world = world;
		this.#execution = execution;
		this.#launch = launch;
		this.#scope = new RunbookScope(world, execution);
		const definitions = execution.version.runbook?.mainSteps ?? [];
		this.#main = {
			definitions,
			recordOf: definition => execution.steps[definitions.indexOf(definition)]!,
			isMain: true,
			ended: (status, message) => this.#finish(status, message),
			isOver: () => false,
			failure: undefined,
		};
	}

	begin(): void {
		const [first] = this.#main.definitions;
		if (first) {
			this.#goTo(this.#main, first);
		} else {
			this.#finish('Success', undefined);
		}
	}

	cancel(): void {
		const attempt = this.#attempts.at(-1);
		const cancelMs = delay(this.#world, this.#execution, 'cancel', this.#world.settings.timings.cancelMs);
		this.#offered = undefined;
		if (attempt) {
			attempt.stop(cancelMs);
		} else {
			after(this.#world, cancelMs, () => this.#finish('Cancelled', undefined));
		}
	}

	stopStep(index: number): void {
		const cancelMs = delay(this.#world, this.#execution, 'stop step', this.#world.settings.timings.cancelMs);
		this.#attempts.find(({step}) => step.index === index)?.stop(cancelMs);
	}

	complete(): boolean {
		if (this.#execution.mode !== 'Interactive' || this.#attempts.length > 0) {
			return false;
		}
		this.#endFrame(this.#main, 'Success', undefined);
		return true;
	}

	answer(answer: Answer): boolean {
		if (answer.type !== 'start-step') {
			return this.#attempts.some(attempt => attempt.answer(answer));
		}
		const offered = this.#offered;
		if (!offered || offered.name !== answer.stepName) {
			return false;
		}
		this.#offered = undefined;
		setStatus(this.#world, this.#execution, 'InProgress');
		this.#startStep(this.#main, offered);
		return true;
	}

	/** Start a step, or offer it to the person who runs the runbook by hand. */
	#goTo(frame: Frame, definition: StepDefinition): void {
		if (this.#execution.mode === 'Interactive' && frame.isMain && !this.#isCleaningUp) {
			this.#offered = definition;
			setStatus(this.#world, this.#execution, 'Waiting');
		} else {
			this.#startStep(frame, definition);
		}
	}

	#startStep(frame: Frame, definition: StepDefinition): void {
		if (isEnded(this.#execution.status) || frame.isOver()) {
			return;
		}
		const step = frame.recordOf(definition);
		startStep(this.#world, this.#execution, step);
		step.attempts = 0;
		step.outputs = undefined;
		const outcome = stepOutcome(this.#world, this.#execution, definition.name);
		this.#attempt(frame, step, definition, outcome);
	}

	#attempt(frame: Frame, step: StepRecord, definition: StepDefinition, outcome: ReturnType<typeof stepOutcome>): void {
		step.attempts++;
		const attempt = new StepAttempt(this.#world, this.#execution, step, result => {
			this.#abandonFrom(this.#attempts.indexOf(attempt) + 1);
			this.#attempts.pop();
			if (this.#execution.status === 'Waiting') {
				setStatus(this.#world, this.#execution, 'InProgress');
			}
			const isRetried =
				(result.status === 'Failed' || result.status === 'TimedOut') &&
				step.attempts < (resolvedNumber(definition.attemptsReference, this.#scope.lookUp) ?? definition.maxAttempts) &&
				result.details?.FailureStage !== 'InputValidation' &&
				this.#execution.status !== 'Cancelling';
			if (isRetried) {
				this.#soon(step, () => this.#attempt(frame, step, definition, outcome));
			} else {
				this.#stepEnded(frame, step, definition, result);
			}
		});
		this.#attempts.push(attempt);
		const {Steps: _, LoopCondition: __, ...ownInputs} = definition.inputs;
		const inputs = fillIn(ownInputs, this.#scope.lookUp) as Record<string, unknown>;
		step.inputs = this.#world.engine.shared.inputs(definition, inputs);
		const unresolved = this.#scope.unresolved(ownInputs);
		if (unresolved.length > 0) {
			const message = unresolvedInput(unresolved);
			attempt.fail({status: 'Failed', message, details: failureDetails('InputValidation', 'Verification', message)});
			return;
		}
		const {lookUp} = this.#scope;
		attempt.begin({
			definition,
			inputs,
			timeoutSeconds: definition.timeoutSeconds ?? resolvedNumber(definition.timeoutReference, lookUp),
			outcome,
			launch: this.#launch,
			iterate: (iteration, iteratorValue, ended) =>
				this.#iterate({
					loopStep: step,
					loop: definition,
					iteration,
					iteratorValue,
					ended,
					isOver: () => attempt.isOver || frame.isOver(),
				}),
			setVariable: (name, value) => this.#scope.setVariable(name, value),
			fillIn: value => fillIn(value, this.#scope.lookUp),
		});
	}

	#iterate(of: Iteration): void {
		const {loop, loopStep, iteration, iteratorValue, ended} = of;
		this.#scope.setOutput(loop.name, 'CurrentIteration', iteration);
		this.#scope.setOutput(loop.name, 'CurrentIteratorValue', iteratorValue);
		const frame = iterationFrame(this.#execution, of);
		const [first] = loop.steps;
		if (first) {
			this.#soon(loopStep, () => this.#startStep(frame, first));
		} else {
			this.#soon(loopStep, () => ended('Success', undefined));
		}
	}

	#stepEnded(frame: Frame, step: StepRecord, definition: StepDefinition, result: ActionResult): void {
		endStep(this.#world, this.#execution, step, result.status, {message: result.message, details: result.details});
		step.responseCode = result.responseCode;
		step.response = result.response;
		const outputs = Object.entries(result.outputs ?? {});
		if (outputs.length > 0) {
			step.outputs = this.#world.engine.shared.outputs(definition, result.outputs ?? {});
			for (const [name, value] of outputs) {
				this.#scope.setOutput(definition.name, name, value);
			}
		}
		if (this.#execution.status === 'Cancelling' && !this.#isCleaningUp) {
			this.#cleanUp(frame, definition);
			return;
		}
		if (result.status === 'Success') {
			this.#proceed(frame, definition, result.nextStep ?? definition.nextStep, definition.isEnd);
			return;
		}
		const isFailure = result.status !== 'Cancelled';
		if (isFailure && definition.isCritical) {
			frame.failure ??= {message: result.message};
		}
		const jump = /^step:(.+)$/.exec(definition.onFailure)?.[1];
		if (definition.onFailure === 'Continue') {
			this.#proceed(frame, definition, definition.nextStep, definition.isEnd);
		} else if (jump !== undefined && isFailure) {
			this.#proceed(frame, definition, jump, false);
		} else {
			this.#endFrame(frame, result.status, result.message);
		}
	}

	/** Go on after a step: to the one it names, else to the next in order. */
	#proceed(frame: Frame, definition: StepDefinition, nextName: string | undefined, isEnd: boolean): void {
		const next = isEnd ? undefined : findNext(frame, definition, nextName);
		if (next) {
			this.#soon(frame.isMain ? frame.recordOf(definition) : undefined, () => this.#goTo(frame, next));
		} else {
			this.#endFrame(frame, 'Success', undefined);
		}
	}

	#endFrame(frame: Frame, status: ExecutionStatus, message: string | undefined): void {
		const {failure} = frame;
		if (status === 'Success' && failure) {
			frame.ended('Failed', failure.message);
		} else {
			frame.ended(status, message);
		}
	}

	/** The execution is being cancelled and its step has stopped: clean up as the step says, for two minutes at most. */
	#cleanUp(frame: Frame, definition: StepDefinition): void {
		if (!frame.isMain) {
			frame.ended('Cancelled', undefined);
			return;
		}
		const first = findCleanUp(frame, definition);
		if (!first) {
			this.#finish('Cancelled', undefined);
			return;
		}
		this.#isCleaningUp = true;
		after(this.#world, cleanUpMs, () => this.#finish('Cancelled', undefined));
		this.#startStep(frame, first);
	}

	#finish(status: ExecutionStatus, message: string | undefined): void {
		const execution = this.#execution;
		if (isEnded(execution.status)) {
			return;
		}
		this.#abandonFrom(0);
		if (execution.version.runbook?.outputs.length) {
			execution.outputs = this.#scope.executionOutputs();
		}
		const isCancelled = execution.status === 'Cancelling';
		endExecution(this.#world, execution, isCancelled ? 'Cancelled' : status, isCancelled ? undefined : message);
	}

	/** Give up what runs from one depth on, innermost first. */
	#abandonFrom(depth: number): void {
		for (const attempt of this.#attempts.splice(depth).reverse()) {
			attempt.abandon();
			endStep(this.#world, this.#execution, attempt.step, 'Cancelled');
		}
	}

	/** A moment later, unless the execution has begun to cancel meanwhile. */
	#soon(step: StepRecord | undefined, happen: () => void): void {
		const wasCancelling = this.#execution.status === 'Cancelling';
		const name = `between ${step?.index ?? 'steps'}`;
		after(this.#world, delay(this.#world, this.#execution, name, this.#world.settings.timings.betweenStepsMs), () => {
			if (wasCancelling || this.#execution.status !== 'Cancelling') {
				happen();
			}
		});
	}
}

/** A number that a runbook refers to, such as a timeout that is a parameter. */
function resolvedNumber(reference: string | undefined, lookUp: Scope): number | undefined {
	const value = reference === undefined ? undefined : Number(fillIn(reference, lookUp));
	return value === undefined || Number.isNaN(value) ? undefined : value;
}
