import type {ExecutionSummary} from '../core/domain/execution.ts';
import type {Outcome} from '../core/domain/failure.ts';
import {formatDuration, formatTime} from '../core/status/format.ts';
import {printJson, toPrintableLine} from '../core/status/printable.ts';
import type {Page} from '../ports/automation.ts';
import {ReadBudget} from '../runtime/budget.ts';
import {executionJson} from './json.ts';
import {exitStatus, type Services, tellFailure} from './services.ts';

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
	const {automation, clock, rate, print, tell, locateCentral} = services;
	const located = await locateCentral();
	if (!located.ok) {
		return tellFailure(services, located.failure);
	}

	const {central} = located.value;
	const budget = new ReadBudget(clock, rate);
	const found: ExecutionSummary[] = [];
	let token: string | null = null;
	do {
		const from: string | null = token;
		const filter = {fanOutsOnly: true, statuses, documentPrefix: document, startedAfter: since};
		const page: Outcome<Page<ExecutionSummary>> = await budget.run(central, 'opened', () =>
			automation.listExecutions(central, filter, from),
		);
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

	for (const item of shown) {
		const took = item.startedAt === null ? '' : formatDuration((item.endedAt ?? clock.now()) - item.startedAt);
		print(
			toPrintableLine(
				`${item.executionId}  ${item.status.padEnd(12)}  ${formatTime(item.startedAt)}  ${took.padStart(7)}  ${item.document}`,
			),
		);
	}

	if (shown.length === 0) {
		tell(`No fan-out in ${central.accountId}/${central.region} matches.`);
	}

	return exitStatus.done;
}
