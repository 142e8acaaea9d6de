import type {Location} from './location.ts';
import type {MissingPart} from './setup.ts';

/**
An expected failure, as a value: a line on the screen or on stderr, never an exception.

Told as **what** happened, **where**, **because** of what in AWS's own words, and what to do **next**.
*/
export type Failure = {
	/** What kind of trouble it is: decides whether asking again can help, and what the screen offers. */
	readonly kind: FailureKind;
	/** One sentence without a full stop: `Couldn't list the steps of 4f7ca192-…`. */
	readonly what: string;
	/** Where the call went. Left out for a failure of this machine (a file, a flag). */
	readonly where?: Location | undefined;
	/** AWS's own words, or the operating system's. */
	readonly because?: string | undefined;
	/** What to do, naming the key or flag. */
	readonly next?: string | undefined;
	/** The API operation, spelled as the API spells it. */
	readonly operation?: string | undefined;
	/** AWS's error code, such as `AccessDeniedException`. */
	readonly code?: string | undefined;
	/** AWS's request ID, for a support case. */
	readonly requestId?: string | undefined;
	/** What this machine doesn't define and the operator has to choose; left out for every other failure. */
	readonly missing?: MissingPart | undefined;
	/** Whether AWS rejected the tags of the request; left out where it didn't. */
	readonly isAboutTags?: boolean;
};

/**
- `throttled`: asked too often; asking again later helps.
- `unreachable`: no answer (network, DNS, time-out); asking again may help.
- `service`: AWS answered with a fault of its own (5xx) or with something unreadable; asking again may help.
- `credentials`: none found, or expired; helps once the operator signs in again.
- `denied`: allowed neither now nor later without a change of permissions.
- `not-found`: no such execution, document or step there.
- `conflict`: the execution's state doesn't allow it (already ended, other request with the same token).
- `invalid`: the request itself is wrong.
- `read-only`: rollgrid refused it, since it was told to change nothing.
- `local`: this machine (a file, a port).
*/
export type FailureKind =
	| 'throttled'
	| 'unreachable'
	| 'service'
	| 'credentials'
	| 'denied'
	| 'not-found'
	| 'conflict'
	| 'invalid'
	| 'read-only'
	| 'local';

/** What a port resolves to: a value, or the failure to show. Only a bug throws. */
export type Outcome<T> = {readonly ok: true; readonly value: T} | {readonly ok: false; readonly failure: Failure};

/** A good outcome. */
export function succeed<T>(value: T): Outcome<T> {
	return {ok: true, value};
}

/** A bad outcome. */
export function fail<T = never>(failure: Failure): Outcome<T> {
	return {ok: false, failure};
}

/** Whether it is the network's or AWS's own trouble of the moment: the first call of all is repeated over it, too. */
export function isTransient({kind}: Failure): boolean {
	return kind === 'throttled' || kind === 'unreachable' || kind === 'service';
}

/** Whether the same call may do better later without anybody changing anything: then polling goes on. */
export function isPassing(failure: Failure): boolean {
	return (
		failure.kind === 'throttled' ||
		failure.kind === 'unreachable' ||
		failure.kind === 'service' ||
		failure.kind === 'credentials'
	);
}
