import {type Failure, fail, isPassing, type Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
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
};

/** How often a start is sent whose answer was lost or which was put off: with the pauses, for about a minute. */
export const triesAtStart = 6;
const firstPauseMs = 1000;

/**
Send a start that is in the journal as `open`, and write down what becomes of it.

It is sent again with the same token while the answer is lost, so that AWS starts it at most once. Once an answer was lost, a refusal of a later try says nothing of the first: the entry then stays open, for `settleStarts`.

@param mayHaveStarted - Whether an earlier run of rollgrid may have sent it.
@returns The execution ID.
*/
export async function sendStart(
	{automation, journal, clock}: StartPorts,
	{where, request, clientToken}: Start,
	{tries = triesAtStart, mayHaveStarted = false} = {},
): Promise<Outcome<string>> {
	let isUnknown = mayHaveStarted;
	let last: Failure | undefined;
	for (let attempt = 0; attempt < tries; attempt++) {
		if (attempt > 0) {
			await new Promise<void>(resolve => clock.wakeAfter(firstPauseMs * 2 ** (attempt - 1), resolve));
		}

		const started = await automation.start(where, {...request, ClientToken: clientToken});
		if (started.ok) {
			await journal.settle(clientToken, {state: 'started', executionId: started.value});
			return started;
		}

		last = started.failure;
		if (!isPassing(last) || last.kind === 'credentials') {
			if (!isUnknown) {
				await journal.settle(clientToken, {state: 'refused', because: sayWhy(last)});
				return started;
			}

			break;
		}

		isUnknown ||= last.kind !== 'throttled';
	}

	if (!isUnknown) {
		await journal.settle(clientToken, {state: 'refused', because: sayWhy(last!)});
		return fail(last!);
	}

	return fail({
		...last!,
		what: `No answer tells whether ${request.DocumentName} was started`,
		next: 'Its request is in the journal: the next start of rollgrid finds out what became of it, and starts nothing twice.',
	});
}

/** AWS's words for a refusal, its code first. */
export function sayWhy({code, because, what}: Failure): string {
	return [code, because ?? (code === undefined ? what : undefined)].filter(Boolean).join(': ');
}
