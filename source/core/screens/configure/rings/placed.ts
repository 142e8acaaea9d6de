import type {StartRequest} from '../../../domain/start-request.ts';
import {createMemory} from '../../../grid/remember.ts';
import type {PlannedRequest} from '../../../planning/retry-plan.ts';
import type {RingMistake} from '../../../planning/rings/check-rings.ts';
import {
	listPlannedAccounts,
	needsAccountTags,
	type PlacedRing,
	placeRings,
} from '../../../planning/rings/place-rings.ts';
import {readRingsDraft} from '../../../planning/rings/read-rings-draft.ts';
import {hasRings, type KnownTags} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {planOf} from '../plan.ts';

/** The rings of a launch with their locations, or everything that is wrong with them. */
export type PlacedRings =
	| {readonly request: StartRequest; readonly rings: readonly PlacedRing[]}
	| {readonly mistakes: readonly string[]};

const remember = createMemory<PlacedRings>();

/** Divide the locations of a launch among its rings; `null` without rings, or while the launch is incomplete. */
export function placedRings(state: Pick<Configuring, 'configure' | 'directory'>): PlacedRings | null {
	const {configure, directory} = state;
	const plan = planOf(configure);
	return hasRings(configure) && plan.isReady
		? remember(configure.rings, [plan, directory.accounts, configure.accountTags], () => place(plan.requests, state))
		: null;
}

function place(
	requests: readonly PlannedRequest[],
	{configure, directory}: Pick<Configuring, 'configure' | 'directory'>,
): PlacedRings {
	const request = joinRequests(requests);
	const read = readRingsDraft(configure.rings);
	if ('problems' in read) {
		return {mistakes: read.problems.map(({message}) => message)};
	}

	const {accountTags} = configure;
	if (needsAccountTags(read.rings) && listUnreadAccounts(listAccounts(requests, directory), accountTags).length > 0) {
		return {mistakes: ['The tags of the accounts are being read…']};
	}

	const placed = placeRings(request, read.rings, {directory, accountTags: accountTags?.of ?? new Map()});
	return 'mistakes' in placed ? {mistakes: placed.mistakes.map(mistake => sayMistake(mistake))} : {...placed, request};
}

/** Join the requests into one; each ring is divided again where it is too large for one request. */
function joinRequests(requests: readonly PlannedRequest[]): StartRequest {
	const [first] = requests;
	const places = requests.flatMap(({request}) => request.TargetLocations ?? []);
	return {...first!.request, ...(places.length > 0 && {TargetLocations: places})};
}

function sayMistake({path, message}: RingMistake): string {
	const [, index] = /^rings\[(\d+)\]/.exec(path) ?? [];
	return index === undefined
		? `The ${path === '' ? 'launch' : 'rings'} ${message}`
		: `Ring ${Number(index) + 1} ${message}`;
}

const rememberAccounts = createMemory<readonly string[]>();

/** List the accounts whose tags a ring needs: all that the launch reaches. Empty where no ring needs any, or the launch is incomplete. The result is cached, as every key needs it. */
export function accountsWithTags({
	configure,
	directory,
}: Pick<Configuring, 'configure' | 'directory'>): readonly string[] {
	if (!hasRings(configure)) {
		return [];
	}

	const plan = planOf(configure);
	return rememberAccounts(configure.rings, [plan, directory.accounts], () => {
		const read = readRingsDraft(configure.rings);
		return 'problems' in read || !needsAccountTags(read.rings) || !plan.isReady
			? []
			: listAccounts(plan.requests, directory);
	});
}

/** Those of the accounts whose tags haven't been read yet. */
export function listUnreadAccounts(accountIds: readonly string[], tags: KnownTags | null): readonly string[] {
	return tags === null ? accountIds : accountIds.filter(id => !tags.of.has(id));
}

function listAccounts(requests: readonly PlannedRequest[], directory: Configuring['directory']): readonly string[] {
	return listPlannedAccounts(joinRequests(requests), directory);
}
