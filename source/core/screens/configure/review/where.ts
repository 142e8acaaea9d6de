import type {TargetLocation} from '../../../domain/start-request.ts';
import {firstRequest, line, listEntries, type ReviewPart} from './reviewed.ts';

/** Target locations that are told one by one. */
const most = 12;

/** In which locations it runs, and in how many requests these go out. */
export const describeWhere: ReviewPart = reviewed => {
	const {state, requests, count} = reviewed;
	const entries = listEntries(reviewed);
	const url = firstRequest(reviewed)?.TargetLocationsURL;
	const total =
		count === null ? 'the locations that AWS makes of the OUs' : `${count} ${count === 1 ? 'location' : 'locations'}`;
	const {places} = state.configure.draft;
	const how = places.kind === 'units' ? ', OUs sent as OUs: AWS expands them when it starts' : '';
	return [
		line(
			'Where',
			url === undefined
				? `${total} in ${entries.length} target ${entries.length === 1 ? 'location' : 'locations'}${how}`
				: `as ${url.replace(/\?.*$/, '')} says`,
		),
		...entries.slice(0, most).map(entry => line('', describeEntry(entry), 'muted')),
		...(entries.length > most ? [line('', `and ${entries.length - most} more`, 'muted')] : []),
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

function describeEntry({
	Accounts = [],
	Regions = [],
	IncludeChildOrganizationUnits,
	ExcludeAccounts = [],
}: TargetLocation): string {
	const few = (all: readonly string[]) =>
		all.length <= 4 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
	const children = IncludeChildOrganizationUnits ? ' with child OUs' : '';
	const without = ExcludeAccounts.length === 0 ? '' : ` without ${few(ExcludeAccounts)}`;
	return `${few(Accounts)}${children}${without} × ${few(Regions)}`;
}
