import type {Outcome} from '../../domain/failure.ts';
import {readRequestRate} from '../../domain/request-rate.ts';
import type {StartRequest, TargetLocation} from '../../domain/start-request.ts';
import {formatCount, formatLocations} from '../../status/format.ts';
import {type Check, found} from './check.ts';
import {runningAtOnce} from './judge-targets.ts';

/** The quotas of automations in an account and Region; `null` where Service Quotas has none of that name. */
export type AutomationQuotas = {
	/** Automations that run at once, children included. */
	readonly concurrent: number | null;
};

/** What a start needs of the quotas. */
export type QuotaNeeds = {
	/** Locations at once, of the largest request; `null` where only AWS knows. */
	readonly locations: number | null;
	/** Resources at once in a location: each is an automation of its own. `null` where there are none, and for a percentage. */
	readonly resources: number | null;
};

/** Find out what a start needs of the quotas. Requests may take turns, so only the largest one is certain to need it. */
export function listQuotaNeeds(
	requests: readonly StartRequest[],
	sizeOf?: (entry: TargetLocation) => number | null,
): QuotaNeeds {
	const rates = requests.map(request => readRequestRate([{request, turn: 0}], sizeOf));
	const locations = rates.flatMap(({concurrency, size, entries}) =>
		entries.length === 0 || concurrency === null ? [] : [Math.min(concurrency, size ?? concurrency)],
	);
	const resources = requests
		.flatMap(({Targets, MaxConcurrency, TargetLocations = []}) => [
			...(Targets === undefined ? [] : [MaxConcurrency]),
			...TargetLocations.map(({TargetsMaxConcurrency}) => TargetsMaxConcurrency),
		])
		.filter(limit => limit !== undefined && /^\d+$/.test(limit))
		.map(Number);
	return {
		locations: locations.length === 0 ? null : Math.max(...locations),
		resources: resources.length === 0 ? null : Math.max(...resources),
	};
}

/**
Judge whether a start needs more automations at once than the quotas allow. Where the quotas can't be read, AWS's published default is used: that is no fault of the plan.

AWS doesn't say whether the children of other accounts count in the central one, so this is never more than a warning.
*/
export function judgeQuotas(read: Outcome<AutomationQuotas>, {locations, resources}: QuotaNeeds): readonly Check[] {
	const own = read.ok ? read.value.concurrent : null;
	const limit = own ?? runningAtOnce;
	const because = read.ok ? null : [read.failure.code, read.failure.because].filter(Boolean).join(': ') || null;
	const name =
		own === null
			? `AWS’s default quota of ${formatCount(limit)} automations at once (the account’s own can’t be read)`
			: `the central account’s quota of ${formatCount(limit)} automations at once`;
	const next = 'Lower the concurrency, or raise the quota: Systems Manager’s adaptive concurrency goes up to 500.';
	const over = (what: string, where: string): Check =>
		found('quotas', 'warning', `${what} are more than ${where}: AWS may let the others wait in its queue`, {
			because,
			next,
		});
	return [
		...(locations === null
			? []
			: locations > limit
				? [over(`${formatLocations(locations)} at once`, name)]
				: [found('quotas', 'ok', `${formatLocations(locations)} at once, within ${name}`, {because})]),
		// What a target account may run isn't read: that would be a call for each location.
		...(resources !== null && resources >= runningAtOnce
			? [
					over(
						`${formatCount(resources)} resources at once in a location`,
						`AWS’s default quota there, ${runningAtOnce} automations with their children`,
					),
				]
			: []),
	];
}

/** Report how fast requests are sent: AWS publishes one start a second. */
export function judgeRequests(requests: number): readonly Check[] {
	return requests <= 1
		? []
		: [found('quotas', 'ok', `${requests} requests go out, at AWS’s one start a second or slower`)];
}
