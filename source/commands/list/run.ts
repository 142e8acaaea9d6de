import type {ExecutionSummary} from '../../core/domain/execution.ts';
import type {Failure, Outcome} from '../../core/domain/failure.ts';
import type {Location} from '../../core/domain/location.ts';
import {hasEnded} from '../../core/domain/status.ts';
import {describeFailure} from '../../core/status/failure-lines.ts';
import {countExecution, countKnown, type FanOutCount, keepCount} from '../../core/status/fan-out-count.ts';
import {formatDuration, formatTime} from '../../core/status/format.ts';
import {sayOutcome} from '../../core/status/outcome-words.ts';
import {printJson, toPrintableLine} from '../../core/status/printable.ts';
import type {Page} from '../../ports/automation.ts';
import {executionJson} from '../json.ts';
import {printPieces} from '../print-pieces.ts';
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
	const {automation, tell, locateCentral} = services;
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
		await printPieces(services, printArray(shown), 'exact');
		return exitStatus.done;
	}

	if (shown.length === 0) {
		tell(`No fan-out in ${central.accountId}/${central.region} matches.`);
	} else {
		await printRows(services, central, shown);
	}

	return exitStatus.done;
}

/** Print one array, an execution at a time. */
function* printArray(shown: readonly ExecutionSummary[]): Generator<string> {
	for (const [place, one] of shown.entries()) {
		yield `${place === 0 ? '[' : ','}${printJson(executionJson(one))}`;
	}

	yield shown.length === 0 ? '[]\n' : ']\n';
}

/** Running ones first, then ended ones, newest first; each row is printed as soon as its locations are counted. A final count of an earlier run isn't read again. */
async function printRows(services: Services, central: Location, shown: readonly ExecutionSummary[]): Promise<void> {
	const {clock, print, tell, records} = services;
	const printRow = rowPrinter(shown);
	print(printRow(['EXECUTION', 'STATUS', 'STARTED', 'TOOK', 'RUNBOOK', 'SUCCEEDED']));
	const known = await records?.listKnown(central);
	const settled = new Map<string, Counted | null>(
		(known?.ok ? known.value.known : []).map(one => [one.executionId, countKnown(one)]),
	);
	const rows = [...shown.filter(one => !hasEnded(one)), ...shown.filter(hasEnded)].map(item => ({
		item,
		counted: settled.get(item.executionId) ?? count(services, central, item.executionId),
	}));
	const failures: Failure[] = [];
	for (const {item, counted} of rows) {
		const took = item.startedAt === null ? '' : formatDuration((item.endedAt ?? clock.now()) - item.startedAt);
		const {total, byStatus, failure = null} = await counted;
		const outcome = byStatus === null ? 'not known' : sayOutcome(byStatus, total);
		print(printRow([item.executionId, item.status, formatTime(item.startedAt), took, item.document, outcome]));
		failures.push(...(failure === null ? [] : [failure]));
		await services.whenRead?.();
	}

	const [first] = failures;
	if (first !== undefined) {
		tell(describeFailure(first).join('\n'));
	}
}

type Counted = Pick<FanOutCount, 'byStatus' | 'total'> & {
	/** Why it couldn't be counted, or the count not be saved. */
	readonly failure?: Failure | null;
};

async function count({automation, clock, records}: Services, where: Location, executionId: string): Promise<Counted> {
	const got = await automation.getExecution(where, executionId);
	if (!got.ok) {
		return {byStatus: null, total: 0, failure: got.failure};
	}

	const known = keepCount(where, got.value, clock.now());
	const kept = known === null ? undefined : await records?.summarize(known);
	return {...countExecution(got.value, clock.now()), failure: kept === undefined || kept.ok ? null : kept.failure};
}

type ListRow = readonly [id: string, status: string, started: string, took: string, document: string, outcome: string];

/** The outcome is the last column, as its length is unknown beforehand. */
function rowPrinter(shown: readonly ExecutionSummary[]) {
	const width = Math.min(48, Math.max(7, ...shown.map(({document}) => document.length)));
	return ([id, status, started, took, document, outcome]: ListRow): string => {
		const cells = [id.padEnd(36), status.padEnd(12), started.padEnd(20), took.padStart(7), document.padEnd(width)];
		return toPrintableLine([...cells, outcome].join('  '));
	};
}
