import {type Failure, fail, isPassing, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import {toSentRequest} from '../core/planning/start-tag.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import type {Journal} from '../ports/journal.ts';

export type StartPorts = {readonly automation: Automation; readonly journal: Journal; readonly clock: Clock};

/** A start that is written in the journal, with all that is sent. */
export type Start = {
	readonly where: Location;
	/** Whole: with the values that the journal leaves out. */
	readonly request: StartRequest;
	/** A UUID made for this start alone. No SDK and no CLI makes one by itself, and without it a repeated call starts a second run. */
	readonly clientToken: string;
	/** Whether the tag that carries the token goes with it. */
	readonly isTagged: boolean;
};

export type SendOptions = {
	readonly tries?: number;
	/** Whether an earlier run of rollgrid may have sent it. */
	readonly mayHaveStarted?: boolean;
	/** Ends waiting and trying at once. What was sent last stays unresolved in the journal. */
	readonly signal?: AbortSignal;
};

/** How often a start is sent whose response was lost or which was throttled: with the pauses, for about a minute. */
export const triesAtStart = 6;
const firstPauseMs = 1000;

/** The code of the failure of a start that the operator has interrupted. */
export const interruptedCode = 'Interrupted';

/**
Send a start that is in the journal as `open`, and write down what becomes of it.

It is sent again with the same token while the answer is lost, so that AWS starts it at most once. Once an answer was lost, a refusal of a later try says nothing of the first: the entry then stays open, for `settleStarts`. Where the operator may not tag, it goes without the tag, which the journal says before.

@returns The execution ID, and whether the tag went with what started it.
*/
export async function sendStart(
	{automation, journal, clock}: StartPorts,
	start: Start,
	{tries = triesAtStart, mayHaveStarted = false, signal}: SendOptions = {},
): Promise<Outcome<{readonly executionId: string; readonly isTagged: boolean}>> {
	const {where, request, clientToken} = start;
	let {isTagged} = start;
	let isUnknown = mayHaveStarted;
	let last: Failure | undefined;
	for (let attempt = 0; attempt < tries; attempt++) {
		if (attempt > 0 && last !== undefined && isPassing(last)) {
			await Promise.race([pause(clock, firstPauseMs * 2 ** (attempt - 1)), untilAborted(signal)]);
		}

		if (signal?.aborted) {
			return fail(tellInterrupted(request, isUnknown));
		}

		const sending = automation.start(where, toSentRequest(request, clientToken, isTagged));
		const started = await Promise.race([sending, untilAborted(signal)]);
		if (started === undefined) {
			// An answer that still comes before the program is gone is written down.
			void sending.then(
				async late => late.ok && journal.settle(clientToken, {state: 'started', executionId: late.value}),
			);
			return fail(tellInterrupted(request, true));
		}

		if (started.ok) {
			await journal.settle(clientToken, {state: 'started', executionId: started.value});
			return succeed({executionId: started.value, isTagged});
		}

		last = started.failure;
		if (isTagged && !isUnknown && mayBeAboutTags(last)) {
			isTagged = false;
			const opened = await journal.settle(clientToken, {state: 'open', openedAt: clock.now(), isTagged});
			if (!opened.ok) {
				return opened;
			}
		} else if (!isPassing(last) || last.kind === 'credentials') {
			return isUnknown ? fail(tellUnknown(request, last)) : refuse(journal, clientToken, last);
		}

		isUnknown ||= isPassing(last) && last.kind !== 'throttled';
	}

	return isUnknown ? fail(tellUnknown(request, last!)) : refuse(journal, clientToken, last!);
}

/** Nothing was started: AWS said so. */
async function refuse(journal: Journal, clientToken: string, failure: Failure): Promise<Outcome<never>> {
	await journal.settle(clientToken, {state: 'refused', because: sayWhy(failure)});
	return fail(failure);
}

/** Whether a refusal may be one of the tag alone: who may start may not always tag. */
function mayBeAboutTags({kind, isAboutTags = false}: Failure): boolean {
	return kind === 'denied' || isAboutTags;
}

function pause(clock: Clock, ms: number): Promise<void> {
	return new Promise(resolve => {
		clock.wakeAfter(ms, resolve);
	});
}

function untilAborted(signal: AbortSignal | undefined): Promise<undefined> {
	return new Promise(resolve => {
		if (signal?.aborted) {
			resolve(undefined);
		} else {
			signal?.addEventListener('abort', () => resolve(undefined), {once: true});
		}
	});
}

function tellUnknown({DocumentName}: StartRequest, last: Failure): Failure {
	return {
		...last,
		what: `No answer tells whether ${DocumentName} was started`,
		next: 'Its request is in the journal: `rollgrid list` finds out what became of it, and only reads; `rollgrid launch --settle start` starts it where it was not.',
	};
}

function tellInterrupted({DocumentName}: StartRequest, isUnknown: boolean): Failure {
	return {
		kind: 'local',
		code: interruptedCode,
		what: isUnknown
			? `Interrupted before any answer told whether ${DocumentName} was started`
			: `Interrupted while AWS put the start of ${DocumentName} off: it was not started`,
		next: isUnknown
			? 'Its request is in the journal: `rollgrid list` finds out what became of it, and only reads; `rollgrid launch --settle start` starts it where it was not.'
			: 'Its request is in the journal: `rollgrid launch --settle start` starts it, `--settle forget` gives it up.',
	};
}

/** AWS's words for a refusal, its code first. */
function sayWhy({code, because, what}: Failure): string {
	return [code, because ?? (code === undefined ? what : undefined)].filter(Boolean).join(': ');
}
