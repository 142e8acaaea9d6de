import type {StepExecution} from '../core/domain/execution.ts';
import {parseLocation} from '../core/domain/location.ts';
import {isTerminal} from '../core/domain/status.ts';
import {planRetry} from '../core/planning/retry-plan.ts';
import {LocationGrid} from '../core/state/location-grid.ts';
import {readAllSteps} from './read-all.ts';
import {exitStatus, tellFailure} from './services.ts';
import {type StartFlags, type StartServices, startRequests} from './start-requests.ts';

export type RetryOptions = StartFlags & {
	readonly executionId: string;
	/** Exactly these; empty for all with one of `statuses`. */
	readonly locations: readonly string[];
	/** Empty for every status that is no success. */
	readonly statuses: readonly string[];
};

/** Start a new fan-out on exactly the locations that did not succeed, or on those named: the same runbook, version, parameters and rate control. */
export async function retry(services: StartServices, options: RetryOptions): Promise<number> {
	const {automation, directory, tell, locateCentral} = services;
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

	if (!isTerminal(execution.value.status) && locations.length === 0) {
		tell(`✖ ${executionId} still runs: wait for its end, or name the locations to retry now with --location`);
		return exitStatus.wrongUsage;
	}

	const steps = await readAllSteps(services, central, executionId);
	if (!steps.ok) {
		return tellFailure(services, steps.failure);
	}

	const outcomes = listOutcomes(steps.value, isTerminal(execution.value.status));
	const tags = await automation.listTags(central, executionId);
	const needsPaths = execution.value.targetLocations.some(entry =>
		entry.accounts.some(account => !/^\d{12}$/.test(account)),
	);
	const accounts = needsPaths ? await directory.listAccounts() : undefined;
	const paths = accounts?.ok
		? new Map(accounts.value.map(({accountId, path}) => [accountId, path.map(unit => unit.id)]))
		: undefined;
	const wanted =
		locations.length > 0
			? locations.map(one => parseLocation(one)!)
			: statuses.length > 0
				? outcomes.filter(({status}) => statuses.includes(status)).map(({location}) => location)
				: undefined;
	const plan = planRetry(
		{
			execution: execution.value,
			outcomes,
			tags: tags.ok ? tags.value : undefined,
			organizationPath: paths && (accountId => paths.get(accountId) ?? []),
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
		tell('✖ No location is left to retry: nothing was started');
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

function listOutcomes(steps: readonly StepExecution[], hasEnded: boolean) {
	const grid = new LocationGrid();
	for (const one of steps) {
		grid.apply(one);
	}

	grid.settle(hasEnded);
	return [...grid.indices()].map(index => ({location: grid.locationAt(index), status: grid.statusAt(index)!}));
}
