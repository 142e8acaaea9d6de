import {fail, type Outcome, succeed} from '../core/domain/failure.ts';
import {isMisdated, isUndecided, type JournalDoubt, type JournalEntry} from '../core/domain/journal-entry.ts';
import {isSameLocation, type Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {Settled} from '../core/planning/settled.ts';
import {findStart} from './find-start.ts';
import {type SendOptions, type StartPorts, sendStart} from './start-once.ts';
import {readTrusted} from './trust-journal.ts';

/** What became of the starts that were left unresolved, oldest first, and the lines of the journal that can't be read. */
export type Findings = {readonly settled: readonly Settled[]; readonly doubts: readonly JournalDoubt[]};

/**
Find out what became of the starts that were left unresolved. It only reads: nothing is started here, whatever is found.

One of another account or Region is reported and left alone. Two consoles that do this at once do no harm.

@returns Nothing, without a call of AWS, where nothing is unresolved.
*/
export async function settleStarts(ports: StartPorts, where: Location): Promise<Outcome<Findings>> {
	const reading = await ports.journal.read();
	if (!reading.ok) {
		return reading;
	}

	const {entries, doubts} = reading.value;
	const claimed = new Set(entries.flatMap(({executionId}) => executionId ?? []));
	const settled: Settled[] = [];
	for (const entry of entries.filter(isUndecided)) {
		const became: Settled['became'] = !isSameLocation(entry.where, where)
			? {type: 'elsewhere'}
			: entry.state === 'planned'
				? {type: 'planned'}
				: await settleOne(ports, entry, claimed);
		if (became.type === 'started') {
			claimed.add(became.executionId);
		}

		settled.push({entry, became});
	}

	return succeed({settled, doubts});
}

async function settleOne(
	{automation, journal, clock}: StartPorts,
	entry: JournalEntry,
	claimed: ReadonlySet<string>,
): Promise<Settled['became']> {
	const found = await findStart(automation, entry, claimed, clock.now());
	if (!found.ok) {
		return {type: 'unasked', failure: found.failure};
	}

	const {byToken, alike, isComplete} = found.value;
	const [only, ...others] = byToken === null ? alike : [byToken];
	if (only !== undefined && others.length === 0 && (byToken !== null || isComplete)) {
		await journal.settle(entry.clientToken, {state: 'started', executionId: only});
		return {type: 'started', executionId: only, isByLikeness: byToken === null};
	}

	return isMisdated(entry, clock.now())
		? {type: 'misdated'}
		: {type: 'unknown', candidates: alike, isComplete, lookedAt: clock.now()};
}

/**
Send a start of which nobody knows what became of it, by the operator's wish, with the token that it had. It is looked for once more before: what is found is not started.

@param whole - The request with the values that the journal leaves out, where they are available.
@returns The execution's ID, and whether it was there already.
*/
export async function startAnyway(
	ports: StartPorts,
	entry: JournalEntry,
	{whole, ...options}: SendOptions & {readonly whole?: StartRequest | undefined} = {},
): Promise<Outcome<{readonly executionId: string; readonly wasThere: boolean}>> {
	const entries = await readTrusted(ports, entry.clientToken);
	if (!entries.ok) {
		return entries;
	}

	const latest = entries.value.find(({clientToken}) => clientToken === entry.clientToken) ?? entry;
	if (latest.executionId !== null) {
		return succeed({executionId: latest.executionId, wasThere: true});
	}

	const claimed = new Set(entries.value.flatMap(({executionId}) => executionId ?? []));
	const found = await findStart(ports.automation, latest, claimed, ports.clock.now());
	if (!found.ok) {
		return found;
	}

	if (found.value.byToken !== null) {
		await ports.journal.settle(entry.clientToken, {state: 'started', executionId: found.value.byToken});
		return succeed({executionId: found.value.byToken, wasThere: true});
	}

	if (!latest.isWhole && whole === undefined) {
		return fail({
			kind: 'invalid',
			what: `Values of ${entry.request.DocumentName} that look secret are not kept on disk`,
			next: 'Launch it anew.',
		});
	}

	const {isTagged} = latest;
	const opened = await ports.journal.settle(entry.clientToken, {
		state: 'open',
		openedAt: ports.clock.now(),
		isTagged,
	});
	const sent = opened.ok
		? await sendStart(ports, {...latest, request: whole ?? latest.request}, {...options, mayHaveStarted: true})
		: opened;
	return sent.ok ? succeed({executionId: sent.value.executionId, wasThere: false}) : sent;
}

/** Give a start up by the operator's wish: it is never sent again, and never asked about. */
export function forgetStart(
	{journal}: Pick<StartPorts, 'journal'>,
	{clientToken}: JournalEntry,
): Promise<Outcome<void>> {
	return journal.settle(clientToken, {state: 'abandoned', because: 'forgotten by the operator'});
}
