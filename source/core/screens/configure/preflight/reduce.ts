import type {Check} from '../../../actions/preflight/check.ts';
import {paint} from '../../../planning/edit-selection.ts';
import {isSelected, type Selection} from '../../../planning/selection.ts';
import {andThen, type Reducers, transition} from '../../../state/transition.ts';
import {formatCount, formatLocations} from '../../../status/format.ts';
import {type ConfigureTransition, type Configuring, hush, say, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {selectionOf} from '../places/places.ts';
import {enterSection} from '../sections.ts';
import {isOutdated} from './outdated.ts';
import {callOff, runPreflight} from './run.ts';
import {chosenFinding} from './select.ts';
import {verdictAt} from './verdicts.ts';

type Handled = Extract<ConfigureEvent, {type: 'preflight-asked' | 'preflight-told' | 'failing-removed' | 'fix-asked'}>;

export const preflightReducers: Reducers<Handled, Configuring> = {
	'preflight-asked'(state) {
		const off = callOff(state);
		if (off !== undefined) {
			return off;
		}

		const {section} = state.configure;
		return section === 'review'
			? andThen(runPreflight(state), known => enterSection(known, 'preflight'))
			: runPreflight(state);
	},

	'preflight-told'(state, {key, preflight, isOver}) {
		const {configure} = state;
		const known = configure.preflight;
		return known?.key !== key || known.state !== 'running'
			? transition(state)
			: transition(
					withConfigure(state, {...configure, preflight: {...known, preflight, state: isOver ? 'over' : 'running'}}),
				);
	},

	'failing-removed': removeFailing,

	'fix-asked'(state) {
		const finding = chosenFinding(state.configure);
		return finding === undefined ? say(state, 'Nothing here to mend') : transition(showFix(hush(state), finding));
	},
};

/** Show how to mend a finding; where a command does, it can be copied. */
function showFix(state: Configuring, {text, next, fix}: Check): Configuring {
	const copies = fix === null ? [] : [{key: 'y', text: fix, what: 'the command that mends it'}];
	return {
		...state,
		dialog: {
			title: 'What mends it',
			lines: [text, next ?? 'There is nothing to do but to look there.', ...(fix?.split('\n') ?? [])],
			intent: fix === null ? {type: 'none'} : {type: 'copy', copies},
			mustType: null,
			typed: '',
			takesYes: false,
			choices: copies.map(({key}) => ({key, label: 'copy the command'})),
		},
	};
}

/** Remove what would fail from the selection. OUs become their present locations: a single location can't be left out of an OU. */
function removeFailing(state: Configuring): ConfigureTransition {
	const {configure, directory} = state;
	const known = configure.preflight;
	if (known?.preflight == null) {
		return say(state, 'Nothing has been checked yet: D does');
	}

	const {preflight} = known;
	if (preflight.checks.some(({verdict, locations}) => verdict === 'problem' && locations.length === 0)) {
		return say(state, 'The start itself would fail: no location is at fault');
	}

	const selection = selectionOf(configure, directory);
	const failing = preflight.examined.filter(
		where => verdictAt(preflight, where) === 'problem' && isIn(selection, where),
	);
	if (failing.length === 0) {
		return say(state, isOutdated(configure) ? 'Nothing that was found to fail is selected any more' : 'Nothing fails');
	}

	const left = clear(selection, failing);
	const wasUnits = configure.draft.places.kind !== 'locations';
	const draft = {...configure.draft, places: {kind: 'locations' as const, selection: left}};
	const painted = wasUnits ? configure.painted : [...configure.painted, configure.draft.places].slice(-50);
	const text = `${formatLocations(failing.length)} taken out, ${formatCount(left.size)} left${wasUnits ? '; OUs are sent as their accounts now' : '; U in the locations takes it back'}`;
	return transition({...withConfigure(state, {...configure, draft, painted}), notice: {text, tone: 'info'}});
}

type Place = {readonly accountId: string; readonly region: string};

function isIn(selection: Selection, {accountId, region}: Place): boolean {
	const account = selection.axes.accountIndex.get(accountId);
	const column = selection.axes.regionIndex.get(region);
	return account !== undefined && column !== undefined && isSelected(selection, account, column);
}

function clear(selection: Selection, places: readonly Place[]): Selection {
	const byRegion = Map.groupBy(places, ({region}) => region);
	return [...byRegion].reduce(
		(left, [region, some]) =>
			paint(
				left,
				some.map(({accountId}) => left.axes.accountIndex.get(accountId)!),
				[left.axes.regionIndex.get(region)!],
				'clear',
			),
		selection,
	);
}
