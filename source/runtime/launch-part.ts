import {type Outcome, succeed} from '../core/domain/failure.ts';
import type {JournalEntry} from '../core/domain/journal-entry.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {LaunchProgress} from '../core/planning/launch-progress.ts';
import {toSentRequest} from '../core/planning/start-tag.ts';
import {findStart} from './find-start.ts';
import {type Start, type StartPorts, triesAtStart} from './start-once.ts';
import {readTrusted} from './trust-journal.ts';

/* One request of a launch, and what the journal says of it. */

export type LaunchPart = Start & {
	readonly turn: number;
	readonly locations: number;
	readonly retryOf: string | null;
	/** What the journal says of it. */
	state: JournalEntry['state'];
	executionId: string | null;
	/** Whether it is in the journal as about to be sent, by us. */
	isOpened: boolean;
	readonly isWhole: boolean;
	isTagged: boolean;
};

/** How long another console may be at a start that it has opened: its tries and their pauses take about a minute. */
const isBeingSentMs = triesAtStart * 15_000;

/**
Make a part ready to be sent, unless another console has been faster.

One that was opened before is looked for first. Two consoles that open it at the same moment send it with the same token.

@returns `skip` where it has been decided meanwhile; `hold` where an earlier try has got no answer.
*/
export async function openPart(
	ports: StartPorts,
	part: LaunchPart,
): Promise<Outcome<'send' | 'skip' | {readonly hold: string}>> {
	const {journal, clock, automation} = ports;
	const entries = await readTrusted(ports);
	if (!entries.ok) {
		return entries;
	}

	const entry = entries.value.find(({clientToken}) => clientToken === part.clientToken);
	if (entry !== undefined && entry.state !== 'planned' && entry.state !== 'open') {
		part.state = entry.state;
		part.executionId = entry.executionId;
		return succeed('skip');
	}

	if (entry?.state === 'open') {
		const claimed = new Set(entries.value.flatMap(({executionId}) => executionId ?? []));
		const found = await findStart(automation, entry, claimed, clock.now());
		if (!found.ok) {
			return found;
		}

		if (found.value.byToken !== null) {
			part.state = 'started';
			part.executionId = found.value.byToken;
			const settled = await journal.settle(part.clientToken, {state: 'started', executionId: found.value.byToken});
			return settled.ok ? succeed('skip') : settled;
		}

		if (clock.now() - (entry.openedAt ?? entry.writtenAt) > isBeingSentMs) {
			return succeed({hold: 'an earlier try to start it got no answer'});
		}
	}

	if (!part.isWhole) {
		return succeed({hold: 'values that look secret are not kept on disk; launch it anew'});
	}

	part.isTagged = entry?.isTagged ?? part.isTagged;
	const opened = await journal.settle(part.clientToken, {
		state: 'open',
		openedAt: clock.now(),
		isTagged: part.isTagged,
	});
	part.state = 'open';
	return opened.ok ? succeed('send') : opened;
}

/** What the journal says of a part: whether it was refused, or is still open. */
export async function readState({journal}: StartPorts, {clientToken}: LaunchPart): Promise<LaunchPart['state']> {
	const entries = await journal.read();
	const entry = entries.ok ? entries.value.entries.find(one => one.clientToken === clientToken) : undefined;
	return entry?.state ?? 'open';
}

/** What was refused once would be refused again; where no answer came, whether it was started is found out first. */
export async function abandonPlanned(
	{journal}: StartPorts,
	parts: readonly LaunchPart[],
	because: string,
): Promise<void> {
	for (const part of parts.filter(({state}) => state === 'planned')) {
		part.state = 'abandoned';
		await journal.settle(part.clientToken, {state: 'abandoned', because});
	}
}

export function describeLaunch(launchId: string, parts: readonly LaunchPart[]): LaunchProgress {
	const waiting = parts.filter(({state}) => state === 'planned');
	return {
		launchId,
		document: parts[0]?.request.DocumentName ?? '',
		retryOf: parts[0]?.retryOf ?? null,
		state: 'starting',
		executionIds: parts.flatMap(({executionId}) => executionId ?? []),
		sent: parts.flatMap(part => (part.executionId === null ? [] : [listSent(part)])),
		waiting: waiting.length,
		waitingLocations: waiting.reduce((sum, {locations}) => sum + locations, 0),
		turns: new Set(parts.map(({turn}) => turn)).size,
		turn: new Set(parts.filter(({state}) => state !== 'planned').map(({turn}) => turn)).size,
		isUnanswered: parts.some(({state}) => state === 'open'),
		justStarted: null,
		reason: null,
		failure: null,
	};
}

/** The token is nobody else's business: sent again it would start nothing. */
function listSent({request, clientToken, isTagged}: LaunchPart): StartRequest {
	const {ClientToken: _, ...sent} = toSentRequest(request, clientToken, isTagged);
	return sent;
}
