import {parseExecutionId} from '../../../domain/execution-id.ts';
import {type Location, printLocation} from '../../../domain/location.ts';
import {isUnsuccessful} from '../../../domain/status.ts';
import {countInColumn} from '../../../planning/edit-selection.ts';
import {parseLocations} from '../../../planning/parse-locations.ts';
import {addLocations, extendAxes, type Selection} from '../../../planning/selection.ts';
import {isActive} from '../../../planning/units.ts';
import {findFollowing} from '../../../state/attempts.ts';
import {type Reducers, transition} from '../../../state/transition.ts';
import {describeFailure} from '../../../status/failure-lines.ts';
import {formatCount, formatLocations} from '../../../status/format.ts';
import type {Prompt} from '../configure.ts';
import {type ConfigureTransition, type Configuring, refuse, withConfigure} from '../configuring.ts';
import type {ConfigureEvent} from '../events.ts';
import {takeRings} from '../rings/reduce.ts';
import {addToUnits} from './paint-units.ts';
import {isEnabled, selectionOf} from './places.ts';

type Handled = Extract<ConfigureEvent, {type: 'failed-locations-read' | 'file-read'}>;

export const addLocationReducers: Reducers<Handled, Configuring> = {
	'failed-locations-read'(state, {executionId, outcome}) {
		return outcome.ok
			? selectAll(state, outcome.value, `that did not succeed in ${executionId}`)
			: refuse(state, describeFailure(outcome.failure).join(' '));
	},

	'file-read'(state, {path, outcome}) {
		if (state.configure.prompt?.kind === 'load-rings') {
			return takeRings(state, path, outcome);
		}

		return outcome.ok ? addList(state, outcome.value) : refuse(state, describeFailure(outcome.failure).join(' '));
	},
};

/** Read a file; its list is then added. */
export function readList(state: Configuring, prompt: Prompt, text: string): ConfigureTransition {
	const {configure} = state;
	const path = text.replace(/^@/, '');
	return transition(withConfigure(state, {...configure, prompt: {...prompt, message: `Reading ${path}…`}}), {
		type: 'read-file',
		path,
	});
}

/** Add a typed, pasted or loaded list: locations, accounts, OUs. */
export function addList(state: Configuring, text: string): ConfigureTransition {
	const {configure} = state;
	const {draft} = configure;
	const words = text.split(/[\s,;]+/).filter(Boolean);
	const namesUnits = words.some(word => /^(ou-|r-)[a-z0-9]/.test(word));
	if (draft.places.kind === 'units' || namesUnits) {
		if (draft.places.kind !== 'units') {
			return refuse(state, 'OUs are sent as OUs only: press Esc, then o to choose OUs');
		}

		const {units, unknown} = addToUnits(draft.places, words);
		const changed = {...configure, prompt: null, draft: {...draft, places: units}};
		return unknown.length > 0
			? refuse(state, `Neither an OU, an account nor a Region: ${unknown.slice(0, 3).join(', ')}`)
			: transition(
					withConfigure({...state, notice: {text: `${formatCount(words.length)} taken in`, tone: 'good'}}, changed),
				);
	}

	const {locations, accountIds, mistakes} = parseLocations(text);
	const [mistake] = mistakes;
	if (mistake !== undefined && locations.length + accountIds.length === 0) {
		return refuse(state, `Line ${mistake.line}: ${mistake.text} ${mistake.message}`);
	}

	const selection = selectionOf(configure, state.directory);
	const regions = selection.axes.regions.filter((_, column) => countInColumn(selection, column) > 0);
	const all = [...locations, ...accountIds.flatMap(accountId => regions.map(region => ({accountId, region})))];
	const rows = extendAxes(selection, accountIds);
	const left =
		mistake === undefined
			? ''
			: `; ${formatCount(mistakes.length)} not understood, first line ${mistake.line}: ${mistake.text} ${mistake.message}`;
	if (all.length === 0) {
		return transition({
			...withPlaces(state, rows),
			notice: {
				text: `${formatCount(accountIds.length)} accounts are in the matrix: paint the Regions to run in${left}`,
				tone: 'info',
			},
		});
	}

	const added = selectAll(state, all, 'of the list', rows);
	return left === ''
		? added
		: transition({...added.state, notice: {text: `${added.state.notice?.text ?? ''}${left}`, tone: 'bad'}});
}

/** Add locations to the selection; report those that can't be used, as the operator named them explicitly. */
function selectAll(
	state: Configuring,
	locations: readonly Location[],
	whence: string,
	selection: Selection = selectionOf(state.configure, state.directory),
): ConfigureTransition {
	const {configure} = state;
	const odd = locations.filter(
		({accountId, region}) => !isActive(state.directory, accountId) || !isEnabled(configure, region),
	);
	const [first] = odd;
	const painted = withPlaces(state, addLocations(selection, locations));
	const warning =
		first === undefined
			? ''
			: `; ${formatCount(odd.length)} of them may not run, such as ${printLocation(first)} (account not active, or Region not enabled)`;
	return transition({
		...painted,
		notice: {
			text: `Selected ${formatLocations(locations.length)} ${whence}${warning}`,
			tone: first === undefined ? 'good' : 'info',
		},
	});
}

function withPlaces(state: Configuring, selection: Selection): Configuring {
	const {configure} = state;
	const draft = {...configure.draft, places: {kind: 'locations' as const, selection}};
	return withConfigure(state, {...configure, prompt: null, draft});
}

/** The locations of a fan-out that ended without success: from the open one where known, else requested from AWS. */
export function findFailed(state: Configuring, prompt: Prompt, typed: string, central: Location): ConfigureTransition {
	const {configure} = state;
	const executionId = parseExecutionId(typed);
	const following = findFollowing(state, executionId ?? typed);
	if (following !== null && following.grid.size > 0) {
		const {grid} = following;
		const failed = [...grid.indices()].filter(index => isUnsuccessful(grid.statusAt(index)!));
		return failed.length === 0
			? refuse(state, 'No location of this fan-out ended without success')
			: selectAll(state, grid.locationsOf(failed), `that did not succeed in ${following.executionId}`);
	}

	if (executionId === null) {
		return refuse(state, `An execution ID has 36 characters, this has ${typed.length}`);
	}

	return transition(
		withConfigure(state, {...configure, prompt: {...prompt, message: 'Asking AWS which locations failed…'}}),
		{
			type: 'list-failed-locations',
			where: central,
			executionId,
		},
	);
}
