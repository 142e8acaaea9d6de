import {nameEntries} from '../../../planning/name-entries.ts';
import {formatCount, formatLocations} from '../../../status/format.ts';
import {firstRequest, line, listEntries, type ReviewPart} from './reviewed.ts';

/** How many target locations are printed one by one. */
const most = 12;

/** The locations, and how many requests start them. */
export const describeWhere: ReviewPart = reviewed => {
	const {state, requests, count} = reviewed;
	const entries = listEntries(reviewed);
	const named = nameEntries(entries, state.directory.accounts);
	const url = firstRequest(reviewed)?.TargetLocationsURL;
	const total = count === null ? 'the locations that AWS makes of the OUs' : formatLocations(count);
	const {places} = state.configure.draft;
	const how = places.kind === 'units' ? ', OUs sent as OUs: AWS expands them when it starts' : '';
	return [
		line(
			'Where',
			url === undefined
				? `${total} in ${formatCount(entries.length)} target ${entries.length === 1 ? 'location' : 'locations'}${how}`
				: `as ${url.replace(/\?.*$/, '')} says`,
		),
		...named.slice(0, most).map(text => line('', text, 'muted')),
		...(named.length > most ? [line('', `and ${formatCount(named.length - most)} more`, 'muted')] : []),
		...(requests.length > 1
			? [
					line(
						'Requests',
						`${requests.length}, as one takes 100 target locations at most, or fewer than may run at once; each starts a fan-out of its own`,
						'waiting',
					),
				]
			: []),
	];
};
