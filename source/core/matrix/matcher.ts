import type {Directory} from '../domain/directory.ts';
import {parseQuery} from '../domain/search/parse-query.ts';
import type {StatusClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {type Severity, severities, severityCount} from '../grid/severity.ts';
import {causeAt} from '../status/cause-at.ts';
import type {MatrixFilter, MatrixView} from './matrix-view.ts';
import {searchLocations} from './search-locations.ts';
import {ShownLocations} from './shown-locations.ts';

/** Which locations are shown: those that pass the filter, the search and the cause. */
export type Matcher = {
	/** Whether nothing is left out. */
	readonly isOpen: boolean;
	matches(index: LocationIndex): boolean;
	/** Whether any location of the account is shown. */
	matchesAccount(account: number): boolean;
	/** Whether a search leaves something out: then Regions without a found location are hidden, and OUs are unfolded. */
	readonly isSearched: boolean;
	/** The locations that are shown, up to date. */
	readonly shown: ShownLocations;
};

type Looked = Pick<MatrixView, 'filter' | 'search' | 'fields' | 'cause' | 'compared'>;
const rememberMatcher = createMemory<Matcher>();

/**
What filter, search and cause let through.

The search is parsed as on every other screen (`parseQuery`).
*/
export function createMatcher(grid: LocationGrid, directory: Directory, view: Looked): Matcher {
	const parts = [
		view.filter,
		view.search,
		view.fields,
		view.cause,
		view.compared,
		directory.accounts,
		directory.regions,
	];
	return rememberMatcher(grid, parts, () => compose(grid, directory, view));
}

function compose(grid: LocationGrid, directory: Directory, view: Looked): Matcher {
	const {filter, search, fields, cause, compared} = view;
	const passes = listPassing(filter);
	const finds = searchLocations(grid, directory, parseQuery(search), fields);
	const group = compared?.grid === grid ? compared.only : null;
	const isOpen = filter === 'all' && finds === undefined && cause === null && group === null;
	const matches = (index: LocationIndex): boolean =>
		passes[grid.severityAt(index)] === true &&
		(cause === null || causeAt(grid, index) === cause) &&
		(group === null || compared?.letters.get(index) === group) &&
		(finds === undefined || finds(index));
	const shown = new ShownLocations(grid, matches);
	return {
		isOpen,
		isSearched: finds !== undefined,
		matches,
		matchesAccount: account => isOpen || shown.update().tally.inRow(account, 0) > 0,
		get shown() {
			return shown.update();
		},
	};
}

const classesOf: Readonly<Record<MatrixFilter, readonly StatusClass[]>> = {
	all: severities,
	'not-succeeded': ['failed', 'cancelled', 'skipped', 'unclear'],
	running: ['running', 'unknown'],
	waiting: ['waiting'],
};

/** By severity, whether a filter lets it through; never where there is no location. */
function listPassing(filter: MatrixFilter): readonly boolean[] {
	const classes = classesOf[filter];
	return Array.from({length: severityCount}, (_, severity: Severity) => {
		const statusClass = severities[severity - 1];
		return statusClass !== undefined && classes.includes(statusClass);
	});
}
