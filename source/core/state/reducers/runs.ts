import {listUntaken} from '../../actions/rings/handed-on.ts';
import type {Decision, Run} from '../../actions/rings/run.ts';
import type {RunEnd, RunView} from '../../actions/rings/run-view.ts';
import {sayNext, sumRun} from '../../actions/rings/run-words.ts';
import {printLocation} from '../../domain/location.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {formatCount} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {isReadOnlyNow} from '../arming.ts';
import {openRunScreen} from '../open.ts';
import type {Conductor, ListedRun, RunKeyEvent, RunNews} from '../run-event.ts';
import {askAboutShownRun, noRun} from '../run-questions.ts';
import {
	type KnownRun,
	latestExecution,
	listExecutions,
	openRun,
	recordedRun,
	runsOf,
	shownRun,
	withRun,
	withRuns,
} from '../runs.ts';
import {tellUnread} from '../select/unread.ts';
import {raiseNextDecision} from '../start-questions.ts';
import type {ConsoleState, Notice} from '../state.ts';
import {tellFailure} from '../tell-failure.ts';
import {andThen, type Reducers, type Transition, transition} from '../transition.ts';
import {replaceTop, showLatest, showUnstarted, viewAgain, wakeLook} from './show-run.ts';

export const runReducers: Reducers<RunNews | RunKeyEvent> = {
	'runs-listed'(state, {outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const here = state.central === null ? '' : printLocation(state.central);
		const listed = outcome.value.listed.filter(({run}) => printLocation(run.head.where) === here);
		const {known: before, isListed, wanted} = runsOf(state);
		// One that was begun here while the others were read isn't among them.
		const own = [...before].filter(([, {conductor}]) => conductor === 'here');
		const known = new Map([
			...own,
			...listed.map(
				({run, conductor}) => [run.head.runId, keepRead(before.get(run.head.runId), run, conductor)] as const,
			),
		]);
		// The operator isn't asked a second time about a run that they left alone.
		const free =
			isListed || isReadOnlyNow(state)
				? []
				: listed
						.filter(({run, conductor}) => run.over === null && conductor === 'nobody')
						.map(({run}) => run.head.runId);
		const told = withRuns(state, {known, isListed: true, wanted: null});
		const asked = {
			...(isListed ? told : withRuns(told, {unasked: putFirst(free, wanted ?? openRun(told)?.run.head.runId)})),
			notice: tellUnread(outcome.value.unread) ?? state.notice,
		};
		return andThen(showWanted(asked, wanted, outcome.value.listed), after => {
			const shown = shownRun(after);
			return transition(raiseNextDecision(after), ...(shown === undefined ? [] : viewAgain(shown)));
		});
	},

	'run-viewed'(state, {view, conductor}) {
		const {runId} = view.run.head;
		const before = runsOf(state).known.get(runId);
		const known = takeView(before, view, conductor, state.now);
		const told = {...withRun(state, known), notice: sayTaken(before, known) ?? state.notice};
		const latest = latestExecution(view.run);
		const isNew = conductor === 'here' && latest !== latestExecution(before?.run ?? {rings: []});
		if (isNew && latest !== null) {
			return showLatest(told, before, latest);
		}

		const isBegun = before === undefined && conductor === 'here';
		return andThen(isBegun ? showUnstarted(told, runId) : transition(told), after =>
			transition(after, ...wakeLook(after, known)),
		);
	},

	'run-due'(state, {runId}) {
		const known = runsOf(state).known.get(runId);
		return transition(state, ...(known === undefined || shownRun(state) !== known ? [] : viewAgain(known)));
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
			failure: end.type === 'failed' ? end.failure : null,
		};
		const told = {...withRun(state, left), notice: sayEnd(known.run, end) ?? state.notice};
		const isUnseen = latestExecution(known.run) === null && known.run.over === null;
		const shown = isUnseen && end.type !== 'interrupted' ? showUnstarted(told, runId) : transition(told);
		// What was written last, such as a refusal, is read at once.
		const again = end.type === 'interrupted' ? [] : viewAgain(left);
		return andThen(shown, after => transition(after, ...again, ...wakeLook(after, left)));
	},

	'run-decided'(state, {runId, decision, outcome}) {
		if (!outcome.ok) {
			return transition({...state, notice: tellFailure(outcome.failure)});
		}

		const {run, holder} = outcome.value;
		const known = runsOf(state).known.get(runId);
		const change = holder === null ? {run, asks: null} : {run, asks: null, conductor: holder};
		const told = known === undefined ? state : withRun(state, {...known, ...change});
		const text =
			holder === null
				? `${decided[decision]}. ${sayNext(run)}`
				: `Handed on to ${holder.by}: ${decision}, not yet taken`;
		return transition({...told, notice: {text: toPrintableLine(text), tone: holder === null ? 'good' : 'info'}});
	},

	'run-untagged': (state, {failure}) =>
		transition({
			...state,
			notice: {
				text: `Tags can't be written on executions (${failure.code ?? failure.what}): only the state folder here keeps others from conducting the run`,
				tone: 'bad',
			},
		}),

	'run-asked': askAboutShownRun,

	'run-shown'(state, {runId}) {
		const known = runId === undefined ? openRun(state) : runsOf(state).known.get(runId);
		return known === undefined ? transition(sayNone(state)) : openRunScreen(state, known.run.head.runId);
	},

	'ring-sought'(state, {to}) {
		const known = openRun(state);
		const all = known === undefined ? [] : listExecutions(known.run);
		const place = all.findIndex(({executionId}) => executionId === state.opened);
		const found = all[place + (to === 'next' ? 1 : -1)];
		if (known === undefined) {
			return transition(sayNone(state));
		}

		if (found === undefined) {
			const text =
				to === 'previous'
					? 'This is the first fan-out of the run: M shows all its rings'
					: 'Nothing was started behind this ring yet: M shows all rings';
			return transition({...state, notice: {text, tone: 'info'}});
		}

		return replaceTop(state, found.executionId);
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

function putFirst(runIds: readonly string[], first: string | undefined): readonly string[] {
	return runIds.toSorted((a, b) => Number(b === first) - Number(a === first));
}

/** Keep what has been read for a run as long as its record is the same. */
function keepRead(before: KnownRun | undefined, run: Run, conductor: Conductor): KnownRun {
	return before === undefined || before.run.events.length !== run.events.length
		? recordedRun(run, conductor)
		: {...before, conductor};
}

function takeView(before: KnownRun | undefined, view: RunView, found: Conductor, now: number): KnownRun {
	const earlier = before?.conductor ?? 'nobody';
	// The state folder has no lease of a conductor on another machine.
	const isElsewhere = typeof earlier === 'object' && earlier.isElsewhere === true && earlier.until > now;
	const conductor = found === 'nobody' && isElsewhere ? earlier : found;
	const isSame = conductor === 'nobody' && before?.run.events.length === view.run.events.length;
	return {
		...view,
		conductor,
		asks: isSame ? before.asks : null,
		failure: isSame ? before.failure : null,
	};
}

/** Say that the conductor has read what was handed on to it, or that nobody conducts the run any more. */
function sayTaken(before: KnownRun | undefined, {run, conductor}: KnownRun): Notice | null {
	if (before === undefined || typeof before.conductor !== 'object') {
		return null;
	}

	const handed = listUntaken(before.run, before.conductor);
	if (conductor === 'nobody') {
		return run.over === null
			? {text: 'Nobody conducts the run any more: m takes it up where it stands', tone: 'info'}
			: null;
	}

	const isTaken = handed.length > 0 && conductor !== 'here' && listUntaken(run, conductor).length === 0;
	return isTaken ? {text: toPrintableLine(`${conductor.by} took it: ${handed.join(', ')}`), tone: 'good'} : null;
}

/** Show the run that the command line names, below the screens that have been opened since. */
function showWanted(state: ConsoleState, wanted: string | null, listed: readonly ListedRun[]): Transition {
	if (wanted === null) {
		return transition(state);
	}

	if (runsOf(state).known.has(wanted)) {
		const {opens, ...opened} = openRunScreen(state, wanted);
		return opens === undefined ? opened : {...opened, opens: {...opens, isUnder: true}};
	}

	const where = listed.find(({run}) => run.head.runId === wanted)?.run.head.where;
	const text =
		where === undefined
			? `No run ${wanted} is known on this machine`
			: `Run ${wanted} was begun in ${printLocation(where)}: P goes there`;
	return transition({...state, notice: {text: toPrintableLine(text), tone: 'bad'}});
}

function sayNone(state: ConsoleState): ConsoleState {
	return {...state, notice: {text: noRun, tone: 'info'}};
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
