import {type Location, printLocation} from '../../domain/location.ts';
import type {LocationIndex} from '../../grid/location-grid.ts';
import {toggleMarks} from '../../matrix/marks.ts';
import {shownFollowing} from '../../state/attempts.ts';
import type {KeyEvent, Stamped} from '../../state/event.ts';
import {backToMatrix, showOnMatrix, withLowerMatrix} from '../../state/lower-matrix.ts';
import {openScreen, pushOnce} from '../../state/open.ts';
import {startReducers} from '../../state/reducers/starts.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfList} from '../../state/screen.ts';
import {noSpot} from '../../state/spot.ts';
import type {StartEvent} from '../../state/start-event.ts';
import {type ConsoleState, withScreen} from '../../state/state.ts';
import {type Reducers, type Transition, transition} from '../../state/transition.ts';
import {detailFailure} from '../../status/failure-groups.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {cantChange, cantReadPast, editorRow, groupRow, noteRow, pagerRow, shellRow} from '../shared-keys.ts';
import {check} from './check.ts';
import type {FailuresEvent} from './events.ts';
import {chosenFailure, listGroups} from './groups.ts';
import {type FailuresScreen, shownFailures} from './screen.ts';

const firstFailures: FailuresScreen = {name: 'failures', about: 'fan-out', list: topOfList, isRaw: false};

export const failuresReducers: Reducers<FailuresEvent> = {
	'raw-toggled'(state) {
		const screen = shownFailures(state);
		return transition(screen === undefined ? state : withScreen(state, {...screen, isRaw: !screen.isRaw}));
	},

	'check-asked'(state) {
		const following = shownFollowing(state);
		const group = chosenFailure(state);
		return following === null || group === undefined ? transition(state) : check(state, following, group);
	},

	'cause-checked': (state, {cause, results}) =>
		transition({...state, checks: new Map(state.checks).set(cause, results), notice: null}),
};

/** What failed, grouped by cause, with what a cause may come from. */
export const failuresRoom: ScreenRoom<FailuresScreen, FailuresEvent, KeyEvent | StartEvent> = {
	...plainRoom,
	name: 'failures',
	heading: 'Failures by cause',
	harmless: ['raw-toggled', 'check-asked'],
	needs: 'fan-out',
	keys: [
		{
			keys: ['r'],
			label: 'retry all that failed of this cause',
			hint: 'retry',
			raises: {type: 'retry-asked'},
			disabledReason: cantChange,
		},
		groupRow,
		{
			keys: ['x'],
			label: 'check which cause it is: role missing, trust, runbook not shared',
			hint: 'check',
			raises: {type: 'check-asked'},
			disabledReason: cantReadPast,
		},
		{
			keys: ['p'],
			label: 'group what failed by what the instances printed',
			hint: 'printed',
			raises: {type: 'printed-asked'},
			disabledReason: cantReadPast,
		},
		{keys: ['i'], label: 'the messages as AWS sent them', hint: 'raw text', raises: {type: 'raw-toggled'}},
		noteRow,
		pagerRow,
		editorRow,
		shellRow,
	],
	ways: [],
	title: () => 'failures',
	open: state => transition(pushOnce({...state, notice: null}, firstFailures)),
	move: (state, screen, direction, stride) => {
		const ids = listGroups(state, screen).map(({cause}) => cause);
		return transition(moveInList(state, screen, ids, direction, stride));
	},
	search: searchInList,
	searchFields: ['msg'],
	found: (state, screen) => ({
		shown: listGroups(state, screen).length,
		of: listGroups(state, {...screen, list: {...screen.list, search: ''}}).length,
	}),

	/** Go back to the matrix and show there only what failed of the chosen cause. */
	enter(state) {
		const group = chosenFailure(state);
		return transition(
			group === undefined ? state : showOnMatrix(state, {cause: group.cause}, 'Only this cause; Esc shows all again'),
		);
	},

	/** The cause, what it may come from, and the commands that tell. */
	copies(state) {
		const group = chosenFailure(state);
		const following = shownFollowing(state);
		if (group === undefined || following === null) {
			return [];
		}

		const {explanation, messages} = detailFailure(following, group);
		const checks = explanation?.checks.map(({what, command}) => `# ${what}\n${command}`) ?? [];
		return [
			{
				key: 'y',
				text: [messages[0]?.text ?? group.cause, ...checks].join('\n'),
				what: checks.length === 0 ? 'the message' : 'the message and the commands that check it',
			},
		];
	},

	/** The first location of the cause. */
	spot: state => ({...noSpot, location: listChosen(state)?.[0] ?? null}),

	/** The cause with every message as AWS sent it, its possible reasons, and its locations. */
	text(state) {
		const group = chosenFailure(state);
		const following = shownFollowing(state);
		if (group === undefined || following === null) {
			return null;
		}

		const {explanation, messages} = detailFailure(following, group);
		const places = following.grid.locationsOf(group.indices).map(printLocation);
		const lines = [
			...messages.flatMap(({text, count}) => [`${count} × ${text}`, '']),
			...(explanation?.checks.flatMap(({what, command}) => [`# ${what}`, command, '']) ?? []),
			`Locations: ${places.length}`,
			...places,
		];
		return {name: 'failure', text: lines.join('\n')};
	},

	pointsAt: listChosen,
	take: (state, _, event) => take(state, event),
};

function take(state: ConsoleState, event: Stamped<KeyEvent | StartEvent>): Transition | undefined {
	switch (event.type) {
		// A new attempt shows on the matrix.
		case 'launch-progressed': {
			const {justStarted, retryOf} = event.progress;
			const isAttempt = justStarted !== null && retryOf !== null && state.followings.has(retryOf);
			return isAttempt ? startReducers['launch-progressed'](backToMatrix(state), event) : undefined;
		}

		case 'printed-asked':
			return openScreen(state, 'compare', {type: 'printed-by-failed'});

		case 'group-marked':
			return mark(state, chosenFailure(state)?.indices);
		default:
			return undefined;
	}
}

function listChosen(state: ConsoleState): readonly Location[] | undefined {
	const group = chosenFailure(state);
	return group && shownFollowing(state)?.grid.locationsOf(group.indices);
}

function mark(state: ConsoleState, indices: readonly LocationIndex[] | undefined): Transition {
	const grid = shownFollowing(state)?.grid;
	if (indices === undefined || grid === undefined) {
		return transition({...state, notice: {text: 'No failure here to mark', tone: 'info'}});
	}

	const marked = withLowerMatrix(state, view => ({marks: toggleMarks({grid}, view.marks, indices)}));
	return transition({...marked, notice: null});
}
