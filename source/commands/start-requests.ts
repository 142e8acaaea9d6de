import type {Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import {printCommandLine} from '../core/planning/command-line.ts';
import type {Journal} from '../ports/journal.ts';
import {settleStarts, startOnce} from '../runtime/start-once.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';
import {watch} from './watch.ts';

export type StartServices = Services & {readonly journal: Journal};

export type StartFlags = {
	readonly isYes: boolean;
	readonly isDryRun: boolean;
	readonly isWatch: boolean;
	readonly isJson: boolean;
};

/** What is about to be started. */
export type PlannedStart = {
	readonly requests: readonly StartRequest[];
	/** How many locations it reaches; `null` where OUs hide it. */
	readonly locations: number | null;
	/** In words, for the question: the runbook, where, at what rate. */
	readonly summary: string;
	readonly retryOf: string | null;
};

/** Start what was planned: shown, asked for, journaled, sent once; then printed, and watched where wanted. */
export async function startRequests(
	services: StartServices,
	central: Location,
	planned: PlannedStart,
	{isYes, isDryRun, isWatch, isJson}: StartFlags,
): Promise<number> {
	const {print, tell, confirm, createId, options} = services;
	const {requests, locations} = planned;
	const write = (executionIds: readonly string[]): void =>
		print(
			isJson
				? JSON.stringify({executionIds, locations, requests})
				: (isDryRun ? requests.map(request => printCommandLine(request, central.region, 'bash')) : executionIds).join(
						'\n',
					),
		);
	if (isDryRun) {
		tell(`Would start: ${planned.summary}`);
		write([]);
		return exitStatus.done;
	}

	if (options.isReadOnly) {
		tell('✖ rollgrid runs with --read-only: nothing was started.');
		return exitStatus.wrongUsage;
	}

	tell(planned.summary);
	for (const request of requests) {
		tell(printCommandLine(request, central.region, 'bash'));
	}

	if (!(isYes || (await confirm('Start this?')))) {
		tell('Nothing was started. --yes starts it without asking.');
		return exitStatus.wrongUsage;
	}

	const settled = await settleStarts(services, central);
	for (const {document, outcome} of settled.ok ? settled.value : []) {
		tell(
			outcome.ok
				? `An earlier start of ${document} whose answer was lost is execution ${outcome.value}.`
				: `An earlier start of ${document} was refused: ${outcome.failure.because ?? outcome.failure.what}`,
		);
	}

	const executionIds: string[] = [];
	for (const request of requests) {
		const started = await startOnce(services, {
			where: central,
			request,
			clientToken: createId(),
			retryOf: planned.retryOf,
		});
		if (!started.ok) {
			tell(executionIds.length === 0 ? 'Nothing was started.' : `Started before that: ${executionIds.join(', ')}`);
			return tellFailure(services, started.failure);
		}

		executionIds.push(started.value);
	}

	write(executionIds);
	if (!isWatch) {
		return exitStatus.done;
	}

	const ends: number[] = [];
	for (const executionId of executionIds) {
		ends.push(await watch(services, executionId, isJson ? 'json' : 'plain'));
	}

	return Math.max(...ends);
}
