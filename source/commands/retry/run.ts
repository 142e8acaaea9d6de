import {findOriginal, judgeRetry, type KnownAttempt, type RetryObstacle} from '../../core/actions/retry/judge-retry.ts';
import {listLatestOutcomes, planAttempt} from '../../core/actions/retry/plan-attempt.ts';
import {tagsUnread} from '../../core/actions/retry/retry-words.ts';
import type {Execution} from '../../core/domain/execution.ts';
import type {Location} from '../../core/domain/location.ts';
import {namesUnits} from '../../core/follow/plan-locations.ts';
import type {RetryPlan} from '../../core/planning/retry-plan.ts';
import {type ReadAttempt, type ReadAttempts, readAttempts} from '../../runtime/read-attempts.ts';
import {readAccounts} from '../../runtime/read-grid.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {type StartFlags, type StartServices, startRequests} from '../start/start-requests.ts';

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
	const {executionId} = options;
	const located = await locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const execution = await automation.getExecution(central, executionId);
	if (!execution.ok) {
		return tellFailure(services, execution.failure);
	}

	// What can be told by the execution itself is told before its attempts are looked for.
	const ownObstacle = judge(options, execution.value, [{executionId, execution: execution.value}]);
	if (ownObstacle !== null) {
		tell(`× ${sayObstacle(ownObstacle, executionId)}`);
		return exitStatus.wrongUsage;
	}

	const read = await readAttempts(services, central, execution.value);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	tellAttempts(services, executionId, read.value);
	const {attempts} = read.value;
	const obstacle = judge(options, execution.value, attempts);
	if (obstacle !== null) {
		tell(`× ${sayObstacle(obstacle, executionId)}`);
		return exitStatus.wrongUsage;
	}

	const own = attempts.find(one => one.executionId === executionId)!;
	const original = findOriginal(attempts)!;
	const {plan, total} = await planWith(services, central, {original, own, read: read.value}, options);
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

	const {document, documentVersion} = original.execution;
	const count = plan.locations.length;
	return startRequests(
		services,
		central,
		{
			requests: plan.requests,
			locations: count,
			summary: `Retrying ${document}, version ${documentVersion ?? '?'}, in ${count} of ${total} locations of ${executionId}`,
			retryOf: original.executionId,
			// A retry names its accounts.
			directory: {accounts: new Map()},
		},
		options,
	);
}

type Attempted = {readonly original: ReadAttempt; readonly own: ReadAttempt; readonly read: ReadAttempts};

async function planWith(
	services: Services,
	central: Location,
	{original, own, read}: Attempted,
	{locations, statuses}: RetryOptions,
): Promise<{readonly plan: RetryPlan; readonly total: number}> {
	const tags = await services.automation.listTags(central, original.executionId);
	if (!tags.ok) {
		services.tell(tagsUnread);
	}

	const subject = {
		execution: original.execution,
		tags: tags.ok ? tags.value : undefined,
		own: own.grid,
		unnamed: own.reckoning.unnamed,
		latest: read.latest,
		accounts: namesUnits(original.execution) ? await readAccounts(services) : new Map(),
	};
	const outcomes = listLatestOutcomes(subject);
	const wanted =
		locations.length > 0
			? locations
			: statuses.length > 0
				? outcomes.filter(({status}) => statuses.includes(status)).map(({location}) => location)
				: undefined;
	return {plan: planAttempt(subject, wanted), total: outcomes.length};
}

/** Here everything that is known has been read to its end. */
function judge(
	{locations}: RetryOptions,
	opened: Execution,
	attempts: ReadonlyArray<{readonly executionId: string; readonly execution: Execution}>,
): RetryObstacle | null {
	const known = attempts.map((one): KnownAttempt => ({...one, isForgotten: false, isListed: true}));
	return judgeRetry(opened, known, locations.length > 0);
}

function sayObstacle(obstacle: RetryObstacle, executionId: string): string {
	switch (obstacle.type) {
		case 'never':
			return `${executionId} ${obstacle.reason}`;
		case 'running':
			return obstacle.executionIds.includes(executionId)
				? `${executionId} still runs: wait for its end, or name the locations to retry now with --location`
				: `A retry of it still runs: ${obstacle.executionIds.join(', ')}. Wait for its end, or name the locations to retry now with --location`;
		case 'unread':
		case 'unlisted':
			return `The locations of ${executionId} can’t all be read`;
	}
}

function tellAttempts({tell}: Services, executionId: string, {attempts, forgotten, searchFailure}: ReadAttempts): void {
	if (searchFailure !== null) {
		tell(
			`Whether it was retried before can’t be told (${searchFailure.because ?? searchFailure.what}): what has succeeded since may be started again.`,
		);
	}

	for (const id of forgotten) {
		tell(`AWS no longer has the attempt ${id}: what its locations came to there isn’t known.`);
	}

	const later = attempts.slice(attempts.findIndex(one => one.executionId === executionId) + 1);
	if (later.length > 0) {
		tell(`Retried before by ${later.map(one => one.executionId).join(', ')}: each location counts as it ended there.`);
	}
}
