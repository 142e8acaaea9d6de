import {type Failure, isPassing, type Outcome, succeed} from '../core/domain/failure.ts';
import type {JournalEntry} from '../core/domain/journal-entry.ts';
import {isSameLocation, type Location} from '../core/domain/location.ts';
import type {Settled} from '../core/planning/settled.ts';
import {findStart} from './find-start.ts';
import {type StartPorts, sayWhy, sendStart} from './start-once.ts';

/**
How long a start is sent again with its token, rather than looked for.

AWS doesn't document how long it remembers a token. A minute of tries and the time to start rollgrid again lie within this; whoever comes back later is asked.
*/
export const resendWithinMs = 10 * 60_000;

/** Whether AWS can be trusted to know the token of a start still. */
export function isYoung({openedAt}: JournalEntry, now: number): boolean {
	return openedAt !== null && now - openedAt < resendWithinMs;
}

/**
Find out what became of the starts that were left unresolved.

One that was written down a short while ago is sent again with its token, which starts it only if it had not been. An older one is looked for. One of another account or Region is told and left alone. Two consoles that do this at once do no harm.

@param isReadOnly - Sends nothing, only looks.
@returns Oldest first; empty, without a call of AWS, where nothing is unresolved.
*/
export async function settleStarts(
	ports: StartPorts,
	where: Location,
	{isReadOnly}: {readonly isReadOnly: boolean},
): Promise<Outcome<readonly Settled[]>> {
	const entries = await ports.journal.read();
	if (!entries.ok) {
		return entries;
	}

	const claimed = new Set(entries.value.flatMap(({executionId}) => executionId ?? []));
	const settled: Settled[] = [];
	for (const entry of entries.value.filter(({state}) => state === 'open' || state === 'planned')) {
		const became: Settled['became'] = !isSameLocation(entry.where, where)
			? {type: 'elsewhere'}
			: entry.state === 'planned'
				? {type: 'planned'}
				: await settleOne(ports, entry, claimed, isReadOnly);
		if (became.type === 'started') {
			claimed.add(became.executionId);
		}

		settled.push({entry, became});
	}

	return succeed(settled);
}

async function settleOne(
	ports: StartPorts,
	entry: JournalEntry,
	claimed: ReadonlySet<string>,
	isReadOnly: boolean,
): Promise<Settled['became']> {
	const {automation, journal, clock} = ports;
	let refusal: Failure | undefined;
	if (!isReadOnly && entry.isWhole && isYoung(entry, clock.now())) {
		const sent = await sendStart(ports, entry, {tries: 2, mayHaveStarted: true});
		if (sent.ok) {
			return {type: 'started', executionId: sent.value};
		}

		if (isPassing(sent.failure)) {
			return {type: 'unasked', failure: sent.failure};
		}

		refusal = sent.failure;
	}

	const found = await findStart(automation, entry, claimed);
	if (!found.ok) {
		return {type: 'unasked', failure: found.failure};
	}

	const [only, ...others] = found.value;
	if (only !== undefined && others.length === 0) {
		await journal.settle(entry.clientToken, {state: 'started', executionId: only});
		return {type: 'started', executionId: only};
	}

	if (only === undefined && refusal !== undefined) {
		const because = sayWhy(refusal);
		await journal.settle(entry.clientToken, {state: 'refused', because});
		return {type: 'refused', because};
	}

	return {type: 'unknown', candidates: found.value};
}

/** Send a start of which nobody knows what became of it, by the operator's wish, with the token that it had. */
export async function startAnyway(ports: StartPorts, entry: JournalEntry): Promise<Outcome<string>> {
	const opened = await ports.journal.settle(entry.clientToken, {state: 'open', openedAt: ports.clock.now()});
	return opened.ok ? sendStart(ports, entry, {mayHaveStarted: true}) : opened;
}

/** Give a start up by the operator's wish: it is never sent again, and never asked about. */
export function forgetStart(
	{journal}: Pick<StartPorts, 'journal'>,
	{clientToken}: JournalEntry,
): Promise<Outcome<void>> {
	return journal.settle(clientToken, {state: 'abandoned', because: 'forgotten by the operator'});
}
