import {findOriginal, type RetryObstacle} from '../../actions/retry/judge-retry.ts';
import {type AttemptPlan, findObstacle, planAttempt, type RetrySubject} from '../../actions/retry/plan-attempt.ts';
import {chainUnread, tagsUnread} from '../../actions/retry/retry-words.ts';
import {type Location, parseLocation} from '../../domain/location.ts';
import type {Status} from '../../domain/status.ts';
import type {Following} from '../../follow/following.ts';
import {readPlannedRate} from '../../planning/planned-rate.ts';
import type {RetryPlan} from '../../planning/retry-plan.ts';
import {isDangerous, mustTypeFor} from '../../planning/typed-number.ts';
import {isReadOnlyNow, readOnlyReason} from '../../state/arming.ts';
import {latestFollowing, listAttempts, openedFollowing, shownFollowing} from '../../state/attempts.ts';
import type {Dialog, DialogChoice, RetryNarrowing} from '../../state/dialog.ts';
import type {ResponseEvent} from '../../state/event.ts';
import {lowerMarks} from '../../state/lower-matrix.ts';
import {askForDecision} from '../../state/run-questions.ts';
import {isInCurrentRing, openRun} from '../../state/runs.ts';
import {type ConsoleState, currentScreen, roomOf} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
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

	const run = openRun(state);
	if (run !== undefined && isInCurrentRing(run, state.opened)) {
		// What the run's gate judges is retried within the run.
		return askForDecision(
			state,
			run,
			'retry',
			'Nothing of this ring can be retried now: its run decides once the ring has ended',
		);
	}

	const wanted = findWanted(state);
	const obstacle = findObstacle(subjectOf(state, following), {locations: wanted, statuses: []});
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

/** The followed attempts. The matrix of one attempt alone offers only its own locations, each with the result of its latest attempt. */
function subjectOf(state: ConsoleState, opened: Following): RetrySubject {
	const latest = latestFollowing(state) ?? opened;
	return {opened, attempts: listAttempts(state), own: shownFollowing(state) ?? opened, latest: latest.grid};
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

		return askWhatToRetry(state, {wanted: retrying.wanted, statuses: [], tags: outcome.ok ? outcome.value : undefined});
	},
};

/** Only the locations that ended with this status; with any status where this one was chosen already. */
export function chooseInRetry(state: ConsoleState, narrowing: RetryNarrowing, key: string): Transition {
	const planned = plan(state, narrowing);
	const status = planned && listStatuses(planned)[Number(key) - 1]?.[0];
	return status === undefined || status === null
		? transition(state)
		: askWhatToRetry(state, {...narrowing, statuses: narrowing.statuses.includes(status) ? [] : [status]});
}

function askWhatToRetry(state: ConsoleState, narrowing: RetryNarrowing): Transition {
	const planned = plan(state, narrowing);
	if (planned === null) {
		return transition(state);
	}

	if (planned.plan.locations.length > 0) {
		return transition({...state, notice: null, dialog: toQuestion(state, narrowing, planned)});
	}

	const {leftOut, notes} = planned.plan;
	const [first] = leftOut;
	return refuse(
		state,
		first !== undefined
			? `Nothing can be retried: ${first.reason}`
			: (notes[0] ?? 'Every location succeeded: nothing is left to retry'),
	);
}

function toQuestion(state: ConsoleState, narrowing: RetryNarrowing, planned: AttemptPlan): Dialog {
	const {plan, original} = planned;
	const {where, executionId} = original;
	const {document, documentVersion} = original.execution!;
	const {locations, requests, leftOut, notes} = plan;
	const count = locations.length;
	const noun = count === 1 ? 'location' : 'locations';
	const [status] = narrowing.statuses;
	return {
		title: `Retry ${document} in ${formatCount(count)} ${status === undefined ? '' : `${status} `}${noun}?`,
		lines: [
			`Version ${documentVersion ?? '?'}, which ran, with the same parameters and targets.`,
			...describeRate(readPlannedRate(requests, state.directory)).map(line => `${line}.`),
			...describeRequests(requests),
			...(leftOut.length > 0 ? [`${formatCount(leftOut.length)} left out: ${leftOut[0]!.reason}`] : []),
			...(narrowing.tags === undefined ? [tagsUnread] : []),
			...(state.starts.isChainKnown ? [] : [chainUnread]),
			...notes,
		],
		details: [
			listLocations(state, `The ${formatCount(count)} ${noun} that it starts in`, locations),
			listRequests(requests, where.region),
		],
		choices: listStatusChoices(planned, narrowing),
		intent: {type: 'start', where, requests, retryOf: executionId, narrowing},
		mustType: mustTypeFor(count, isDangerous(document, state.options.dangerousRunbooks), document),
		typed: '',
	};
}

/** A key for each status that could be retried alone, where there are several. */
function listStatusChoices(planned: AttemptPlan, {statuses}: RetryNarrowing): readonly DialogChoice[] {
	const known = listStatuses(planned);
	return known.length < 2
		? []
		: known.map(([status, count], place) => ({
				key: String(place + 1),
				label: statuses.includes(status) ? 'all again' : `only ${status} (${formatCount(count)})`,
			}));
}

/** Statuses that have a key of their own, the most frequent first. */
const mostStatuses = 4;

function listStatuses({byStatus}: AttemptPlan): ReadonlyArray<readonly [Status, number]> {
	return [...byStatus].sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1)).slice(0, mostStatuses);
}

function plan(state: ConsoleState, {wanted, statuses, tags}: RetryNarrowing): AttemptPlan | null {
	const opened = openedFollowing(state);
	return opened === null
		? null
		: planAttempt(subjectOf(state, opened), {locations: wanted, statuses}, {tags, accounts: state.directory.accounts});
}

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
	return `${formatCount(n)} ${what}${n === 1 ? '' : 's'}`;
}

function refuse(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text, tone: 'info'}});
}
