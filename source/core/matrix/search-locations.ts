import type {Directory} from '../domain/directory.ts';
import {findsTerm} from '../domain/search/finds-term.ts';
import type {Query, SearchField, SearchTerm, Wanted} from '../domain/search/parse-query.ts';
import {statusWord} from '../domain/search/status-word.ts';
import type {LocationGrid, LocationIndex} from '../grid/location-grid.ts';

/** What a search of the matrix knows by name. */
export const matrixFields: readonly SearchField[] = ['account', 'region', 'ou', 'status', 'msg', 'step'];

type Finds = (index: LocationIndex) => boolean;

/**
Prepare a search of the matrix; `undefined` for an empty one.

A term without a field searches the account's ID, name and OUs, the Region's code and long name, the printed location, and the failure message. Each account, Region, status and message is searched once, not each location.

@param fields - The fields that this search knows; a term about another one is ignored.
*/
export function searchLocations(
	grid: LocationGrid,
	directory: Directory,
	{terms}: Query,
	fields: readonly SearchField[] = matrixFields,
): Finds | undefined {
	const finders = terms.flatMap(term => {
		const isKnown = term.field === null || fields.includes(term.field);
		const finds = isKnown ? createFinder(grid, directory, term) : undefined;
		return finds === undefined ? [] : [term.isInverted ? (index: LocationIndex) => !finds(index) : finds];
	});
	return finders.length === 0 ? undefined : index => finders.every(finds => finds(index));
}

/** `undefined` for a field that locations don't have. */
function createFinder(grid: LocationGrid, directory: Directory, term: SearchTerm): Finds | undefined {
	const find = createFinders(grid, directory, term);
	switch (term.field) {
		case 'account':
			return index => find.account(grid.accountOf(index));
		case 'ou':
			return index => find.unit(grid.accountOf(index));
		case 'region':
			return index => find.region(grid.columnOf(index));
		case 'status':
			return index => find.status(grid.statusAt(index) ?? '');
		case 'msg':
			return find.message;
		case 'step':
			return index => find.step(grid.accountOf(index));
		case null:
			return index => {
				const account = grid.accountOf(index);
				return (
					find.account(account) ||
					find.unit(account) ||
					find.step(account) ||
					find.region(grid.columnOf(index)) ||
					find.message(index) ||
					find.location(index)
				);
			};
		default:
			return undefined;
	}
}

function createFinders(grid: LocationGrid, directory: Directory, term: SearchTerm) {
	const holds = (...words: ReadonlyArray<string | null | undefined>): boolean => findsTerm(term, words);
	const foundAccount = (row: number) => directory.accounts.get(grid.accountIds[row]!);
	const messages: boolean[] = [];
	const statuses = new Map<string, boolean>();
	const printed = term.wanted.flatMap(one => findPrinted(grid, one) ?? []);
	return {
		account: once(row => holds(grid.accountIds[row], foundAccount(row)?.name)),
		unit: once(row => holds(...(foundAccount(row)?.path.flatMap(unit => [unit.name, unit.id]) ?? []))),
		step: once(row => holds(grid.stepNameOf(row))),
		region: once(column => holds(grid.regions[column], directory.regions.get(grid.regions[column]!)?.longName)),
		status(status: string): boolean {
			const known = statuses.get(status);
			const isFound = known ?? holds(status, statusWord(status));
			statuses.set(status, isFound);
			return isFound;
		},
		message(index: LocationIndex): boolean {
			const code = grid.messageCodeAt(index);
			messages[code] ??= holds(grid.failureMessageAt(index));
			return messages[code];
		},
		location: (index: LocationIndex): boolean => printed.some(finds => finds(index)),
	};
}

/** Search the printed locations; `undefined` where a text is in neither or already in one of the two names. */
function findPrinted(grid: LocationGrid, wanted: Wanted): Finds | undefined {
	if (wanted.type === 'text') {
		return wanted.text.includes('/') ? index => grid.nameAt(index).toLowerCase().includes(wanted.text) : undefined;
	}

	const after = once(row => wanted.pattern.after(`${grid.accountIds[row]}/`));
	return index => {
		const row = grid.accountOf(index);
		return !grid.isStepRow(row) && after(row)(grid.regions[grid.columnOf(index)] ?? '');
	};
}

/** Compute once for each number. */
function once<T>(ask: (index: number) => T): (index: number) => T {
	const answers: T[] = [];
	return index => {
		answers[index] ??= ask(index);
		return answers[index];
	};
}
