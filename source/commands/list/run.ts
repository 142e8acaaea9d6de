import type {ExecutionSummary} from '../../core/domain/execution.ts';
import type {Outcome} from '../../core/domain/failure.ts';
import {formatDuration, formatTime} from '../../core/status/format.ts';
import {sayCounters} from '../../core/status/outcome-words.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {Page} from '../../ports/automation.ts';
import {executionJson} from '../json.ts';
import {exitStatus, type Services, tellFailure} from '../services.ts';

export type ListOptions = {
	readonly statuses: readonly string[];
	readonly document: string | undefined;
	/** Epoch milliseconds. */
	readonly since: number | undefined;
	readonly limit: number;
	readonly isJson: boolean;
};

/** Recent fan-outs of the central account and Region, newest first. */
export async function list(
	services: Services,
	{statuses, document, since, limit, isJson}: ListOptions,
): Promise<number> {
	const {automation, clock, print, tell, locateCentral} = services;
	const located = await locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const found: ExecutionSummary[] = [];
	let token: string | null = null;
	do {
		const from: string | null = token;
		const filter = {fanOutsOnly: true, statuses, documentPrefix: document, startedAfter: since};
		const page: Outcome<Page<ExecutionSummary>> = await automation.listExecutions(central, filter, from);
		if (!page.ok) {
			return tellFailure(services, page.failure);
		}

		found.push(...page.value.items.filter(item => item.isFanOut && item.parentExecutionId === null));
		token = page.value.nextToken;
	} while (token !== null && found.length < limit);

	const shown = found.slice(0, limit);
	if (isJson) {
		print(printJson(shown.map(executionJson)));
		return exitStatus.done;
	}

	const printRow = rowPrinter(shown);
	if (shown.length > 0) {
		print(printRow(['EXECUTION', 'STATUS', 'STARTED', 'TOOK', 'RUNBOOK', 'SUCCEEDED']));
	}

	// Asked for all at once and printed in order: each row shows as soon as it is known.
	const outcomes = shown.map(item => automation.getExecution(central, item.executionId));
	for (const [place, item] of shown.entries()) {
		const took = item.startedAt === null ? '' : formatDuration((item.endedAt ?? clock.now()) - item.startedAt);
		const got = await outcomes[place]!;
		const counters = got.ok ? got.value.counters : null;
		const outcome = counters === null ? 'not known' : sayCounters(counters, item);
		print(printRow([item.executionId, item.status, formatTime(item.startedAt), took, item.document, outcome]));
	}

	if (shown.length === 0) {
		tell(`No fan-out in ${central.accountId}/${central.region} matches.`);
	}

	return exitStatus.done;
}

type ListRow = readonly [id: string, status: string, started: string, took: string, document: string, outcome: string];

/** The outcome stands last, as nobody knows beforehand how much there is to say. */
function rowPrinter(shown: readonly ExecutionSummary[]) {
	const width = Math.min(48, Math.max(7, ...shown.map(({document}) => document.length)));
	return ([id, status, started, took, document, outcome]: ListRow): string => {
		const cells = [id.padEnd(36), status.padEnd(12), started.padEnd(20), took.padStart(7), document.padEnd(width)];
		return toPrintableLine([...cells, outcome].join('  '));
	};
}
