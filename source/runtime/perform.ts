import type {CallerIdentity} from '../core/domain/account.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {StepRead} from '../core/follow/step-read.ts';
import type {Effect} from '../core/state/effect.ts';
import type {Event} from '../core/state/event.ts';
import type {Automation, StepFilter} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import type {Directory} from '../ports/directory.ts';
import {ReadBudget} from './budget.ts';

/** What effects are performed with. */
export type Ports = {
	readonly automation: Automation;
	readonly directory: Directory;
	readonly clock: Clock;
	/** The account and Region that the console works from: `GetCallerIdentity` and the SDK's own Region. */
	readonly locateCentral: () => Promise<Outcome<{readonly identity: CallerIdentity; readonly central: Location}>>;
	/** The operator's own terminal; every part may be missing where there is none. */
	readonly terminal: {
		copy?(text: string): void;
		redraw?(): void;
		suspend?(): void;
		quit?(): void;
	};
};

/**
Performs effects: each becomes a call of a port, and its answer, good or bad, one more event.

Nothing throws out of here: a port that rejects has a bug, and `onBug` is told.
*/
export class Performer {
	/** Effects whose answer hasn't come yet, wakes aside: 0 means that nothing is in flight. */
	inFlight = 0;
	readonly #wakes = new Map<string, () => void>();
	readonly #budget: ReadBudget;
	readonly #ports: Ports;
	readonly #dispatch: (event: Event) => void;
	readonly #onBug: (error: unknown) => void;

	/**
	@param rate - Reads a second, per account and Region.
	*/
	constructor(ports: Ports, rate: number, dispatch: (event: Event) => void, onBug: (error: unknown) => void) {
		this.#ports = ports;
		this.#budget = new ReadBudget(ports.clock, rate);
		this.#dispatch = dispatch;
		this.#onBug = onBug;
	}

	perform(effect: Effect): void {
		const {automation, directory, terminal} = this.#ports;
		switch (effect.type) {
			case 'identify':
				return this.#ask(this.#ports.locateCentral(), outcome => ({type: 'identified', outcome}));
			case 'list-accounts':
				return this.#ask(directory.listAccounts(), outcome => ({type: 'accounts-answered', outcome}));
			case 'list-regions':
				return this.#ask(directory.listRegions(), outcome => ({type: 'regions-answered', outcome}));
			case 'list-fan-outs': {
				const {where, nextToken} = effect;
				const read = () => automation.listExecutions(where, {fanOutsOnly: true}, nextToken);
				return this.#ask(this.#budget.run(where, 'opened', read), outcome => ({
					type: 'fan-outs-answered',
					isFirstPage: nextToken === null,
					outcome,
				}));
			}

			case 'get-execution': {
				const {where, executionId, urgency} = effect;
				const read = () => automation.getExecution(where, executionId);
				return this.#ask(this.#budget.run(where, urgency, read), outcome => ({
					type: 'execution-answered',
					where,
					executionId,
					outcome,
				}));
			}

			case 'list-steps': {
				const {where, executionId, read: wanted, urgency} = effect;
				const read = () => automation.listSteps(where, executionId, toFilter(wanted), wanted.nextToken);
				return this.#ask(this.#budget.run(where, urgency, read), outcome => ({
					type: 'steps-answered',
					where,
					executionId,
					read: wanted,
					outcome,
				}));
			}

			case 'list-children': {
				const {where, parentExecutionId, nextToken} = effect;
				const read = () => automation.listExecutions(where, {parentExecutionId}, nextToken);
				return this.#ask(this.#budget.run(where, 'opened', read), outcome => ({
					type: 'children-answered',
					where,
					parentExecutionId,
					outcome,
				}));
			}

			case 'stop': {
				const {where, executionId, stopType} = effect;
				return this.#ask(automation.stop(where, executionId, stopType), outcome => ({
					type: 'stop-answered',
					where,
					executionId,
					stopType,
					outcome,
				}));
			}

			case 'signal': {
				const {where, executionId, signal} = effect;
				return this.#ask(automation.signal(where, executionId, signal), outcome => ({
					type: 'signal-answered',
					where,
					executionId,
					signal,
					outcome,
				}));
			}

			case 'wake':
				return this.#wake(effect.name, effect.afterMs, effect.event);
			case 'copy':
				return terminal.copy?.(effect.text);
			case 'redraw':
				return terminal.redraw?.();
			case 'suspend':
				return terminal.suspend?.();
			case 'quit':
				return terminal.quit?.();
		}
	}

	/** Call every wake off; answers under way are dropped by whoever stopped listening. */
	stop(): void {
		for (const callOff of this.#wakes.values()) {
			callOff();
		}

		this.#wakes.clear();
	}

	#ask<T>(answer: Promise<T>, toEvent: (value: T) => Event): void {
		this.inFlight++;
		answer.then(
			value => {
				this.inFlight--;
				this.#dispatch(toEvent(value));
			},
			(error: unknown) => {
				this.inFlight--;
				this.#onBug(error);
			},
		);
	}

	#wake(name: string, afterMs: number, event: Event): void {
		this.#wakes.get(name)?.();
		const callOff = this.#ports.clock.wakeAfter(afterMs, () => {
			this.#wakes.delete(name);
			this.#dispatch(event);
		});
		this.#wakes.set(name, callOff);
	}
}

function toFilter(read: StepRead): StepFilter {
	switch (read.kind) {
		case 'all':
			return {};
		case 'statuses':
			return {statuses: read.statuses};
		case 'started-after':
			return {startedAfter: read.startedAfter};
		case 'ids':
			return {stepExecutionIds: read.stepExecutionIds};
	}
}

/** A `locateCentral` for where the account and Region are known beforehand. */
export function knownCentral(identity: CallerIdentity, central: Location): Ports['locateCentral'] {
	return async () => succeed({identity, central});
}
