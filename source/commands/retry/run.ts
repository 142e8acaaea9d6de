import {findOriginal, judgeRetry, type RetryObstacle} from '../../core/actions/retry/judge-retry.ts';
import {
	type AttemptPlan,
	findObstacle,
	planAttempt,
	type RetryChoice,
	type RetrySubject,
} from '../../core/actions/retry/plan-attempt.ts';
import {tagsUnread} from '../../core/actions/retry/retry-words.ts';
import {formatCount, formatLocations} from '../../core/domain/count.ts';
import type {Location} from '../../core/domain/location.ts';
import {namesUnits} from '../../core/follow/plan-locations.ts';
import {type ReadAttempts, readAttempts} from '../../runtime/read-attempts.ts';
import {readAccounts} from '../../runtime/read-grid.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';
import {type StartFlags, type StartServices, startRequests} from '../start/start-requests.ts';

export type RetryOptions = StartFlags & {
	readonly executionId: string;
	/** Exactly these; empty for all. */
	readonly locations: readonly Location[];
	/** Only those of them that ended with one of these; empty for every status except success. */
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

	// An obstacle of the execution itself is reported before its attempts are searched.
	const choice = {locations: options.locations.length > 0 ? options.locations : undefined, statuses: options.statuses};
	const itself = {executionId, execution: execution.value, isForgotten: false, isListed: true};
	const ownObstacle = judgeRetry(execution.value, [itself], choice.locations !== undefined);
	if (ownObstacle !== null) {
		tell(`× ${sayObstacle(ownObstacle, executionId)}`);
		return exitStatus.wrongUsage;
	}

	const read = await readAttempts(services, central, execution.value);
	if (!read.ok) {
		return tellFailure(services, read.failure);
	}

	tellAttempts(services, executionId, read.value);
	const {attempts, latest} = read.value;
	const own = attempts.find(one => one.executionId === executionId)!;
	const subject = {opened: own, attempts, own, latest};
	const obstacle = findObstacle(subject, choice);
	if (obstacle !== null) {
		tell(`× ${sayObstacle(obstacle, executionId)}`);
		return exitStatus.wrongUsage;
	}

	const {plan, total, original} = await planWith(services, central, subject, choice);
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

	const {document, documentVersion} = original.execution!;
	const count = plan.locations.length;
	return startRequests(
		services,
		central,
		{
			requests: plan.requests,
			locations: count,
			summary: `Retrying ${document}, version ${documentVersion ?? '?'}, in ${formatCount(count)} of ${formatLocations(total)} of ${executionId}`,
			retryOf: original.executionId,
			// A retry names its accounts.
			directory: {accounts: new Map()},
		},
		options,
	);
}

async function planWith(
	services: Services,
	central: Location,
	subject: RetrySubject,
	choice: RetryChoice,
): Promise<AttemptPlan> {
	const {executionId, execution} = findOriginal(subject.attempts)!;
	const tags = await services.automation.listTags(central, executionId);
	if (!tags.ok) {
		services.tell(tagsUnread);
	}

	const accounts = namesUnits(execution!) ? await readAccounts(services) : new Map();
	return planAttempt(subject, choice, {tags: tags.ok ? tags.value : undefined, accounts})!;
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
