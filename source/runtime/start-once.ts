import {type Failure, fail, isPassing, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import type {Journal} from '../ports/journal.ts';

export type StartPorts = {readonly automation: Automation; readonly journal: Journal; readonly clock: Clock};

export type Start = {
	readonly where: Location;
	readonly request: StartRequest;
	/** A UUID made for this start alone. No SDK and no CLI makes one by itself, and without it a repeated call starts a second run. */
	readonly clientToken: string;
	/** The execution that this one retries. */
	readonly retryOf: string | null;
};

/** How often a start is sent whose answer was lost or which was put off. */
const tries = 6;
const firstPauseMs = 1000;

/**
Start an execution once, whatever happens to the line in between.

The request is on disk with its token before it is sent, and is sent again with the same token while the answer is lost, so that AWS starts it at most once. Where no answer ever comes the entry stays open, for `settleStarts`.

@returns The execution ID.
*/
export async function startOnce(
	ports: StartPorts,
	{where, request, clientToken, retryOf}: Start,
): Promise<Outcome<string>> {
	const {journal, clock} = ports;
	const opened = await journal.open({clientToken, where, request, writtenAt: clock.now(), retryOf});
	return opened.ok ? send(ports, where, {...request, ClientToken: clientToken}) : opened;
}

/** What became of a start that an earlier run of rollgrid left open. */
export type Settled = {readonly clientToken: string; readonly document: string; readonly outcome: Outcome<string>};

/**
Find out what became of the starts that were left open in an account and Region: each is sent again with its token, which starts it only if it hadn't been.
*/
export async function settleStarts(ports: StartPorts, where: Location): Promise<Outcome<readonly Settled[]>> {
	const entries = await ports.journal.read();
	if (!entries.ok) {
		return entries;
	}

	const open = entries.value.filter(
		entry => entry.state === 'open' && entry.where.accountId === where.accountId && entry.where.region === where.region,
	);
	const settled: Settled[] = [];
	for (const {clientToken, request} of open) {
		const outcome = await send(ports, where, {...request, ClientToken: clientToken});
		settled.push({clientToken, document: request.DocumentName, outcome});
	}

	return succeed(settled);
}

async function send(
	{automation, journal, clock}: StartPorts,
	where: Location,
	request: StartRequest & {readonly ClientToken: string},
): Promise<Outcome<string>> {
	let last: Failure | undefined;
	for (let attempt = 0; attempt < tries; attempt++) {
		const started = await automation.start(where, request);
		if (started.ok) {
			await journal.settle(request.ClientToken, {state: 'started', executionId: started.value});
			return started;
		}

		last = started.failure;
		if (!isPassing(last) || last.kind === 'credentials') {
			const because = [last.code, last.because].filter(Boolean).join(': ');
			await journal.settle(request.ClientToken, {state: 'refused', because});
			return started;
		}

		await new Promise<void>(resolve => clock.wakeAfter(firstPauseMs * 2 ** attempt, resolve));
	}

	return fail({
		...last!,
		what: `No answer tells whether ${request.DocumentName} was started`,
		next: 'The request is in the journal: the next launch or retry from here sends it again with the same token, which starts it only if it had not been.',
	});
}
