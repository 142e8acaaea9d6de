import type {Location} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import {namesUnits} from '../core/follow/plan-locations.ts';
import {whyNotRetried} from '../core/planning/retry-choice.ts';
import {planRetry} from '../core/planning/retry-plan.ts';
import {readAccounts} from '../runtime/read-grid.ts';
import {readAttempts} from './read-attempts.ts';
import {exitStatus, tellFailure} from './services.ts';
import {type StartFlags, type StartServices, startRequests} from './start-requests.ts';

export type RetryOptions = StartFlags & {
	readonly executionId: string;
	/** Exactly these; empty for all with one of `statuses`. */
	readonly locations: readonly Location[];
	/** Empty for every status that is no success. */
	readonly statuses: readonly string[];
};

/** Start a new fan-out on exactly the locations that did not succeed, in this attempt or a later one, or on those named: the same runbook, version, parameters and rate control. */
export async function retry(services: StartServices, options: RetryOptions): Promise<number> {
	const {automation, tell, locateCentral} = services;
	const {executionId, locations, statuses} = options;
	const located = await locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const execution = await automation.getExecution(central, executionId);
	if (!execution.ok) {
		return tellFailure(services, execution.failure);
	}

	if (!hasEnded(execution.value) && locations.length === 0) {
		tell(`× ${executionId} still runs: wait for its end, or name the locations to retry now with --location`);
		return exitStatus.wrongUsage;
	}

	const reason = whyNotRetried(execution.value);
	if (reason !== null) {
		tell(`× ${executionId} ${reason}`);
		return exitStatus.wrongUsage;
	}

	const attempted = await readAttempts(services, central, execution.value);
	if (!attempted.ok) {
		return tellFailure(services, attempted.failure);
	}

	const {outcomes, unnameable, retriedBy, running} = attempted.value;
	if (running.length > 0 && locations.length === 0) {
		tell(
			`× A retry of it still runs: ${running.join(', ')}. Wait for its end, or name the locations to retry now with --location`,
		);
		return exitStatus.wrongUsage;
	}

	if (retriedBy.length > 0) {
		tell(`Retried before by ${retriedBy.join(', ')}: each location counts as it ended there.`);
	}

	const tags = await automation.listTags(central, executionId);
	const accounts = namesUnits(execution.value) ? await readAccounts(services) : undefined;
	const wanted =
		locations.length > 0
			? locations
			: statuses.length > 0
				? outcomes.filter(({status}) => statuses.includes(status)).map(({location}) => location)
				: undefined;
	const plan = planRetry(
		{
			execution: execution.value,
			outcomes,
			unnameable,
			tags: tags.ok ? tags.value : undefined,
			organizationPath:
				accounts && accounts.size > 0
					? accountId => accounts.get(accountId)?.path.map(unit => unit.id) ?? []
					: undefined,
		},
		wanted,
	);
	for (const {location, reason} of plan.leftOut) {
		tell(`${location.accountId}/${location.region} is left out: ${reason}`);
	}

	for (const note of plan.notes) {
		tell(note);
	}

	if (plan.requests.length === 0) {
		tell('× No location is left to retry: nothing was started');
		return exitStatus.wrongUsage;
	}

	return startRequests(
		services,
		central,
		{
			requests: plan.requests,
			locations: plan.locations.length,
			summary: `Retrying ${execution.value.document}, version ${execution.value.documentVersion ?? '?'}, in ${plan.locations.length} of ${outcomes.length} locations of ${executionId}`,
			retryOf: executionId,
		},
		options,
	);
}
