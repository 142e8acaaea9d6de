import {type Execution, rowKindOf} from '../../core/domain/execution.ts';
import {type Failure, isPassing, isTransient} from '../../core/domain/failure.ts';
import {isSuccess} from '../../core/domain/status.ts';
import type {Trouble} from '../../core/domain/trouble.ts';
import {isSettled} from '../../core/follow/ended.ts';
import type {Following} from '../../core/follow/following.ts';
import {findFollowing} from '../../core/state/attempts.ts';
import type {HintQueueState} from '../../core/state/hint-queue.ts';
import type {ConsoleState} from '../../core/state/state.ts';
import {describeFailure} from '../../core/status/failure-lines.ts';
import {describeQueueTrouble, describeUnusable} from '../../core/status/hint-words.ts';
import {readProgress, reckonFollowing} from '../../core/status/progress.ts';
import {startRuntime} from '../../runtime/start.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {type LocationChange, LocationChanges} from './location-changes.ts';
import {quietReporter} from './quiet.ts';
import {jsonReporter, plainReporter, type WatchReporter} from './reporters.ts';

/** JSON, a line for every change, or only what a CI log should keep. */
export type WatchForm = 'json' | 'plain' | 'quiet';

function reporterOf(services: Services, form: WatchForm): WatchReporter {
	if (form === 'json') {
		return jsonReporter(services);
	}

	const every = plainReporter(services);
	return form === 'quiet' ? quietReporter(every, services) : every;
}

/** How often the first call is repeated after temporary failures, every five seconds: a network without any response so far may not exist. */
const mostFirstTries = 24;

/**
Follow a fan-out to its end, in lines.

With `--fail-fast` the command ends at the first location that did not succeed; the fan-out continues.

A temporary failure is printed once and waited out; an execution that doesn't exist, or that nobody may read, ends the command.

@returns The exit status: 0 where every location succeeded, whatever the parent's own status says.
*/
export async function watch(services: Services, executionId: string, form: WatchForm): Promise<number> {
	const machine = await services.loadMachine();
	const reporter = reporterOf(services, form);
	const {automation, directory, clock, locateCentral, records, happenings, hints, options, createId, tell} = services;
	const told = new WatchTeller(services, executionId, reporter);
	return new Promise((resolve, reject) => {
		const runtime = startRuntime(
			machine,
			{automation, directory, clock, locateCentral, records, happenings, hints, createId, terminal: {}},
			options,
			bug => {
				runtime.stop();
				reject(bug);
			},
		);
		let isOver = false;
		const finish = (status: number): void => {
			isOver = true;
			runtime.stop();
			unsubscribe();
			void runtime.keep().then(() => resolve(status));
		};
		const tellNews = (): void => {
			if (isOver || told.isHeldUp) {
				return;
			}

			const status = told.tell(runtime.store.getState(), tellNews);
			if (status !== null) {
				finish(status);
			}
		};
		const unsubscribe = runtime.store.subscribe(tellNews);
		void services.interrupted.then(() => {
			tell(`The fan-out goes on. To watch it again: ${options.watchCommand} ${executionId}`);
			finish(exitStatus.interrupted);
		});
		runtime.store.dispatch({type: 'started', open: {executionId}});
	});
}

/** Reports what has changed in a watched execution since the last report. */
class WatchTeller {
	readonly #services: Services;
	readonly #executionId: string;
	readonly #reporter: WatchReporter;
	readonly #changes = new LocationChanges();
	/** The changes still to be reported in this round; `null` between two rounds. */
	#round: Iterator<LocationChange> | null = null;
	#isHeldUp = false;
	#executionSeen = '';
	#countsSeen = '';
	#troubleSeen = '';
	#queueTroubleSeen = '';
	#areUnusableTold = false;
	#firstTries = 0;
	#triedBefore: Trouble | null = null;

	constructor(services: Services, executionId: string, reporter: WatchReporter) {
		this.#services = services;
		this.#executionId = executionId;
		this.#reporter = reporter;
	}

	/** Whether it waits until the reader has taken its lines: then nothing piles up, and it reports each later change as it is at that time. */
	get isHeldUp(): boolean {
		return this.#isHeldUp;
	}

	/**
	@param goOn - Called when the reader has caught up, where the report had to wait for that.
	@returns The exit status once the command is over, else `null`.
	*/
	tell(state: ConsoleState, goOn: () => void): number | null {
		const following = findFollowing(state, this.#executionId);
		if (following === null) {
			return this.#tellBeginning(state.identityTrouble);
		}

		const {failure, execution} = following;
		const isGivenUp = following.dueAt === null && following.asking === null && !following.isPaused;
		if (failure !== null && (isGivenUp || (execution === null && !isPassing(failure)))) {
			return tellFailure(this.#services, failure);
		}

		if (failure !== null || following.reads > 0) {
			this.#tellTrouble(failure);
		}

		this.#tellQueue(state.hintQueue);

		if (execution === null) {
			return null;
		}

		const isToldWhole = this.#tellChanges(state, following, execution, goOn);
		return isToldWhole ? this.#tellEnd(state, following) : null;
	}

	/** Nothing is followed yet: the first call has not succeeded so far. */
	#tellBeginning(identityTrouble: Trouble | null): number | null {
		const failure = identityTrouble?.failure ?? null;
		this.#firstTries += Number(identityTrouble !== this.#triedBefore);
		this.#triedBefore = identityTrouble;
		if (failure !== null && (!isTransient(failure) || this.#firstTries > mostFirstTries)) {
			return tellFailure(this.#services, failure);
		}

		if (failure !== null) {
			this.#tellTrouble(failure);
		}

		return null;
	}

	/** The same failure again has another request ID, and isn't reported again. */
	#tellTrouble(failure: Failure | null): void {
		const trouble = failure === null ? '' : [failure.kind, failure.code, failure.what].join(' ');
		if (trouble !== this.#troubleSeen) {
			this.#troubleSeen = trouble;
			this.#services.tell(
				failure === null
					? 'AWS answers again.'
					: [...describeFailure(failure), '  It is asked again by itself until AWS answers.'].join('\n'),
			);
		}
	}

	/** Report each trouble of the queue of events once, and the first message that isn't an event. */
	#tellQueue({failure, unusable}: HintQueueState): void {
		const {tell} = this.#services;
		const trouble = failure === null ? '' : [failure.kind, failure.code, failure.what].join(' ');
		if (trouble !== this.#queueTroubleSeen) {
			this.#queueTroubleSeen = trouble;
			tell(failure === null ? 'Events are received again.' : describeQueueTrouble(failure).join('\n'));
		}

		if (unusable > 0 && !this.#areUnusableTold) {
			this.#areUnusableTold = true;
			tell(`${describeUnusable(unusable)}.`);
		}
	}

	/** @returns Whether everything has been reported: not where the reader lags behind. */
	#tellChanges(state: ConsoleState, following: Following, execution: Execution, goOn: () => void): boolean {
		const signature = [execution.status, execution.endedAt, execution.failureMessage].join(' ');
		if (signature !== this.#executionSeen) {
			this.#executionSeen = signature;
			this.#reporter.execution(following);
		}

		if (!this.#tellLocations(following, goOn)) {
			return false;
		}

		const counts = JSON.stringify([...readProgress(following, state.now).byStatus]);
		if (counts !== this.#countsSeen && following.asking === null) {
			this.#countsSeen = counts;
			this.#reporter.progress(state, following);
		}

		return true;
	}

	#tellLocations(following: Following, goOn: () => void): boolean {
		const {grid} = following;
		// Changes made while the reader lagged behind belong to the next round.
		while (this.#round !== null || this.#changes.isBehind(grid)) {
			this.#round ??= this.#changes.take(grid);
			for (let next = this.#round.next(); !next.done; next = this.#round.next()) {
				this.#reporter.location(next.value, following);
				const whenRead = this.#services.whenRead?.() ?? null;
				if (whenRead !== null) {
					this.#isHeldUp = true;
					void whenRead.then(() => {
						this.#isHeldUp = false;
						goOn();
					});
					return false;
				}
			}

			this.#round = null;
		}

		return true;
	}

	#tellEnd(state: ConsoleState, following: Following): number | null {
		const {failsFast, options, tell} = this.#services;
		if (isSettled(following)) {
			this.#reporter.result(state, following);
			return haveAllSucceeded(following) ? exitStatus.done : exitStatus.notAllSucceeded;
		}

		if (failsFast && hasFailure(following)) {
			this.#reporter.result(state, following);
			tell(
				`A location did not succeed; the fan-out goes on. To watch it again: ${options.watchCommand} ${this.#executionId}`,
			);
			return exitStatus.notAllSucceeded;
		}

		return null;
	}
}

function hasFailure({grid}: Following): boolean {
	const unclear = grid.countClass('unclear') - (grid.withoutStep.get('Unknown') ?? 0);
	return grid.countClass('failed') + grid.countClass('cancelled') + unclear > 0;
}

/**
Whether everything really succeeded.

A fan-out is judged by its locations, as many as AWS, the request or the seen steps count, whichever is most; a rate-controlled execution by its resources. Without any, as with an OU without accounts, its own status decides, and so it does for an execution of steps: a step may fail without ending it.
*/
function haveAllSucceeded(following: Following): boolean {
	const {execution} = following;
	if (execution === null) {
		return false;
	}

	const {total, succeeded} = reckonFollowing(following);
	return total === 0 || rowKindOf(execution) === 'steps' ? isSuccess(execution.status) : succeeded === total;
}
