import type {World} from '../../world.ts';
import {failureDetails, stepTimeout} from '../rules/failure-texts.ts';
import {setStatus} from '../run/lifecycle.ts';
import {after, callingOff} from '../run/schedule.ts';
import type {Answer, Execution, StepRecord} from '../state/execution.ts';
import type {ActionHandle, ActionJob, ActionResult} from './action-job.ts';
import {performAction} from './actions/actions.ts';

/** AWS gives most actions an hour where the runbook doesn't say. */
const defaultTimeoutSeconds = 3600;

/** One attempt at a step: the action under way, its timeout, and the person it may wait for. Ends once. */
export class StepAttempt {
	readonly step: StepRecord;
	readonly #world: World;
	readonly #execution: Execution;
	readonly #ended: (result: ActionResult) => void;
	#handle: ActionHandle = {};
	#callOffTimeout: (() => void) | undefined;
	#takeAnswer: ((answer: Answer) => boolean) | undefined;
	#isOver = false;

	constructor(world: World, execution: Execution, step: StepRecord, ended: (result: ActionResult) => void) {
		this.#world = world;
		this.#execution = execution;
		this.step = step;
		this.#ended = ended;
	}

	/** Whether it has ended or been given up. */
	get isOver(): boolean {
		return this.#isOver;
	}

	begin(job: Omit<ActionJob, 'world' | 'execution' | 'step' | 'done' | 'wait'>): void {
		this.#handle = performAction({
			...job,
			world: this.#world,
			execution: this.#execution,
			step: this.step,
			done: result => this.#end(result),
			wait: answer => this.#wait(answer),
		});
		if (this.#isOver) {
			return;
		}
		const seconds = job.timeoutSeconds ?? this.#handle.defaultTimeoutSeconds ?? defaultTimeoutSeconds;
		const timeout = after(this.#world, seconds * 1000, () => this.#timeOut());
		this.#callOffTimeout = () => {
			timeout.callOff();
		};
	}

	/** End without having begun. */
	fail(result: ActionResult): void {
		const event = after(this.#world, 1, () => this.#end(result));
		this.#handle = {callOff: callingOff(event)};
	}

	/** Hand on what a person answers. Returns whether this attempt waited for it. */
	answer(answer: Answer): boolean {
		return this.#takeAnswer?.(answer) ?? false;
	}

	/** Stop: through what runs for the step if there is such a thing, else by itself after a while. */
	stop(cancelMs: number): void {
		if (this.#handle.stop?.()) {
			return;
		}
		after(this.#world, cancelMs, () => this.#end({status: 'Cancelled'}));
	}

	/** Forget about it; nobody hears of its end. */
	abandon(): void {
		if (this.#isOver) {
			return;
		}
		this.#isOver = true;
		this.#callOff();
	}

	#timeOut(): void {
		const message = stepTimeout('Poll action status for completion');
		this.#handle.stop?.();
		this.#end({status: 'TimedOut', message, details: failureDetails('Invocation', 'Action', message)});
	}

	#wait(takeAnswer: (answer: Answer) => boolean): void {
		this.#takeAnswer = takeAnswer;
		this.step.status = 'Waiting';
		this.#world.engine.tell?.(this.#execution, this.step);
		if (this.#execution.status === 'InProgress') {
			setStatus(this.#world, this.#execution, 'Waiting');
		}
	}

	#end(result: ActionResult): void {
		if (this.#isOver) {
			return;
		}
		this.#isOver = true;
		this.#callOff();
		this.#ended(result);
	}

	#callOff(): void {
		this.#callOffTimeout?.();
		this.#handle.callOff?.();
		this.#takeAnswer = undefined;
	}
}
