import type {Directory} from '../domain/directory.ts';
import type {StatusClass} from '../domain/status.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';
import {createMemory} from '../grid/remember.ts';
import {type Severity, severities, severityCount} from '../grid/severity.ts';
import {causeAt} from '../status/cause-at.ts';
import type {MatrixFilter, MatrixView} from './matrix-view.ts';

/** Which locations are shown: those that pass the filter, the search and the cause. */
export type Matcher = {
	/** Whether nothing is left out. */
	readonly isOpen: boolean;
	matches(index: LocationIndex): boolean;
	/** Whether any location of the account is shown. */
	matchesAccount(account: number): boolean;
};

type Looked = Pick<MatrixView, 'filter' | 'search' | 'cause' | 'compared'>;
const rememberMatcher = createMemory<Matcher>();

/**
What filter, search and cause let through.

A search finds the account's ID, name or OUs, the Region's code or long name, the location as printed, or the failure message, whatever the case; `!` in front turns it round. Each account, Region and message is looked at once, not each location.
*/
export function createMatcher(grid: LocationGrid, directory: Directory, view: Looked): Matcher {
	const parts = [view.filter, view.search, view.cause, view.compared, directory.accounts, directory.regions];
	return rememberMatcher(grid, parts, () => compose(grid, directory, view));
}

function compose(grid: LocationGrid, directory: Directory, {filter, search, cause, compared}: Looked): Matcher {
	const passes = listPassing(filter);
	const finds = createSearch(grid, directory, search);
	const group = compared?.grid === grid ? compared.only : null;
	const isOpen = filter === 'all' && finds === undefined && cause === null && group === null;
	const matches = (index: LocationIndex): boolean =>
		passes[grid.severityAt(index)] === true &&
		(cause === null || causeAt(grid, index) === cause) &&
		(group === null || compared?.letters.get(index) === group) &&
		(finds === undefined || finds(index));
	return {
		isOpen,
		matches,
		matchesAccount(account) {
			if (isOpen) {
				return true;
			}

			for (let column = 0; column < grid.regions.length; column++) {
				if (matches(grid.indexAt(account, column))) {
					return true;
				}
			}

			return false;
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

function createSearch(
	grid: LocationGrid,
	directory: Directory,
	search: string,
): ((index: LocationIndex) => boolean) | undefined {
	const isInverted = search.startsWith('!');
	const text = (isInverted ? search.slice(1) : search).trim().toLowerCase();
	if (text === '') {
		return undefined;
	}

	const holds = (words: ReadonlyArray<string | null | undefined>): boolean =>
		words.some(word => word?.toLowerCase().includes(text) ?? false);
	const inAccount = remember(account => {
		const accountId = grid.accountIds[account]!;
		const found = directory.accounts.get(accountId);
		return holds([
			accountId,
			grid.stepNameOf(account),
			found?.name,
			...(found?.path.flatMap(unit => [unit.name, unit.id]) ?? []),
		]);
	});
	const inRegion = remember(column => {
		const region = grid.regions[column]!;
		return holds([region, directory.regions.get(region)?.longName]);
	});
	const messages = new Map<number, boolean>();
	const inMessage = (index: LocationIndex): boolean => {
		const code = grid.messageCodeAt(index);
		let isFound = messages.get(code);
		if (isFound === undefined) {
			isFound = holds([grid.failureMessageAt(index)]);
			messages.set(code, isFound);
		}

		return isFound;
	};

	const isPrinted = text.includes('/');
	const inLocation = (index: LocationIndex): boolean => holds([grid.nameAt(index)]);

	return index =>
		(inAccount(grid.accountOf(index)) ||
			inRegion(grid.columnOf(index)) ||
			inMessage(index) ||
			(isPrinted && inLocation(index))) !== isInverted;
}

/** Ask once for each number. */
function remember(ask: (index: number) => boolean): (index: number) => boolean {
	const answers: boolean[] = [];
	return index => {
		answers[index] ??= ask(index);
		return answers[index];
	};
}
