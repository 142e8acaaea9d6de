import {type DecisionWords, listDecisions} from '../actions/rings/decision-words.ts';
import {currentRing, type Decision} from '../actions/rings/run.ts';
import {sayNext, sayRing} from '../actions/rings/run-words.ts';
import {formatTime} from '../status/format.ts';
import {toPrintableLine} from '../status/printable.ts';
import {isReadOnlyNow, readOnlyReason} from './arming.ts';
import type {Dialog, DialogIntent} from './dialog.ts';
import {type KnownRun, openRun, runsOf, withRuns} from './runs.ts';
import type {ConsoleState} from './state.ts';
import {type Transition, transition} from './transition.ts';

/** The key in the question about a run that takes it up. */
const takeUpKey = 't';

/** Ask what to do with the run whose fan-out is open. */
export function askAboutOpenRun(state: ConsoleState): Transition {
	const known = openRun(state);
	return known === undefined
		? say(state, 'This fan-out belongs to no run over rings that is known here')
		: askAboutRun(state, known);
}

/** Ask what to do with a run; say why nothing can be done where another process conducts it, or it is over. */
export function askAboutRun(state: ConsoleState, known: KnownRun): Transition {
	const {run, conductor} = known;
	if (run.over !== null) {
		return say(state, `${sayNext(run)}.`);
	}

	if (isReadOnlyNow(state)) {
		return say(state, readOnlyReason);
	}

	return typeof conductor === 'object'
		? say(state, `${conductor.by} conducts this run until it ends or gives it back: here it is only shown`)
		: transition({...state, notice: null, dialog: toQuestion(known)});
}

/** The question about the first run that nobody conducts; the same state where there is none left. */
export function raiseUntakenRun(state: ConsoleState): ConsoleState {
	const {unasked, known} = runsOf(state);
	const [first, ...rest] = unasked;
	if (first === undefined) {
		return state;
	}

	const run = known.get(first);
	const asked = withRuns(state, {unasked: rest});
	return run === undefined || run.run.over !== null || run.conductor !== 'nobody'
		? raiseUntakenRun(asked)
		: {...asked, dialog: toQuestion(run)};
}

function toQuestion({run, conductor, verdict, asks}: KnownRun): Dialog {
	const {head} = run;
	const index = currentRing(run);
	// A run that waits for this operator's answer needn't be taken up.
	const isFree = conductor === 'nobody' && asks === null;
	const {choices, notes} = listChoices(run, isFree);
	return {
		title: isFree
			? `Take up the run of ${head.request.DocumentName} over ${head.rings.length} rings?`
			: `What becomes of the run of ${head.request.DocumentName} over ${head.rings.length} rings?`,
		lines: [
			`Run ${head.runId}, begun ${formatTime(head.begunAt)}${isFree ? '. Nobody conducts it: nothing but what runs goes on.' : '.'}`,
			// No counts of what runs: they change while the operator reads this, and the rows above the matrix show them.
			...run.rings.flatMap((_, ring) =>
				ring === index || ring === index + 1 ? [`${sayRing(run, ring, {counters: null, verdict})}.`] : [],
			),
			`${sayNext(run)}.`,
			...notes,
		].map(toPrintableLine),
		intent: {type: 'choose-for-run', runId: head.runId},
		takesYes: false,
		mustType: null,
		typed: '',
		choices,
	};
}

/** List the keys of the question. A run whose secret-looking values were not saved can only be stopped here. */
function listChoices(run: KnownRun['run'], isFree: boolean) {
	const isWhole = run.head.isWhole || !isFree;
	const decisions = listDecisions(run)
		.filter(({decision}) => isWhole || decision === 'stop')
		.map(({key, label}) => ({key, label: toPrintableLine(label)}));
	return {
		choices: [...(isFree && isWhole ? [{key: takeUpKey, label: 'take it up where it stands'}] : []), ...decisions],
		notes: isWhole
			? []
			: [
					`Values that look secret are not kept on disk: \`rollgrid launch PLAN --rings RINGS --take-up ${run.head.runId}\` brings them along.`,
				],
	};
}

/** Perform a key of the question about a run. */
export function chooseForRun(
	state: ConsoleState,
	{runId}: Extract<DialogIntent, {type: 'choose-for-run'}>,
	key: string,
): Transition {
	const known = runsOf(state).known.get(runId);
	if (known === undefined) {
		return transition({...state, dialog: null});
	}

	if (key === takeUpKey && known.conductor === 'nobody' && known.asks === null) {
		return transition(
			{...state, dialog: null, notice: {text: 'Taking the run up…', tone: 'info'}},
			{type: 'take-up-run', runId},
		);
	}

	const chosen = listDecisions(known.run).find(one => one.key === key);
	return chosen === undefined ? transition(state) : transition(confirmDecision(state, known, chosen));
}

/** Ask the operator to confirm a decision, with its consequences. */
function confirmDecision(state: ConsoleState, {run}: KnownRun, {decision, title, lines}: DecisionWords): ConsoleState {
	return {
		...state,
		notice: null,
		dialog: {
			title: toPrintableLine(title),
			lines: lines.map(toPrintableLine),
			intent: {type: 'decide-run', runId: run.head.runId, ring: currentRing(run), decision},
			mustType: null,
			typed: '',
		},
	};
}

/** Ask for one decision about a run directly; say so where it can't be made now. */
export function askForDecision(state: ConsoleState, known: KnownRun, decision: Decision, why: string): Transition {
	const words = listDecisions(known.run).find(one => one.decision === decision);
	return words === undefined || typeof known.conductor === 'object'
		? say(state, why)
		: transition(confirmDecision(state, known, words));
}

/** Perform the confirmed decision. */
export function performRun(
	state: ConsoleState,
	intent: Extract<DialogIntent, {type: 'decide-run' | 'begin-run'}>,
): Transition {
	const text = intent.type === 'begin-run' ? 'Starting the first ring…' : 'Writing it down…';
	return transition({...state, dialog: null, notice: {text, tone: 'info'}}, intent);
}

function say(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text: toPrintableLine(text), tone: 'info'}});
}
