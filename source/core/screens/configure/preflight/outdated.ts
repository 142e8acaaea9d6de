import type {LaunchDraft} from '../../../planning/draft.ts';
import type {Selection} from '../../../planning/selection.ts';
import type {Configure} from '../configure.ts';

/** A preflight older than this is run again: what it has read may have changed since. */
const freshMs = 15 * 60_000;

/** Whether a finished preflight is too old to be relied on. */
export function isStale({preflight}: Pick<Configure, 'preflight'>, now: number): boolean {
	return preflight !== null && preflight.state !== 'running' && now - preflight.at > freshMs;
}

/** Whether the launch has changed since its preflight. It has to be fast, as every key calls it. */
export function isOutdated({preflight, draft}: Configure): boolean {
	return preflight !== null && preflight.draft !== draft && !isSame(preflight.draft, draft);
}

function isSame(before: LaunchDraft, now: LaunchDraft): boolean {
	const names = Object.keys(now) as ReadonlyArray<keyof LaunchDraft>;
	return (
		names.every(name => name === 'places' || Object.is(before[name], now[name])) &&
		(before.places === now.places ||
			(before.places.kind === 'locations' &&
				now.places.kind === 'locations' &&
				selectsSame(before.places.selection, now.places.selection)))
	);
}

/** Accounts and Regions that arrive later are appended, so that the selection keeps its indexes. */
function selectsSame(before: Selection, now: Selection): boolean {
	const {accountIds, regions} = before.axes;
	return (
		before.size === now.size &&
		before.words.every((word, index) => word === (now.words[index] ?? 0)) &&
		accountIds.every((accountId, index) => accountId === now.axes.accountIds[index]) &&
		regions.every((region, index) => region === now.axes.regions[index])
	);
}
