import {formatLocations} from '../domain/count.ts';
import type {Failure} from '../domain/failure.ts';
import type {StartRequest} from '../domain/start-request.ts';

/** How far a launch is whose requests go out in turns. */
export type LaunchProgress = {
	readonly launchId: string;
	/** Name or ARN of the runbook. */
	readonly document: string;
	/** The execution that it retries. */
	readonly retryOf: string | null;
	/**
	- `starting`: a request is being sent, or was just answered.
	- `waiting`: for the executions of the earlier turns to end.
	- `held`: the next turn doesn't start by itself, see `reason`; it stays planned in the journal.
	- `failed`: a request was refused or got no answer, see `failure`; nothing further is sent.
	- `interrupted`: rollgrid was told to end; the rest stays planned in the journal.
	- `done`: everything was started.
	*/
	readonly state: 'starting' | 'waiting' | 'held' | 'failed' | 'interrupted' | 'done';
	/** Executions that were started, in order. */
	readonly executionIds: readonly string[];
	/** What started them, as it was sent, the token aside; in the same order. */
	readonly sent: readonly StartRequest[];
	/** Requests that haven't been sent. */
	readonly waiting: number;
	/** Locations of those, as far as their requests say. */
	readonly waitingLocations: number;
	/** Turns that were begun, and how many there are. */
	readonly turn: number;
	readonly turns: number;
	/** Whether a request was sent of which nobody knows what became of it. */
	readonly isUnanswered: boolean;
	/** The execution that this report is about, if one was just started. */
	readonly justStarted: string | null;
	readonly reason: string | null;
	readonly failure: Failure | null;
};

/** What still waits to be started, and for what; `null` where nothing does. */
export function sayWaiting({state, waiting, waitingLocations, turn, turns, reason}: LaunchProgress): string | null {
	if (waiting === 0) {
		return null;
	}

	const what = `${waiting} ${waiting === 1 ? 'request' : 'requests'} (${formatLocations(waitingLocations)})`;
	const waits = waiting === 1 ? 'waits' : 'wait';
	switch (state) {
		case 'held':
			return `${what} held back: ${reason}`;
		case 'interrupted':
		case 'failed':
			return `${what} not started`;
		default:
			return `${what} ${waits} for turn ${turn} of ${turns} to end`;
	}
}
