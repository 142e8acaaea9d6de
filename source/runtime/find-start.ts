import type {ExecutionSummary} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {JournalEntry} from '../core/domain/journal-entry.ts';
import {couldHaveStarted, isSameDocument} from '../core/planning/match-start.ts';
import type {Automation, Page} from '../ports/automation.ts';

/** How far this machine's clock may be off AWS's. */
const skewMs = 5 * 60_000;
/** How long after it was opened a start may have been sent for the last time. */
const latestMs = 30 * 60_000;
/** Pages of the list that are looked through at the most, 50 executions each. */
const pages = 10;
/** Executions that are read to be compared at the most: one call each. */
const reads = 20;

/**
Look for the executions that a start may have become, where AWS no longer knows its token: by runbook and time, then compared with what was sent.

@param claimed - Executions that are known to be something else's: those of other journal entries.
@returns Execution IDs, newest first; more than one where requests that are alike were started at about the same time.
*/
export async function findStart(
	automation: Automation,
	{where, request, writtenAt, openedAt, isWhole}: JournalEntry,
	claimed: ReadonlySet<string>,
): Promise<Outcome<readonly string[]>> {
	const sentAt = openedAt ?? writtenAt;
	const found: ExecutionSummary[] = [];
	let token: string | null = null;
	for (let page = 0; page < pages; page++) {
		const from: string | null = token;
		const answer: Outcome<Page<ExecutionSummary>> = await automation.listExecutions(
			where,
			{
				// A prefix filter knows names only: an ARN is compared afterwards.
				documentPrefix: request.DocumentName.startsWith('arn:') ? undefined : request.DocumentName,
				startedAfter: sentAt - skewMs,
				startedBefore: sentAt + latestMs + skewMs,
			},
			from,
		);
		if (!answer.ok) {
			return answer;
		}

		found.push(...answer.value.items);
		token = answer.value.nextToken;
		if (token === null) {
			break;
		}
	}

	const isCandidate = ({executionId, parentExecutionId, document}: ExecutionSummary): boolean =>
		parentExecutionId === null && !claimed.has(executionId) && isSameDocument(request.DocumentName, document);
	const same: string[] = [];
	// What the journal left out can't be compared.
	const compared = isWhole ? request : {...request, Parameters: {}};
	for (const {executionId} of found.filter(isCandidate).slice(0, reads)) {
		const execution = await automation.getExecution(where, executionId);
		if (!execution.ok) {
			return execution;
		}

		if (couldHaveStarted(compared, execution.value) && (await hasTags(automation, {where, request}, executionId))) {
			same.push(executionId);
		}
	}

	return succeed(same);
}

/** Whether it has the tags that were sent; also where they can't be read. */
async function hasTags(
	automation: Automation,
	{where, request: {Tags = []}}: Pick<JournalEntry, 'where' | 'request'>,
	executionId: string,
): Promise<boolean> {
	const tags = Tags.length === 0 ? undefined : await automation.listTags(where, executionId);
	return tags?.ok ? Tags.every(({Key, Value}) => tags.value[Key] === Value) : true;
}
