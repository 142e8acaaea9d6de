import {currentRing, type Decision, type Run} from '../../actions/rings/run.ts';
import type {RunEnd} from '../../actions/rings/run-view.ts';
import {sayNext, sumRun} from '../../actions/rings/run-words.ts';
import {printLocation} from '../../domain/location.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {formatCount} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {isReadOnlyNow} from '../arming.ts';
import type {Effect} from '../effect.ts';
import {openFanOut} from '../open.ts';
import type {Conductor, RunKeyEvent, RunNews} from '../run-event.ts';
import {askAboutOpenRun, askAboutRun} from '../run-questions.ts';
import {type KnownRun, latestExecution, listExecutions, openRun, runOf, runsOf, withRun, withRuns} from '../runs.ts';
import {showsLocations} from '../screen.ts';
import {tellUnread} from '../select/unread.ts';
import {raiseNextDecision} from '../start-questions.ts';
import {type ConsoleState, currentScreen, type Notice, stackOf} from '../state.ts';
import {tellFailure} from '../tell-failure.ts';
import {andThen, type Reducers, type Transition, transition} from '../transition.ts';

/** The pause between two reads of a shown run that another process conducts, or nobody. */
const lookAgainMs = 5000;

export const runReducers: Reducers<RunNews | RunKeyEvent> = {
	'runs-listed'(state, {outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const here = state.central === null ? '' : printLocation(state.central);
		const listed = outcome.value.listed.filter(({run}) => printLocation(run.head.where) === here);
		const known = new Map(listed.map(({run, conductor}) => [run.head.runId, unread(run, conductor)]));
		const free = isReadOnlyNow(state)
			? []
			: listed.filter(({run, conductor}) => run.over === null && conductor === 'nobody').map(({run}) => run.head.runId);
		const notice = tellUnread(outcome.value.unread) ?? state.notice;
		const told = {
			...withRuns(state, {known, unasked: putFirst(free, runOf(withRuns(state, {known}), state.opened))}),
			notice,
		};
		const shown = openRun(told);
		return transition(raiseNextDecision(told), ...(shown === undefined ? [] : viewAgain(shown)));
	},

	'run-viewed'(state, {view, conductor}) {
		const {runId} = view.run.head;
		const before = runsOf(state).known.get(runId);
		const asks = conductor === 'nobody' && before?.run.events.length === view.run.events.length ? before.asks : null;
		const known: KnownRun = {...view, conductor, asks};
		const told = withRun(state, known);
		const latest = latestExecution(view.run);
		const isNew = conductor === 'here' && latest !== null && latest !== latestExecution(before?.run ?? {rings: []});
		return isNew ? showLatest(told, before, latest) : transition(told, ...wakeLook(told, known));
	},

	'run-due'(state, {runId}) {
		const known = runsOf(state).known.get(runId);
		return transition(state, ...(known === undefined || openRun(state) !== known ? [] : viewAgain(known)));
	},

	'run-refused': (state, {failure}) => transition({...state, notice: tellFailure(failure)}),

	'run-left'(state, {runId, end}) {
		const known = runsOf(state).known.get(runId);
		if (known === undefined) {
			return transition(state);
		}

		const left: KnownRun = {
			...known,
			conductor: end.type === 'taken' ? end.holder : 'nobody',
			asks: end.type === 'asks' ? end : null,
		};
		const told = {...withRun(state, left), notice: sayEnd(known.run, end) ?? state.notice};
		const isUnseen = latestExecution(known.run) === null && known.run.over === null;
		// It has no fan-out to open yet, so the question about it appears on the current screen.
		const asked = isUnseen && end.type !== 'interrupted' && state.dialog === null ? askLater(told, left) : told;
		return transition(asked, ...wakeLook(asked, left));
	},

	'run-decided'(state, {runId, decision, outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const known = runsOf(state).known.get(runId);
		const told = known === undefined ? state : withRun(state, {...known, run: outcome.value, asks: null});
		return transition({
			...told,
			notice: {text: toPrintableLine(`${decided[decision]}. ${sayNext(outcome.value)}`), tone: 'good'},
		});
	},

	'run-untagged': (state, {failure}) =>
		transition({
			...state,
			notice: {
				text: `Tags can't be written on executions (${failure.code ?? failure.what}): only the state folder here keeps others from conducting the run`,
				tone: 'bad',
			},
		}),

	'run-asked': askAboutOpenRun,

	'ring-sought'(state, {to}) {
		const known = openRun(state);
		const all = known === undefined ? [] : listExecutions(known.run);
		const place = all.findIndex(({executionId}) => executionId === state.opened);
		const found = all[place + (to === 'next' ? 1 : -1)];
		if (known === undefined || found === undefined) {
			const text =
				known === undefined
					? 'This fan-out belongs to no run over rings that is known here'
					: to === 'next'
						? 'Nothing was started behind this ring yet'
						: 'This is the first ring';
			return transition({...state, notice: {text, tone: 'info'}});
		}

		return replaceMatrix(state, found.executionId);
	},
};

const decided: Readonly<Record<Decision, string>> = {
	approve: 'Approved',
	go: 'Goes on',
	pause: 'Paused',
	stop: 'Stopped',
	skip: 'Skipped',
	retry: 'Retried within the ring',
};

function unread(run: Run, conductor: Conductor): KnownRun {
	return {run, conductor, counters: null, verdict: null, trouble: null, asks: null};
}

function putFirst(runIds: readonly string[], opened: KnownRun | undefined): readonly string[] {
	const first = opened?.run.head.runId;
	return runIds.toSorted((a, b) => Number(b === first) - Number(a === first));
}

/** Read the state of a run, unless this console conducts it and knows it already. */
function viewAgain({run, conductor}: KnownRun): readonly Effect[] {
	return conductor === 'here' ? [] : [{type: 'view-run', runId: run.head.runId}];
}

/** Read the run of a fan-out that has just been opened. */
export function viewRunOf(state: ConsoleState, executionId: string): readonly Effect[] {
	const known = runOf(state, executionId);
	return known === undefined ? [] : viewAgain(known);
}

function wakeLook(state: ConsoleState, {run, conductor}: KnownRun): readonly Effect[] {
	const {runId} = run.head;
	const isShown = openRun(state)?.run.head.runId === runId;
	return run.over !== null || conductor === 'here' || !isShown
		? []
		: [{type: 'wake', name: `run ${runId}`, afterMs: lookAgainMs, event: {type: 'run-due', runId}}];
}

/** Show the ring that this console has just started: its fan-out replaces that of the previous ring, or opens as the first. */
function showLatest(state: ConsoleState, before: KnownRun | undefined, executionId: string): Transition {
	const isFirst = before === undefined || latestExecution(before.run) === null;
	const screen = currentScreen(state);
	if (
		showsLocations(screen) &&
		!isFirst &&
		runOf(state, screen.executionId)?.run.head.runId === before.run.head.runId
	) {
		return replaceMatrix(state, executionId);
	}

	const ring = runOf(state, executionId)?.run;
	const name = ring?.head.rings[currentRing(ring)]?.name ?? '';
	const told: ConsoleState = {
		...state,
		notice: {
			text: toPrintableLine(
				isFirst
					? `Run ${ring?.head.runId ?? ''}: ring ${name} was started`
					: `Ring ${name} was started: ${executionId}`,
			),
			tone: 'good',
		},
	};
	return isFirst ? openFanOut(told, executionId) : transition(told);
}

function replaceMatrix(state: ConsoleState, executionId: string): Transition {
	const screens = stackOf(state.screens.slice(0, -1), state);
	return andThen(transition({...state, notice: null, screens}), left => openFanOut(left, executionId));
}

function askLater(state: ConsoleState, known: KnownRun): ConsoleState {
	return {...askAboutRun(state, known).state, notice: state.notice};
}

function sayEnd(run: Run, end: RunEnd): Notice | null {
	switch (end.type) {
		case 'over': {
			const {succeeded, total} = sumRun(run);
			return {
				text: `${sayNext(run)}: ${formatCount(succeeded)} of ${formatCount(total)} locations succeeded`,
				tone: succeeded === total ? 'good' : 'bad',
			};
		}

		case 'asks': {
			const name = run.head.rings[end.ring]?.name ?? '';
			const text = end.isApproval
				? `The gate after ${name} waits for approval: m`
				: `${name}: ${end.because}: m decides`;
			return {text: toPrintableLine(text), tone: end.isApproval ? 'info' : 'bad'};
		}

		case 'taken':
			return {text: toPrintableLine(`${end.holder.by} conducts the run: here it is only shown`), tone: 'info'};
		case 'failed':
			return {text: toPrintableLine(describeFailure(end.failure).join(' ')), tone: 'bad'};
		default:
			return null;
	}
}
