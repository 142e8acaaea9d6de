import {type DecisionWords, listDecisions} from '../actions/rings/decision-words.ts';
import {listUntaken, sayConductor} from '../actions/rings/handed-on.ts';
import {currentRing, type Decision, type Run} from '../actions/rings/run.ts';
import type {LeaseHolder} from '../actions/rings/run-view.ts';
import {endSentence, sayNext, sayRing} from '../actions/rings/run-words.ts';
import {formatTime} from '../status/format.ts';
import {toPrintableLine} from '../status/printable.ts';
import {isReadOnlyNow, readOnlyReason} from './arming.ts';
import type {Dialog, DialogIntent} from './dialog.ts';
import {openRunScreen} from './open.ts';
import {type KnownRun, latestExecution, runsOf, shownRun, withRuns} from './runs.ts';
import {type ConsoleState, currentScreen} from './state.ts';
import {andThen, type Transition, transition} from './transition.ts';

/** The keys in the question about a run: one takes it up, one only shows it. */
const [takeUpKey, showKey] = ['t', 'o'];

/** What keys about a run say where there is none. */
export const noRun = 'This fan-out belongs to no run over rings that is known here';

/** Ask what to do with the run that is shown, by itself or with one of its fan-outs. */
export function askAboutShownRun(state: ConsoleState): Transition {
	const known = shownRun(state);
	return known === undefined ? say(state, noRun) : askAboutRun(state, known);
}

/** Ask what to do with a run; say why nothing can be done where it is over, or its record is on another machine. */
export function askAboutRun(state: ConsoleState, known: KnownRun): Transition {
	const {run, conductor} = known;
	if (run.over !== null) {
		return say(state, `${sayNext(run)}.`);
	}

	if (isReadOnlyNow(state)) {
		return say(state, readOnlyReason);
	}

	return typeof conductor === 'object' && conductor.isElsewhere
		? say(
				state,
				`${conductor.by} conducts this run until ${formatTime(conductor.until)} at least: only that machine’s record takes decisions`,
			)
		: transition({...state, notice: null, dialog: toQuestion(state, known)});
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
		: {...asked, dialog: toQuestion(asked, run)};
}

function toQuestion(state: ConsoleState, known: KnownRun): Dialog {
	const {run, conductor, verdict, asks} = known;
	const {head} = run;
	const index = currentRing(run);
	// A run that waits for this operator's answer needn't be taken up.
	const isFree = conductor === 'nobody' && asks === null;
	const {choices, notes} = listChoices(run, isFree);
	const isShown = currentScreen(state).runId === head.runId;
	return {
		title: isFree
			? `Take up the run of ${head.request.DocumentName} over ${head.rings.length} rings?`
			: `What becomes of the run of ${head.request.DocumentName} over ${head.rings.length} rings?`,
		lines: [
			`Run ${head.runId}, begun ${formatTime(head.begunAt)}${isFree ? '. Nobody conducts it: nothing but what runs goes on.' : '.'}`,
			// No counts of what runs: they change while the operator reads this, and the rows above the matrix show them.
			...run.rings.flatMap((_, ring) =>
				ring === index || ring === index + 1 ? [endSentence(sayRing(run, ring, {counters: null, verdict}))] : [],
			),
			`${sayNext(run)}.`,
			...(typeof conductor === 'object' ? sayHandingOn(run, conductor) : []),
			...notes,
		].map(toPrintableLine),
		intent: {type: 'choose-for-run', runId: head.runId},
		takesYes: false,
		mustType: null,
		typed: '',
		choices: [...choices, ...(isShown ? [] : [{key: showKey, label: 'show its rings and gates'}])],
	};
}

/** Say who conducts the run, and what happens to a decision that is made here. */
function sayHandingOn(run: Run, holder: LeaseHolder): readonly string[] {
	const untaken = listUntaken(run, holder);
	return [
		`${sayConductor(holder)}; its lease lasts until ${formatTime(holder.until)}, or longer if it goes on.`,
		'A decision is handed on to it, and it acts on it when it next reads the record.',
		...(untaken.length > 0 ? [`Handed on, not yet taken: ${untaken.join(', ')}.`] : []),
	];
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
		const taking: ConsoleState = {...state, dialog: null, notice: {text: 'Taking the run up…', tone: 'info'}};
		const isUnstarted = latestExecution(known.run) === null && currentScreen(state).about === 'list';
		return andThen(isUnstarted ? openRunScreen(taking, runId) : transition(raiseUntakenRun(taking)), after =>
			transition(after, {type: 'take-up-run', runId}),
		);
	}

	if (key === showKey) {
		return openRunScreen({...state, dialog: null, notice: null}, runId);
	}

	const chosen = listDecisions(known.run).find(one => one.key === key);
	return chosen === undefined ? transition(state) : transition(confirmDecision(state, known, chosen));
}

/** Ask the operator to confirm a decision, with its consequences. */
function confirmDecision(
	state: ConsoleState,
	{run, conductor}: KnownRun,
	{decision, title, lines}: DecisionWords,
): ConsoleState {
	const isHandedOn = typeof conductor === 'object';
	return {
		...state,
		notice: null,
		dialog: {
			title: toPrintableLine(title),
			lines: [...lines, ...(isHandedOn ? [`${sayConductor(conductor)}: this is handed on to it.`] : [])].map(
				toPrintableLine,
			),
			intent: {type: 'decide-run', runId: run.head.runId, ring: currentRing(run), decision, isHandedOn},
			mustType: null,
			typed: '',
		},
	};
}

/** Ask for one decision about a run directly; say so where it can't be made now. */
export function askForDecision(state: ConsoleState, known: KnownRun, decision: Decision, why: string): Transition {
	const words = listDecisions(known.run).find(one => one.decision === decision);
	const isElsewhere = typeof known.conductor === 'object' && known.conductor.isElsewhere;
	return words === undefined || isElsewhere ? say(state, why) : transition(confirmDecision(state, known, words));
}

/** Perform the confirmed decision. */
export function performRun(
	state: ConsoleState,
	intent: Extract<DialogIntent, {type: 'decide-run' | 'begin-run'}>,
): Transition {
	const text =
		intent.type === 'begin-run'
			? 'Starting the first ring…'
			: intent.isHandedOn
				? 'Handing it on…'
				: 'Writing it down…';
	return transition({...state, dialog: null, notice: {text, tone: 'info'}}, intent);
}

function say(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text: toPrintableLine(text), tone: 'info'}});
}
