import {createMemory} from '../../../grid/remember.ts';
import {coverSelection} from '../../../planning/cover.ts';
import type {Selection} from '../../../planning/selection.ts';
import {formatCount} from '../../../status/format.ts';
import type {Configure} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {selectionOf} from './places.ts';

/** Beyond this many locations the cover is computed for the review only, not at every key. */
const quickCover = 4000;

const rememberSize = createMemory<number>();

/** How many target locations a selection needs; `null` where computing that would be slow. */
export function quickCoverSize(selection: Selection): number | null {
	return selection.size <= quickCover ? rememberSize(selection, [], () => coverSelection(selection).length) : null;
}

/** Print the size of a selection: `2 accounts × 2 Regions = 4 locations`, or how far it is from a rectangle. */
export function summarizePlaces({directory}: Pick<Configuring, 'directory'>, configure: Configure): string {
	const {places} = configure.draft;
	const selection = selectionOf(configure, directory);
	if (places.kind === 'units') {
		const units = places.accounts.length;
		return units === 0
			? 'no OU chosen'
			: `${formatCount(units)} ${units === 1 ? 'OU or account' : 'OUs and accounts'} × ${countRegions(places.regions.length)}`;
	}

	if (places.kind === 'as-given') {
		return `${formatCount(places.entries.length)} target locations as the plan has them`;
	}

	const {axes, size, words} = selection;
	if (size === 0) {
		return 'none painted';
	}

	let accounts = 0;
	let columns = [0, 0];
	for (let index = 0; index < words.length; index += 2) {
		accounts += Number((words[index]! | words[index + 1]!) !== 0);
		columns = [columns[0]! | words[index]!, columns[1]! | words[index + 1]!];
	}

	const regions = axes.regions.filter((_, column) => (columns[column >> 5]! & (1 << (column & 31))) !== 0).length;
	const isRectangle = accounts * regions === size;
	return isRectangle
		? `${countAccounts(accounts)} × ${countRegions(regions)} = ${formatCount(size)}`
		: `${formatCount(size)} in ${countAccounts(accounts)} × ${countRegions(regions)}`;
}

function countAccounts(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'account' : 'accounts'}`;
}

function countRegions(count: number): string {
	return `${formatCount(count)} ${count === 1 ? 'Region' : 'Regions'}`;
}
