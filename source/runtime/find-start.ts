import type {ExecutionSummary} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import {clockSkewMs, isMisdated, type JournalEntry} from '../core/domain/journal-entry.ts';
import {ownValue} from '../core/domain/own.ts';
import {couldHaveStarted, isSameDocument} from '../core/planning/match-start.ts';
import {startTag} from '../core/planning/start-tag.ts';
import type {Automation, Page} from '../ports/automation.ts';

/** How long after it was opened a start may have been sent for the last time. */
const latestMs = 30 * 60_000;
/** Pages of the list that are looked through at the most, 50 executions each. */
const pages = 10;
/** Executions that are read to be compared at the most: two calls each. */
const reads = 20;

/** What a look by reads alone has found of a start. */
export type FoundStart = {
	/** The execution that carries the start's token, so that it is this start for certain. */
	readonly byToken: string | null;
	/** Executions that are like what was sent and began in its time window, the nearest in time first; none of them is known for another start's. */
	readonly alike: readonly string[];
	/** Whether everything was looked through that it could be. */
	readonly isComplete: boolean;
};

/**
Look for the execution that a start has become. Nothing is sent but reads.

Where the start went out with the tag that carries its token, that tells. Else runbook, time and everything that was sent are compared, and an execution that carries another start's token is none of this one's.

@param claimed - Executions that are known to be something else's: those of other journal entries.
*/
export async function findStart(
	automation: Automation,
	entry: JournalEntry,
	claimed: ReadonlySet<string>,
	now: number,
): Promise<Outcome<FoundStart>> {
	// A date in the future says nothing of when it was sent: then only the token can tell.
	const isDated = !isMisdated(entry, now);
	if (!isDated && !entry.isTagged) {
		return succeed({byToken: null, alike: [], isComplete: false});
	}

	const listed = await listPossible(automation, entry, isDated);
	if (!listed.ok) {
		return listed;
	}

	const sentAt = entry.openedAt ?? entry.writtenAt;
	const farOff = ({startedAt}: ExecutionSummary): number => Math.abs((startedAt ?? sentAt) - sentAt);
	// The nearest in time first: where many are alike, the one that is meant is among those that are read.
	const possible = listed.value.items
		.filter(
			({executionId, parentExecutionId, document}) =>
				parentExecutionId === null && !claimed.has(executionId) && isSameDocument(entry.request.DocumentName, document),
		)
		.toSorted((a, b) => farOff(a) - farOff(b));
	const alike: string[] = [];
	for (const {executionId} of possible.slice(0, reads)) {
		const compared = await compare(automation, entry, executionId, isDated);
		if (!compared.ok) {
			return compared;
		}

		if (compared.value === 'token') {
			return succeed({byToken: executionId, alike: [], isComplete: true});
		}

		if (compared.value === 'alike') {
			alike.push(executionId);
		}
	}

	return succeed({byToken: null, alike, isComplete: listed.value.isComplete && possible.length <= reads});
}

async function listPossible(
	automation: Automation,
	{where, request, writtenAt, openedAt, isTagged}: JournalEntry,
	isDated: boolean,
): Promise<Outcome<{readonly items: readonly ExecutionSummary[]; readonly isComplete: boolean}>> {
	const sentAt = openedAt ?? writtenAt;
	const items: ExecutionSummary[] = [];
	let token: string | null = null;
	for (let page = 0; page < pages; page++) {
		const from: string | null = token;
		const answer: Outcome<Page<ExecutionSummary>> = await automation.listExecutions(
			where,
			{
				// A prefix filter knows names only: an ARN is compared afterwards.
				documentPrefix: request.DocumentName.startsWith('arn:') ? undefined : request.DocumentName,
				startedAfter: isDated ? sentAt - clockSkewMs : undefined,
				startedBefore: isDated ? sentAt + latestMs + clockSkewMs : undefined,
				tagKey: isTagged ? startTag : undefined,
			},
			from,
		);
		if (!answer.ok) {
			return answer;
		}

		items.push(...answer.value.items);
		token = answer.value.nextToken;
		if (token === null) {
			break;
		}
	}

	return succeed({items, isComplete: token === null});
}

async function compare(
	automation: Automation,
	{where, request, clientToken, isTagged, isWhole}: JournalEntry,
	executionId: string,
	isDated: boolean,
): Promise<Outcome<'token' | 'alike' | 'other'>> {
	const tags = await automation.listTags(where, executionId);
	const carried = tags.ok ? tags.value[startTag] : undefined;
	if (carried !== undefined) {
		return succeed(carried.toLowerCase() === clientToken.toLowerCase() ? 'token' : 'other');
	}

	// What is tagged from its start on carries its tag, as long as tags can be read.
	if (!isDated || (isTagged && tags.ok)) {
		return succeed('other');
	}

	const execution = await automation.getExecution(where, executionId);
	if (!execution.ok) {
		return execution;
	}

	// What the journal left out can't be compared.
	const sent = isWhole ? request : {...request, Parameters: {}};
	const hasTags = !tags.ok || (request.Tags ?? []).every(({Key, Value}) => ownValue(tags.value, Key) === Value);
	return succeed(couldHaveStarted(sent, execution.value) && hasTags ? 'alike' : 'other');
}
