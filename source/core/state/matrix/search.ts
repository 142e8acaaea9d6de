import type {LocationGrid, LocationIndex} from '../location-grid.ts';
import type {Directory} from '../state.ts';

/**
Whether a location matches a search: its account's ID, name or OUs, its Region's code or long name, or its failure message holds the text, whatever the case.

`!` in front turns it round. An empty search matches everything.
*/
export function matchesSearch(grid: LocationGrid, directory: Directory, index: LocationIndex, search: string): boolean {
	const isInverted = search.startsWith('!');
	const text = (isInverted ? search.slice(1) : search).trim().toLowerCase();
	if (text === '') {
		return true;
	}

	const {accountId, region} = grid.locationAt(index);
	const account = directory.accounts.get(accountId);
	const words = [
		`${accountId}/${region}`,
		account?.name,
		...(account?.path.flatMap(unit => [unit.name, unit.id]) ?? []),
		directory.regions.get(region)?.longName,
		grid.failureMessageAt(index),
	];
	return words.some(word => word?.toLowerCase().includes(text) ?? false) !== isInverted;
}
