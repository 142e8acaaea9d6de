import {rowKindOf} from '../../core/domain/execution.ts';
import {type Failure, isPassing, isTransient} from '../../core/domain/failure.ts';
import {isSuccess} from '../../core/domain/status.ts';
import type {Trouble} from '../../core/domain/trouble.ts';
import {isSettled} from '../../core/follow/ended.ts';
import type {Following} from '../../core/follow/following.ts';
import {findFollowing} from '../../core/state/attempts.ts';
import {describeFailure} from '../../core/status/failure-lines.ts';
import {readProgress, reckonFollowing} from '../../core/status/progress.ts';
import {startRuntime} from '../../runtime/start.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {LocationChanges} from './location-changes.ts';
import {quietReporter} from './quiet.ts';
import {jsonReporter, plainReporter, type WatchReporter} from './reporters.ts';

/** JSON, a line a change, or only what a log of CI keeps. */
export type WatchForm = 'json' | 'plain' | 'quiet';

function reporterOf(services: Services, form: WatchForm): WatchReporter {
	if (form === 'json') {
		return jsonReporter(services);
	}

	const every = plainReporter(services);
	return form === 'quiet' ? quietReporter(every, services) : every;
}

/** So often the first call of all is repeated over trouble of the moment, every five seconds; a network that never answered may be none. */
const mostFirstTries = 24;

/**
Follow a fan-out to its end, in lines.

With `--fail-fast` the first location that did not succeed ends it; the fan-out goes on.

Trouble that may pass is told once and waited out; an execution that isn't there, or that nobody may read, ends it.

@returns The exit status: 0 where every location succeeded, whatever the parent's own status says.
*/
export async function watch(services: Services, executionId: string, form: WatchForm): Promise<number> {
	const machine = await services.loadMachine();
	const reporter = reporterOf(services, form);
	const {automation, directory, clock, locateCentral, records, options, createId, tell, failsFast} = services;
	const changes = new LocationChanges();
	let executionSeen = '';
	let countsSeen = '';
	let troubleSeen = '';
	let firstTries = 0;
	let triedBefore: Trouble | null = null;
	return new Promise((resolve, reject) => {
		const runtime = startRuntime(
			machine,
			{automation, directory, clock, locateCentral, records, createId, terminal: {}},
			options,
			bug => {
				runtime.stop();
				reject(bug);
			},
		);
		const finish = (status: number): void => {
			runtime.stop();
			unsubscribe();
			void runtime.keep().then(() => resolve(status));
		};

		// The same trouble met again has another request ID, and is no news.
		const tellTrouble = (failure: Failure | null): void => {
			const trouble = failure === null ? '' : [failure.kind, failure.code, failure.what].join(' ');
			if (trouble !== troubleSeen) {
				troubleSeen = trouble;
				tell(
					failure === null
						? 'AWS answers again.'
						: [...describeFailure(failure), '  It is asked again by itself until AWS answers.'].join('\n'),
				);
			}
		};

		const report = (): void => {
			const state = runtime.store.getState();
			const {identityTrouble} = state;
			const following = findFollowing(state, executionId);
			if (following === null) {
				const failure = identityTrouble?.failure ?? null;
				firstTries += Number(identityTrouble !== triedBefore);
				triedBefore = identityTrouble;
				const isOver = failure !== null && (!isTransient(failure) || firstTries > mostFirstTries);
				if (isOver) {
					finish(tellFailure(services, failure));
				} else if (failure !== null) {
					tellTrouble(failure);
				}

				return;
			}

			const {failure, execution} = following;
			const isGivenUp = following.dueAt === null && following.asking === null && !following.isPaused;
			if (failure !== null && (isGivenUp || (execution === null && !isPassing(failure)))) {
				finish(tellFailure(services, failure));
				return;
			}

			if (failure !== null || following.reads > 0) {
				tellTrouble(failure);
			}

			if (execution === null) {
				return;
			}

			const signature = [execution.status, execution.endedAt, execution.failureMessage].join(' ');
			if (signature !== executionSeen) {
				executionSeen = signature;
				reporter.execution(following);
			}

			for (const change of changes.take(following.grid)) {
				reporter.location(change, following);
			}

			const counts = JSON.stringify([...readProgress(following, state.now).byStatus]);
			if (counts !== countsSeen && following.asking === null) {
				countsSeen = counts;
				reporter.progress(state, following);
			}

			if (isSettled(following)) {
				reporter.result(state, following);
				finish(haveAllSucceeded(following) ? exitStatus.done : exitStatus.notAllSucceeded);
			} else if (failsFast && hasFailure(following)) {
				reporter.result(state, following);
				tell(
					`A location did not succeed; the fan-out goes on. To watch it again: ${options.watchCommand} ${executionId}`,
				);
				finish(exitStatus.notAllSucceeded);
			}
		};

		const unsubscribe = runtime.store.subscribe(report);
		void services.interrupted.then(() => {
			tell(`The fan-out goes on. To watch it again: ${options.watchCommand} ${executionId}`);
			finish(exitStatus.interrupted);
		});
		runtime.store.dispatch({type: 'started', open: {executionId}});
	});
}

function hasFailure({grid}: Following): boolean {
	const unclear = grid.countClass('unclear') - (grid.withoutStep.get('Unknown') ?? 0);
	return grid.countClass('failed') + grid.countClass('cancelled') + unclear > 0;
}

/**
Whether the truth is that everything succeeded.

A fan-out is judged by its locations, as many as AWS, the request or the steps seen count, whichever is most; a rate-controlled execution by its resources. One without any, such as an OU without accounts, is judged by its own status, and so is one that consists of steps: these may fail and be gone past.
*/
function haveAllSucceeded(following: Following): boolean {
	const {execution} = following;
	if (execution === null) {
		return false;
	}

	const {total, succeeded} = reckonFollowing(following);
	return total === 0 || rowKindOf(execution) === 'steps' ? isSuccess(execution.status) : succeeded === total;
}
