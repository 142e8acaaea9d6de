import type {ExecutionSummary} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {type AttemptLink, findChain} from '../core/planning/attempt-chain.ts';
import {isSameDocument} from '../core/planning/match-start.ts';
import {retryOfTag} from '../core/planning/start-tag.ts';
import type {Automation, Page} from '../ports/automation.ts';
import type {Journal} from '../ports/journal.ts';

/** Pages of retries that are looked through at the most, 50 executions each. */
const pages = 3;
/** Executions whose tags are read in one search at the most, one call each; the next search goes on where this one stopped. */
const tagReads = 20;

/** Finds the attempts that an execution belongs to. What was read of tags once is kept: they are written at the start. */
export class AttemptFinder {
	/** What an execution retries, `null` for nothing. */
	readonly #retryOf = new Map<string, string | null>();

	/**
	Search the tags in AWS and the journal.

	@returns Execution IDs of the chain, the original first.
	*/
	async find(
		{automation, journal}: {readonly automation: Automation; readonly journal?: Journal | undefined},
		where: Location,
		{executionId, document}: {readonly executionId: string; readonly document: string},
	): Promise<Outcome<readonly string[]>> {
		const listed = await listRetries(automation, where, document);
		if (!listed.ok) {
			return listed;
		}

		const known = await journal?.read();
		for (const entry of known?.ok ? known.value.entries : []) {
			if (entry.executionId !== null && entry.retryOf !== null) {
				this.#retryOf.set(entry.executionId, entry.retryOf);
			}
		}

		const unread = [executionId, ...listed.value.map(one => one.executionId)].filter(id => !this.#retryOf.has(id));
		for (const id of unread.slice(0, tagReads)) {
			const tags = await automation.listTags(where, id);
			if (!tags.ok) {
				return tags;
			}

			this.#retryOf.set(id, tags.value[retryOfTag] ?? null);
		}

		const startedAt = new Map(listed.value.map(one => [one.executionId, one.startedAt]));
		const links = [...this.#retryOf].flatMap(([id, retryOf]): AttemptLink[] =>
			retryOf === null ? [] : [{executionId: id, retryOf, startedAt: startedAt.get(id) ?? null}],
		);
		return succeed(findChain(executionId, links));
	}
}

/** Fan-outs of the runbook that retry something: AWS filters by the tag's key, not by its value. */
async function listRetries(
	automation: Automation,
	where: Location,
	document: string,
): Promise<Outcome<readonly ExecutionSummary[]>> {
	const found: ExecutionSummary[] = [];
	let token: string | null = null;
	for (let page = 0; page < pages; page++) {
		const from: string | null = token;
		const answer: Outcome<Page<ExecutionSummary>> = await automation.listExecutions(
			where,
			{fanOutsOnly: true, tagKey: retryOfTag},
			from,
		);
		if (!answer.ok) {
			return answer;
		}

		found.push(...answer.value.items.filter(item => isSameDocument(document, item.document)));
		token = answer.value.nextToken;
		if (token === null) {
			break;
		}
	}

	return succeed(found);
}
