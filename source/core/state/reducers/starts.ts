import type {Failure} from '../../domain/failure.ts';
import type {JournalDoubt} from '../../domain/journal-entry.ts';
import {describeWhere} from '../../planning/describe-where.ts';
import {type LaunchProgress, sayWaiting} from '../../planning/launch-progress.ts';
import {needsDecision, type Settled, saySettled, saySettledShortly} from '../../planning/settled.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {formatTime} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {isReadOnlyNow} from '../arming.ts';
import {attemptsOf} from '../attempts.ts';
import type {Dialog, DialogIntent} from '../dialog.ts';
import {openFanOut} from '../open.ts';
import type {StartEvent} from '../start-event.ts';
import type {ConsoleState, Notice} from '../state.ts';
import {type Reducers, type Transition, transition} from '../transition.ts';
import {showAttempts} from './attempts.ts';

export const startReducers: Reducers<StartEvent> = {
	'launch-progressed'(state, {progress}) {
		const {launchId, justStarted, executionIds} = progress;
		const launches = new Map(state.starts.launches);
		const isOver = progress.state === 'done' || progress.state === 'failed';
		if (isOver) {
			launches.delete(launchId);
		} else {
			launches.set(launchId, progress);
		}

		const notice = sayProgress(progress);
		const told: ConsoleState = {...state, starts: {...state.starts, launches}, notice: notice ?? state.notice};
		if (progress.state === 'held') {
			return transition(raiseNextDecision({...told, starts: {...told.starts, held: [...told.starts.held, launchId]}}));
		}

		const {retryOf} = progress;
		if (justStarted !== null && retryOf !== null && state.followings.has(retryOf)) {
			return showAttempts(told, retryOf, [...(attemptsOf(state, retryOf)?.ids ?? [retryOf]), justStarted]);
		}

		// A later turn is the same launch: it is told, and the operator stays where they look.
		return justStarted !== null && justStarted === executionIds[0] ? openFanOut(told, justStarted) : transition(told);
	},

	'starts-settled'(state, {outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const {settled, doubts} = outcome.value;
		const undecided = settled.filter(needsDecision);
		const told = settled.filter(one => !needsDecision(one)).map(saySettledShortly);
		const notice: Notice | null =
			doubts.length > 0 && isReadOnlyNow(state)
				? {text: sayDoubts(doubts).join('; '), tone: 'bad'}
				: told.length === 0
					? state.notice
					: {text: told.join('; '), tone: 'good'};
		return transition(raiseNextDecision({...state, notice, starts: {...state.starts, undecided, doubts}}));
	},

	'doubts-passed-over': (state, {outcome}) =>
		transition({
			...state,
			notice: outcome.ok
				? {text: 'Passed over from now on; the lines are kept where they are', tone: 'info'}
				: tellFailure(outcome.failure),
		}),

	'starts-decided'(state, {launchId, decision, outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		if (decision === 'forget') {
			const launches = new Map(state.starts.launches);
			launches.delete(launchId);
			return transition({
				...state,
				starts: {...state.starts, launches},
				notice: {text: 'Given up: it will not be started', tone: 'info'},
			});
		}

		return outcome.value === null
			? transition(state)
			: openFanOut({...state, notice: {text: `Started ${outcome.value}`, tone: 'good'}}, outcome.value);
	},
};

/** Do what a dialog about starts was confirmed to do. */
export function performStart(
	state: ConsoleState,
	intent: Extract<DialogIntent, {type: 'start' | 'decide-starts' | 'pass-over-doubts'}>,
): Transition {
	return intent.type === 'start'
		? transition({...state, dialog: null, notice: {text: 'Starting…', tone: 'info'}}, intent)
		: transition(raiseNextDecision({...state, dialog: null, notice: null}), intent);
}

/** A key of a dialog that lets the operator decide about a start. */
export function chooseInStarts(
	state: ConsoleState,
	intent: Extract<DialogIntent, {type: 'decide-starts'}>,
	key: string,
): Transition {
	return performStart(state, {...intent, decision: key === 'f' ? 'forget' : 'start'});
}

/** Ask about the first of the starts that the operator has to decide, unless something else is being asked. */
export function raiseNextDecision(state: ConsoleState): ConsoleState {
	if (state.dialog !== null || isReadOnlyNow(state)) {
		return state;
	}

	const {doubts} = state.starts;
	if (doubts.length > 0) {
		return {...state, dialog: askAboutDoubts(doubts), starts: {...state.starts, doubts: []}};
	}

	const [first] = state.starts.undecided;
	if (first === undefined) {
		return raiseHeld(state);
	}

	const isPlanned = first.became.type === 'planned';
	const together = state.starts.undecided.filter(
		one => one === first || (isPlanned && one.became.type === 'planned' && one.entry.launchId === first.entry.launchId),
	);
	const undecided = state.starts.undecided.filter(one => !together.includes(one));
	return {...state, dialog: askAbout(together), starts: {...state.starts, undecided}};
}

function raiseHeld(state: ConsoleState): ConsoleState {
	const [launchId, ...held] = state.starts.held;
	const progress = state.starts.launches.get(launchId ?? '');
	return progress === undefined ? state : {...state, dialog: askAboutHeld(progress), starts: {...state.starts, held}};
}

/** Lines that can't be read come first: until they are decided nothing is started. */
function askAboutDoubts(doubts: readonly JournalDoubt[]): Dialog {
	const lines = doubts.length === 1 ? '1 line' : `${doubts.length} lines`;
	return {
		title: `The launch journal has ${lines} that can’t be read`,
		lines: [
			...sayDoubts(doubts),
			`Nothing is started until that is decided: what stands there may be a start. Passed over ${doubts.length === 1 ? 'it stays' : 'they stay'} in the file.`,
		],
		intent: {type: 'pass-over-doubts', ids: doubts.map(({id}) => id)},
		takesYes: false,
		choices: [{key: 'f', label: 'pass over'}],
		mustType: null,
		typed: '',
	};
}

/** The first of them with file and line. */
function sayDoubts(doubts: readonly JournalDoubt[]): readonly string[] {
	const named = doubts
		.slice(0, 3)
		.map(({position, because}) => toPrintableLine(`${position.file}, line ${position.line}: ${because}`));
	return doubts.length > named.length ? [...named, `and ${doubts.length - named.length} more`] : named;
}

function askAbout(together: readonly Settled[]): Dialog {
	const {entry, became} = together[0]!;
	const {launchId, request} = entry;
	const locations = together.reduce((sum, one) => sum + one.entry.locations, 0);
	const clientToken = became.type === 'planned' ? null : entry.clientToken;
	const isPlanned = became.type === 'planned';
	return {
		title: isPlanned
			? `Go on with ${request.DocumentName} in ${countMore(locations)}?`
			: `Was ${request.DocumentName} ${describeWhere(request)} ever started?`,
		lines: isPlanned
			? [
					`${sayWhen(entry)} a part of this launch was never sent.`,
					'Going on waits for the end of what runs before it. Another console that is at it does no harm: each request is started once.',
				]
			: [
					saySettled(together[0]!),
					entry.isWhole
						? 'Started now it has the token it had: AWS starts nothing twice as long as it knows that.'
						: 'Values that look secret are not kept on disk, so it can’t be sent again from here: launch it anew.',
				],
		intent: {type: 'decide-starts', launchId, clientToken, decision: 'start'},
		...decisions(isPlanned ? 'go on' : 'start it now', entry.isWhole),
		mustType: null,
		typed: '',
	};
}

/** What the operator may decide. A start whose secrets were not kept can't be sent again. */
function decisions(start: string, canStart: boolean): Pick<Dialog, 'takesYes' | 'choices'> {
	return {
		takesYes: false,
		choices: [...(canStart ? [{key: 's', label: start}] : []), {key: 'f', label: 'forget it'}],
	};
}

function askAboutHeld(progress: LaunchProgress): Dialog {
	const {launchId, document, waiting, waitingLocations, reason} = progress;
	return {
		title: `Go on with ${document} in ${countMore(waitingLocations)}?`,
		lines: [
			`${waiting} ${waiting === 1 ? 'request' : 'requests'} held back: ${reason}.`,
			'A single fan-out would have been stopped by AWS at this point.',
		],
		intent: {type: 'decide-starts', launchId, clientToken: null, decision: 'start'},
		...decisions('go on', true),
		mustType: null,
		typed: '',
	};
}

function sayProgress(progress: LaunchProgress): Notice | null {
	const {state, failure, justStarted, turn, turns} = progress;
	if (failure !== null) {
		return tellFailure(failure);
	}

	const waiting = sayWaiting(progress);
	if (state === 'waiting' && waiting !== null) {
		return {text: waiting, tone: 'info'};
	}

	return justStarted === null
		? null
		: {text: `Started ${justStarted}${turns > 1 ? `, turn ${turn} of ${turns}` : ''}`, tone: 'good'};
}

function tellFailure(failure: Failure): Notice {
	return {text: describeFailure(failure).join(' '), tone: 'bad'};
}

function countMore(locations: number): string {
	return `${locations} more ${locations === 1 ? 'location' : 'locations'}`;
}

function sayWhen({writtenAt}: Settled['entry']): string {
	return `Since ${formatTime(writtenAt)}`;
}
