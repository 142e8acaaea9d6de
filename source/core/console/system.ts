import {isPassing} from '../domain/failure.ts';
import {meetTrouble} from '../domain/trouble.ts';
import {askFanOuts} from '../screens/fan-outs/reduce.ts';
import type {Effect} from '../state/effect.ts';
import type {ResponseEvent, SystemEvent} from '../state/event.ts';
import {openFanOut, openScreen} from '../state/open.ts';
import {tellFollowing} from '../state/reducers/follow.ts';
import {hintReducers} from '../state/reducers/hints.ts';
import {withRuns} from '../state/runs.ts';
import {type ConsoleState, createState, stackOf} from '../state/state.ts';
import {andThen, type Reducers, type Transition, transition} from '../state/transition.ts';
import {describePassedOver} from '../status/identity-words.ts';
import {askForCode} from './questions/mfa.ts';

type Handled =
	| SystemEvent
	| Extract<
			ResponseEvent,
			{
				type:
					| 'identified'
					| 'identify-due'
					| 'origin-chosen'
					| 'origin-due'
					| 'accounts-due'
					| 'regions-due'
					| 'accounts-read'
					| 'regions-read';
			}
	  >;

/** How often to look again who we are while AWS doesn't say: a login in another terminal may change it. */
const identifyAgainMs = 5000;

/** Where the machine takes longer than this to say who acts, the operator can choose meanwhile. */
const patienceMs = 1000;

/** How often names are requested again after a failure that may be temporary. */
const namesAgainMs = 30_000;

function wakeNames(type: 'accounts-due' | 'regions-due'): Effect {
	return {type: 'wake', name: type, afterMs: namesAgainMs, event: {type}};
}

/** Times on the screen move on once a second. */
const tick = {type: 'wake', name: 'tick', afterMs: 1000, event: {type: 'ticked'}} as const;

/** Let the operator choose who acts, unless they have opened something else. */
function offerOrigin(state: ConsoleState): Transition {
	return state.screens.length === 1 ? openScreen(state, 'origin') : transition(state);
}

/** What is known of another account or Region is dropped; how the console looks stays. */
function startAgain(state: ConsoleState): ConsoleState {
	if (state.central === null) {
		return state;
	}

	const {size, theme, pane, hasMouse, clipboard, unreadWords, traffic} = state;
	const {setup, armedUntil, screens, notice, wanted, typing} = state;
	const seen = {size, theme, pane, hasMouse, clipboard, unreadWords, traffic};
	const kept = {...seen, setup, armedUntil, notice, wanted, typing};
	const shown = screens.filter(({name}, at) => at === 0 || name === 'origin');
	return {...createState(state.options, state.now, state.house), ...kept, screens: stackOf(shown, state)};
}

/** Read-only is lifted only until the time that was said. */
function endArming(state: ConsoleState): ConsoleState {
	const {armedUntil, now, options} = state;
	if (armedUntil === null || armedUntil > now) {
		return state;
	}

	const notice: ConsoleState['notice'] = options.isReadOnly ? {text: 'Read-only again', tone: 'info'} : state.notice;
	return {...state, armedUntil: null, notice};
}

/** What was asked for at the start opens beneath what was opened while nobody knew who we are: a key pressed early counts. */
function under(opened: Transition): Transition {
	return opened.opens === undefined ? opened : {...opened, opens: {...opened.opens, isUnder: true}};
}

export const systemReducers: Reducers<Handled> = {
	started: (state, {open}) =>
		transition(
			open !== null && 'runId' in open
				? withRuns(state, {wanted: open.runId})
				: {...state, wanted: open?.executionId ?? null},
			{type: 'identify'},
			{type: 'read-setup'},
			{type: 'wake', name: 'origin', afterMs: patienceMs, event: {type: 'origin-due'}},
			tick,
		),

	resized: (state, {columns, rows}) => transition({...state, size: {columns, rows}}),

	ticked: state => transition(endArming(state), tick),

	'code-asked': askForCode,

	'clipboard-known': (state, {trust}) => transition({...state, clipboard: trust}),

	...hintReducers,

	'traffic-counted': (state, {calls, throttled}) => transition({...state, traffic: {calls, throttled}}),

	identified(state, {outcome}) {
		if (!outcome.ok) {
			const isMissing = outcome.failure.missing !== undefined && state.identityTrouble === null;
			const failed = transition(
				{
					...state,
					identityTrouble: meetTrouble(state.identityTrouble, outcome.failure, state.now),
					identifyDueAt: state.now + identifyAgainMs,
				},
				{type: 'wake', name: 'identify', afterMs: identifyAgainMs, event: {type: 'identify-due'}},
			);
			return isMissing ? andThen(failed, offerOrigin) : failed;
		}

		const passedOver = describePassedOver(outcome.value.identity);
		const notice = passedOver === null ? state.notice : ({text: `AWS settings ${passedOver}`, tone: 'info'} as const);
		const known: ConsoleState = {...state, ...outcome.value, identityTrouble: null, notice};
		const {central} = outcome.value;
		const reads = transition(
			known,
			{type: 'list-accounts'},
			{type: 'list-regions'},
			{type: 'settle-starts', where: central},
			...(known.options.followsAttempts
				? [{type: 'list-known', where: central} as const, {type: 'list-runs'} as const]
				: []),
		);
		// The matrix that was asked for comes first; the names can wait a moment.
		const first = known.wanted === null ? askFanOuts(known, null) : under(openFanOut(known, known.wanted));
		return andThen(first, afterFirst => transition({...afterFirst, wanted: null}, ...reads.effects));
	},

	'identify-due': state =>
		// A response may belong to an identity that the operator has left meanwhile.
		state.central === null ? transition({...state, identifyDueAt: null}, {type: 'identify'}) : transition(state),

	'origin-due': state =>
		state.central === null && state.identityTrouble === null && (state.setup?.asksMachineFor.length ?? 0) > 0
			? offerOrigin(state)
			: transition(state),

	'origin-chosen'(state, {watchCommand}) {
		const isBeingAsked = state.central === null && state.identifyDueAt === null;
		const next = {...startAgain(state), options: {...state.options, watchCommand}, identifyDueAt: null};
		return isBeingAsked ? transition(next) : transition(next, {type: 'identify'});
	},

	'accounts-due': state => transition(state, {type: 'list-accounts'}),
	'regions-due': state => transition(state, {type: 'list-regions'}),

	'accounts-read'(state, {outcome}) {
		const directory = outcome.ok
			? {
					...state.directory,
					failure: null,
					accounts: new Map(outcome.value.map(account => [account.accountId, account])),
				}
			: {...state.directory, failure: outcome.failure};
		const told = {type: 'accounts-known', accounts: directory.accounts} as const;
		const wakes = outcome.ok || !isPassing(outcome.failure) ? [] : [wakeNames('accounts-due')];
		return [...state.followings.keys()].reduce<Transition>(
			(before, executionId) => andThen(before, after => tellFollowing(after, executionId, told)),
			transition({...state, directory}, ...wakes),
		);
	},

	'regions-read'(state, {outcome}) {
		if (!outcome.ok) {
			return transition(state, ...(isPassing(outcome.failure) ? [wakeNames('regions-due')] : []));
		}

		const regions = new Map(outcome.value.map(region => [region.code, region]));
		return transition({...state, directory: {...state.directory, regions}});
	},
};
