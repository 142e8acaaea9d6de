import type {JournalDoubt} from '../domain/journal-entry.ts';
import {describeWhere} from '../planning/describe-where.ts';
import type {LaunchProgress} from '../planning/launch-progress.ts';
import {type Settled, saySettled} from '../planning/settled.ts';
import {formatCount, formatTime} from '../status/format.ts';
import {toPrintableLine} from '../status/printable.ts';
import {isReadOnlyNow} from './arming.ts';
import type {Dialog, DialogIntent} from './dialog.ts';
import {raiseUntakenRun} from './run-questions.ts';
import {isOfRun} from './runs.ts';
import type {ConsoleState} from './state.ts';
import {type Transition, transition} from './transition.ts';

/** Do what the operator confirmed in a dialog about starts. */
export function performStart(
	state: ConsoleState,
	intent: Extract<DialogIntent, {type: 'start' | 'decide-starts' | 'pass-over-doubts'}>,
): Transition {
	return intent.type === 'start'
		? transition({...state, dialog: null, notice: {text: 'Starting…', tone: 'info'}}, intent)
		: transition(raiseNextDecision({...state, dialog: null, notice: null}), intent);
}

/** A key of a dialog in which the operator decides about a start. */
export function chooseInStarts(
	state: ConsoleState,
	intent: Extract<DialogIntent, {type: 'decide-starts'}>,
	key: string,
): Transition {
	return performStart(state, {...intent, decision: key === 'f' ? 'forget' : 'start'});
}

/** Ask about the first start that the operator has to decide, unless another question is open. */
export function raiseNextDecision(state: ConsoleState): ConsoleState {
	if (state.dialog !== null || isReadOnlyNow(state)) {
		return state;
	}

	const {doubts} = state.starts;
	if (doubts.length > 0) {
		return {...state, dialog: askAboutDoubts(doubts), starts: {...state.starts, doubts: []}};
	}

	// A ring's start is settled by whoever takes its run up.
	const undecided = state.starts.undecided.filter(({entry}) => !isOfRun(state, entry.launchId));
	const [first] = undecided;
	if (first === undefined) {
		const held = raiseHeld(state);
		return held.dialog === null ? raiseUntakenRun(held) : held;
	}

	const isPlanned = first.became.type === 'planned';
	const together = undecided.filter(
		one => one === first || (isPlanned && one.became.type === 'planned' && one.entry.launchId === first.entry.launchId),
	);
	const later = undecided.filter(one => !together.includes(one));
	return {...state, dialog: askAbout(together), starts: {...state.starts, undecided: later}};
}

function raiseHeld(state: ConsoleState): ConsoleState {
	const [launchId, ...held] = state.starts.held;
	const progress = state.starts.launches.get(launchId ?? '');
	return progress === undefined ? state : {...state, dialog: askAboutHeld(progress), starts: {...state.starts, held}};
}

/** Lines that can't be parsed come first: nothing is started until the operator has decided about them. */
function askAboutDoubts(doubts: readonly JournalDoubt[]): Dialog {
	const lines = doubts.length === 1 ? '1 line' : `${formatCount(doubts.length)} lines`;
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
export function sayDoubts(doubts: readonly JournalDoubt[]): readonly string[] {
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

/** What the operator can decide. A start whose secrets were not saved can't be sent again. */
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
			`${formatCount(waiting)} ${waiting === 1 ? 'request' : 'requests'} held back: ${reason}.`,
			'A single fan-out would have been stopped by AWS at this point.',
		],
		intent: {type: 'decide-starts', launchId, clientToken: null, decision: 'start'},
		...decisions('go on', true),
		mustType: null,
		typed: '',
	};
}

function countMore(locations: number): string {
	return `${formatCount(locations)} more ${locations === 1 ? 'location' : 'locations'}`;
}

function sayWhen({writtenAt}: Settled['entry']): string {
	return `Since ${formatTime(writtenAt)}`;
}
