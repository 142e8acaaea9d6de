import {mostLooks} from '../../actions/cancel/half-done.ts';
import {planCancel, planCancelAt, toStops} from '../../actions/cancel/plan-cancel.ts';
import type {StopType} from '../../domain/execution.ts';
import {printLocation, readLocationKey} from '../../domain/location.ts';
import {hasEnded} from '../../domain/status.ts';
import {hasParentEnded} from '../../follow/ended.ts';
import type {Following} from '../../follow/following.ts';
import type {Look} from '../../follow/wait.ts';
import {typedFrom} from '../../planning/typed-number.ts';
import {isReadOnlyNow, readOnlyReason} from '../../state/arming.ts';
import {
	findFollowing,
	isOver,
	listAttempts,
	listOtherRunning,
	listShownAttempts,
	openedFollowing,
} from '../../state/attempts.ts';
import type {Dialog, DialogChoice, Inquiry} from '../../state/dialog.ts';
import {openMatrix} from '../../state/reducers/open-matrix.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
import {type CancelIntent, describeCancel} from './cancel-lines.ts';
import {lookFirst} from './look-first.ts';
import {type LookEffect, lookAt, lookInto} from './look-into.ts';
import {sendInterventions} from './send-interventions.ts';
import {raiseSurvivors} from './survivors.ts';

/** Attempts that a key of their own can name. */
const mostNumbered = 9;
/** A look is believed for so long. */
const freshMs = 60_000;

/** Ask whether to cancel what is open: the marked locations, the fan-out, or the child execution; says what that will do. */
export function raiseCancelDialog(state: ConsoleState): Transition {
	if (isReadOnlyNow(state)) {
		return refuse(state, readOnlyReason);
	}

	const screen = currentScreen(state);
	if (screen.viewKey !== undefined) {
		return askToCancelExecution(state, screen.viewKey);
	}

	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return refuse(state, 'Open a fan-out first, then cancel it there');
	}

	return matrix.view.marks.size > 0 ? askToCancelMarked(state, matrix.view.marks) : askToCancelFanOut(state);
}

/** A look has told more of what would be left half-done: the open question says so. */
export function refreshHalfDone(state: ConsoleState): Transition {
	const intent = state.dialog?.intent;
	return intent?.type === 'cancel-fan-out' || intent?.type === 'cancel-children'
		? transition({...state, dialog: {...state.dialog!, ...describeCancel(state, intent)}})
		: transition(state);
}

/** Change between the two ways to stop. */
export function chooseInCancel(state: ConsoleState, intent: CancelIntent, key: string): Transition {
	if (key !== 't') {
		const chosen = listAttempts(state)[Number(key) - 1];
		return chosen === undefined || hasParentEnded(chosen) ? transition(state) : askToCancelAttempt(state, chosen);
	}

	const stopType: StopType = intent.stopType === 'Cancel' ? 'Complete' : 'Cancel';
	return transition({...state, dialog: {...state.dialog!, ...asQuestion(state, {...intent, stopType})}});
}

/** The question was answered with yes. */
export function confirmCancel(state: ConsoleState, intent: CancelIntent): Transition {
	const {stopType} = intent;
	const stops = toStops(intent.type === 'cancel-fan-out' ? intent.stops : intent.children, stopType);
	return sendInterventions({...state, dialog: null}, stopType === 'Cancel' ? 'cancel' : 'complete', stops);
}

/** The question is about the opened fan-out; where that has ended, about an attempt at it that still runs. */
function askToCancelFanOut(state: ConsoleState): Transition {
	const following = openedFollowing(state);
	if (following === null || following.execution === null) {
		return refuse(state, 'Nothing is known of this fan-out yet');
	}

	if (!hasParentEnded(following)) {
		return askToCancelAttempt(state, following);
	}

	const other = listOtherRunning(state).findLast(({execution}) => execution !== null);
	const hasSurvivors = (following.stopped?.survivors.length ?? 0) > 0;
	return other === undefined || hasSurvivors ? raiseSurvivors(state, following) : askToCancelAttempt(state, other);
}

function askToCancelAttempt(state: ConsoleState, following: Following): Transition {
	const {stops, running, waiting, reached} = planCancel(following);
	return raise(
		state,
		{type: 'cancel-fan-out', executionId: following.executionId, stops, stopType: 'Cancel'},
		running + waiting,
		reached.map(({where}) => lookAt(following, where, 'half-done', 'shown')),
	);
}

/** @param looks - What was found in those that had to be looked up first; `null` where nobody has looked yet. */
function askToCancelMarked(
	state: ConsoleState,
	marks: ReadonlySet<string>,
	looks: readonly Look[] | null = null,
): Transition {
	const attempts = listShownAttempts(state);
	const named = [...marks].filter(mark => !mark.startsWith('step:')).map(readLocationKey);
	if (named.length === 0) {
		return refuse(
			state,
			'AWS doesn’t say where the marked steps run, so they can’t be stopped by themselves: c without marks stops the fan-out',
		);
	}

	const {children, toLookUp, notBegun} = planCancelAt(attempts, named, looks ?? []);
	if (children.length === 0 && toLookUp.length === 0) {
		return refuse(state, 'None of the marked locations runs: nothing to cancel');
	}

	// AWS need not name the children, and one may outlive its step: those are looked up first.
	if (toLookUp.length > 0 && looks === null) {
		const lookUps = toLookUp.map(({where}) => lookInto(state, where, 'inquiry', 'opened'));
		const known = lookUps.filter(look => look !== undefined);
		return lookFirst(state, 'cancel', known, false);
	}

	const [first] = children;
	if (first === undefined) {
		return refuse(state, 'Nobody lets us look up the marked children: cancel the fan-out, or see L for why');
	}

	const document = openedFollowing(state)?.execution?.document ?? 'this fan-out';
	const what =
		children.length === 1
			? `${document} in ${printLocation(first.where)}`
			: `${formatCount(children.length)} locations of ${document}`;
	return raise(
		state,
		{type: 'cancel-children', what, children, notBegun: notBegun.length, unseen: toLookUp.length, stopType: 'Cancel'},
		children.length,
		children.map(({where}) => lookInto(state, where, 'half-done', 'shown')).filter(look => look !== undefined),
	);
}

/** The children that had to be looked up first are known now, as far as they can be. */
export function askToCancelLookedUp(state: ConsoleState, {looks}: Inquiry): Transition {
	const marks = openMatrix(state)?.view.marks;
	return marks === undefined ? transition(state) : askToCancelMarked(state, marks, looks);
}

function askToCancelExecution(state: ConsoleState, key: string): Transition {
	const view = state.views.get(key);
	if (view?.execution == null || view.executionId === null) {
		return refuse(state, 'Nothing is known of this execution yet');
	}

	if (hasEnded(view.execution)) {
		return refuse(state, `This execution has ended as ${view.execution.status}: nothing is left to cancel`);
	}

	const {where, executionId, execution, title} = view;
	const what = `${execution.document} in ${title}`;
	const children = [{where, executionId}];
	return raise(state, {type: 'cancel-children', what, children, notBegun: 0, unseen: 0, stopType: 'Cancel'}, 1, []);
}

/** Raise the question, and look meanwhile into what would be cut short where that isn't known. */
function raise(state: ConsoleState, intent: CancelIntent, count: number, cutShort: readonly LookEffect[]): Transition {
	const mustType = count > typedFrom ? String(count) : null;
	const unknown = cutShort.filter(({where, parentExecutionId}) => {
		const seen = findFollowing(state, parentExecutionId)?.looks.seen.get(printLocation(where));
		return seen === undefined || state.now - seen.at > freshMs;
	});
	const looks = unknown.slice(0, mostLooks);
	return transition({...state, dialog: {mustType, typed: '', ...asQuestion(state, intent)}, notice: null}, ...looks);
}

function asQuestion(state: ConsoleState, intent: CancelIntent): Pick<Dialog, 'title' | 'lines' | 'intent' | 'choices'> {
	const label = intent.stopType === 'Cancel' ? 'Complete instead' : 'Cancel instead';
	return {
		...describeCancel(state, intent),
		intent,
		choices: [{key: 't', label}, ...listInstead(state, intent)],
	};
}

/** Other attempts that run and may be meant: by their number, as the line of attempts has them. */
function listInstead(state: ConsoleState, intent: CancelIntent): readonly DialogChoice[] {
	return intent.type === 'cancel-children'
		? []
		: listAttempts(state).flatMap((attempt, place) =>
				attempt.executionId === intent.executionId || isOver(attempt) || place >= mostNumbered
					? []
					: [{key: String(place + 1), label: `attempt ${place + 1} instead`}],
			);
}

function refuse(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text, tone: 'info'}});
}
