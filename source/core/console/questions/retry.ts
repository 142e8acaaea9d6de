import {findOriginal, judgeRetry, type KnownAttempt, type RetryObstacle} from '../../actions/retry/judge-retry.ts';
import {planAttempt} from '../../actions/retry/plan-attempt.ts';
import {chainUnread, tagsUnread} from '../../actions/retry/retry-words.ts';
import type {Execution} from '../../domain/execution.ts';
import {type Location, parseLocation} from '../../domain/location.ts';
import type {Following} from '../../follow/following.ts';
import {readPlannedRate} from '../../planning/planned-rate.ts';
import type {RetryPlan} from '../../planning/retry-plan.ts';
import {isDangerous, mustTypeFor} from '../../planning/typed-number.ts';
import {isReadOnlyNow, readOnlyReason} from '../../state/arming.ts';
import {isAlone, isForgotten, latestFollowing, listAttempts, openedFollowing} from '../../state/attempts.ts';
import type {ResponseEvent} from '../../state/event.ts';
import {lowerMarks} from '../../state/lower-matrix.ts';
import {type ConsoleState, currentScreen, roomOf} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {reckonFollowing} from '../../status/progress.ts';
import {describeRate} from '../../status/rate-words.ts';
import {listLocations, listRequests} from '../dialog-details.ts';

type Handled = Extract<ResponseEvent, {type: 'tags-read'}>;

/**
Prepare a retry of the locations pointed at, else of the marked ones, else of every one that did not succeed: its tags are read first, since they are carried over.
*/
export function askForRetry(state: ConsoleState): Transition {
	const following = openedFollowing(state);
	if (isReadOnlyNow(state)) {
		return refuse(state, readOnlyReason);
	}

	if (following === null || following.execution === null) {
		return refuse(state, 'Open a fan-out first, then retry it there');
	}

	if (following.recordedAt !== null) {
		return refuse(state, 'AWS has forgotten this fan-out, and a record is not all of it: launch it anew');
	}

	const wanted = findWanted(state);
	const obstacle = judgeRetry(following.execution, listAttempts(state).map(toKnown), wanted !== undefined);
	if (obstacle !== null) {
		return refuse(state, sayObstacle(obstacle));
	}

	if (wanted?.length === 0) {
		return refuse(state, 'AWS doesn’t say where these steps ran, so they can’t be retried by themselves');
	}

	// What has succeeded in a later attempt must not be started again, so all attempts have to be known.
	if (state.options.followsAttempts && !listAttempts(state).some(one => one.executionId === state.starts.searchedFor)) {
		const {where, executionId, execution} = following;
		return transition(
			{
				...state,
				starts: {...state.starts, isRetryWaiting: true},
				notice: {text: 'Looking for other attempts…', tone: 'info'},
			},
			{type: 'find-attempts', where, executionId, document: execution.document},
		);
	}

	const {where, executionId} = findOriginal(listAttempts(state)) ?? following;
	return transition(
		{
			...state,
			starts: {...state.starts, retrying: {executionId, wanted}},
			notice: {text: 'Reading what to carry over…', tone: 'info'},
		},
		{type: 'list-tags', where, executionId},
	);
}

function toKnown(attempt: Following): KnownAttempt {
	const {executionId, execution, isListed} = attempt;
	return {executionId, execution, isListed, isForgotten: isForgotten(attempt)};
}

function sayObstacle(obstacle: RetryObstacle): string {
	switch (obstacle.type) {
		case 'never':
			return `This ${obstacle.reason}`;
		case 'unread':
			return 'Another attempt is still being read: retry when its locations are there';
		case 'running':
			return 'This fan-out still runs: mark the locations to retry now, or wait for its end';
		case 'unlisted':
			return 'The locations are still being read: retry when all are there, or mark some';
	}
}

/** The locations that the screen points at, else the marked ones; `undefined` for all that did not succeed. */
function findWanted(state: ConsoleState): readonly Location[] | undefined {
	const screen = currentScreen(state);
	const room = roomOf(state, screen);
	if (room.pointsAt !== undefined) {
		return room.pointsAt(state, screen);
	}

	const marks = lowerMarks(state);
	return marks.size === 0 ? undefined : [...marks].map(parseLocation).filter(location => location !== undefined);
}

export const retryReducers: Reducers<Handled> = {
	'tags-read'(state, {executionId, outcome}) {
		const original = findOriginal(listAttempts(state));
		const {retrying} = state.starts;
		if (retrying?.executionId !== executionId || original?.executionId !== executionId || original.execution === null) {
			return transition(state);
		}

		const {execution, where} = original;
		const plan = planFor(state, execution, retrying.wanted, outcome.ok ? outcome.value : undefined);
		const count = plan.locations.length;
		if (count === 0) {
			const [first] = plan.leftOut;
			return refuse(
				state,
				first !== undefined
					? `Nothing can be retried: ${first.reason}`
					: (plan.notes[0] ?? 'Every location succeeded: nothing is left to retry'),
			);
		}

		const {document, documentVersion} = execution;
		return transition({
			...state,
			notice: null,
			dialog: {
				title: `Retry ${document} in ${count} ${count === 1 ? 'location' : 'locations'}?`,
				lines: [
					`Version ${documentVersion ?? '?'}, which ran, with the same parameters and targets.`,
					...describeRate(readPlannedRate(plan.requests, state.directory)).map(line => `${line}.`),
					...describeRequests(plan.requests),
					...(plan.leftOut.length > 0 ? [`${plan.leftOut.length} left out: ${plan.leftOut[0]!.reason}`] : []),
					...(outcome.ok ? [] : [tagsUnread]),
					...(state.starts.isChainKnown ? [] : [chainUnread]),
					...plan.notes,
				],
				details: [
					listLocations(
						state,
						`The ${count} ${count === 1 ? 'location' : 'locations'} that it starts in`,
						plan.locations,
					),
					listRequests(plan.requests, where.region),
				],
				intent: {type: 'start', where, requests: plan.requests, retryOf: executionId},
				mustType: mustTypeFor(count, isDangerous(document, state.options.dangerousRunbooks), document),
				typed: '',
			},
		});
	},
};

/** Requests that are described one by one. */
const shownRequests = 3;

function describeRequests(requests: RetryPlan['requests']): readonly string[] {
	const turns = new Set(requests.map(({turn}) => turn)).size;
	const shown = requests.slice(0, shownRequests).map(({request, locations, turn}, index) => {
		const entries = request.TargetLocations?.length ?? 0;
		const place =
			requests.length === 1 ? '' : ` ${index + 1} of ${requests.length}${turns > 1 ? `, turn ${turn + 1}` : ''}`;
		return `StartAutomationExecution${place}: ${count(locations, 'location')} in ${count(entries, 'target location')}, tagged rollgrid:retry-of`;
	});
	return [
		...shown,
		...(requests.length > shownRequests
			? [`And ${requests.length - shownRequests} requests more of the same kind.`]
			: []),
		...(turns === 1
			? []
			: [`In ${turns} turns, to keep the concurrency of the original: each starts when the one before has ended.`]),
	];
}

function count(n: number, what: string): string {
	return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function planFor(
	state: ConsoleState,
	execution: Execution,
	wanted: readonly Location[] | undefined,
	tags: Readonly<Record<string, string>> | undefined,
): RetryPlan {
	const latest = latestFollowing(state)!;
	// The matrix of one attempt alone offers its own locations only, still as their latest attempt left them.
	const shown = isAlone(state) ? openedFollowing(state)! : latest;
	const {unnamed} = reckonFollowing(shown);
	const {accounts} = state.directory;
	return planAttempt({execution, tags, own: shown.grid, unnamed, latest: latest.grid, accounts}, wanted);
}

function refuse(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text, tone: 'info'}});
}
