import type {Location} from '../../domain/location.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import type {RingTurn} from '../../planning/rings/place-rings.ts';
import type {Gate} from '../../planning/rings/ring.ts';

/** How a run over rings begins; this never changes. */
export type RunHead = {
	/** A UUID. */
	readonly runId: string;
	readonly where: Location;
	/** Epoch milliseconds. */
	readonly begunAt: number;
	/** The part that every start shares: without target locations, and without values that look secret. */
	readonly request: StartRequest;
	/** Whether the request is complete, so that it can be sent from the record alone. */
	readonly isWhole: boolean;
	readonly rings: readonly RunRing[];
};

/** A ring as the record contains it. Its target locations name every account. */
export type RunRing = {
	readonly name: string;
	readonly gate: Gate;
	readonly locations: number;
	readonly turns: readonly RingTurn[];
};

/** What an operator may decide about a run. */
export const decisions = ['approve', 'go', 'pause', 'stop', 'skip', 'retry'] as const;
export type Decision = (typeof decisions)[number];

/** An event of a run; the record is a list of these. `at` is in epoch milliseconds. */
export type RunEvent = {readonly at: number} & (
	| {readonly type: 'taken-up'; readonly by: string}
	/** About to be started. */
	| {readonly type: 'sent'; readonly ring: number; readonly attempt: number}
	| {
			readonly type: 'started';
			readonly ring: number;
			readonly attempt: number;
			readonly executionIds: readonly string[];
	  }
	/** AWS refused it; nothing runs. */
	| {readonly type: 'refused'; readonly ring: number; readonly attempt: number; readonly because: string}
	/** Every execution of the attempt has ended; `failed` are the ring's locations without a certain success. */
	| {
			readonly type: 'ended';
			readonly ring: number;
			readonly attempt: number;
			readonly endedAt: number;
			readonly failed: readonly string[];
	  }
	| {readonly type: 'gate-opened'; readonly ring: number; readonly because: string}
	| {readonly type: 'gate-shut'; readonly ring: number; readonly because: string}
	/** `ring` is the one that the operator saw: a decision about an earlier ring has no effect. */
	| {readonly type: 'decided'; readonly ring: number; readonly decision: Decision; readonly by: string}
	| {readonly type: 'over'; readonly how: 'done' | 'stopped'}
);

/** One try at a ring: the first start, or a retry of what did not succeed. */
export type RingAttempt = {
	/** The state of its start, in the journal's words. */
	readonly state: 'sent' | 'running' | 'ended' | 'refused';
	readonly executionIds: readonly string[];
	readonly because: string | null;
};

/** Where a ring stands. */
export type RingState = {
	/** `gate`: it has ended, and the next one waits. `through`: the next one may start. */
	readonly phase: 'waiting' | 'sent' | 'running' | 'gate' | 'through' | 'skipped';
	readonly attempts: readonly RingAttempt[];
	/** Locations without a certain success, once it has ended. */
	readonly failed: readonly string[];
	readonly endedAt: number | null;
	readonly isApproved: boolean;
	/** Why the gate stays shut, where it won't open without a decision. */
	readonly shut: string | null;
};

/** The state of a run: all of it comes from its record. */
export type Run = {
	readonly head: RunHead;
	readonly rings: readonly RingState[];
	/** No ring starts until the operator says *go*; executions that run continue. */
	readonly isPaused: boolean;
	readonly over: 'done' | 'stopped' | null;
	/** All events, in the order of writing. */
	readonly events: readonly RunEvent[];
};

const untouched: RingState = {
	phase: 'waiting',
	attempts: [],
	failed: [],
	endedAt: null,
	isApproved: false,
	shut: null,
};

/** Create a run to which nothing has happened yet. */
export function beginRun(head: RunHead): Run {
	return {head, rings: head.rings.map(() => untouched), isPaused: false, over: null, events: []};
}

/** Fold all events into a run. */
export function foldRun(head: RunHead, events: readonly RunEvent[]): Run {
	return {...events.reduce(applyEvent, beginRun(head)), events};
}

/** The current ring: the first that is neither through nor skipped; the number of rings where all are. */
export function currentRing({rings}: Run): number {
	const index = rings.findIndex(({phase}) => phase !== 'through' && phase !== 'skipped');
	return index === -1 ? rings.length : index;
}

/** The ring that starts next, or that *skip* leaves out: the first without a start; `null` for none. */
export function findNext({rings}: Pick<Run, 'rings'>): number | null {
	const index = rings.findIndex(({phase}) => phase === 'waiting');
	return index === -1 ? null : index;
}

/** Apply an event to a run. An event that doesn't fit, such as a second end of the same attempt, is only added to the list. */
export function takeEvent(run: Run, event: RunEvent): Run {
	return {...applyEvent(run, event), events: [...run.events, event]};
}

function applyEvent(run: Run, event: RunEvent): Run {
	if (event.type === 'over') {
		return {...run, over: run.over ?? event.how};
	}

	if (event.type === 'taken-up' || run.over !== null) {
		return run;
	}

	const ring = run.rings[event.ring];
	if (ring === undefined) {
		return run;
	}

	if (event.type === 'decided') {
		return takeDecision(run, event.ring, event.decision, event.at);
	}

	return withRing(run, event.ring, takeRingEvent(ring, event));
}

type RingEvent = Exclude<RunEvent, {type: 'taken-up' | 'over' | 'decided'}>;

function takeRingEvent(ring: RingState, event: RingEvent): RingState {
	switch (event.type) {
		case 'sent': {
			const isNext = event.attempt === ring.attempts.length;
			const attempt: RingAttempt = {state: 'sent', executionIds: [], because: null};
			return isNext ? {...ring, phase: 'sent', shut: null, attempts: [...ring.attempts, attempt]} : ring;
		}

		case 'started':
			// A conductor that was suspended for long may write an event that the others have left behind.
			if (!isSent(ring, event.attempt)) {
				return ring;
			}

			return {
				...withAttempt(ring, event.attempt, {state: 'running', executionIds: event.executionIds}),
				phase: 'running',
			};
		case 'refused':
			if (!isSent(ring, event.attempt)) {
				return ring;
			}

			return {
				...withAttempt(ring, event.attempt, {state: 'refused', because: event.because}),
				// After a refused retry the ring is as it had ended; after a refused first start, as if it had never begun.
				phase: ring.endedAt === null ? 'waiting' : 'gate',
				shut: event.because,
			};
		case 'ended':
			return ring.phase === 'running' && event.attempt === ring.attempts.length - 1
				? {
						...withAttempt(ring, event.attempt, {state: 'ended'}),
						phase: 'gate',
						failed: event.failed,
						endedAt: event.endedAt,
					}
				: ring;
		case 'gate-opened':
			return ring.phase === 'gate' ? {...ring, phase: 'through', shut: null} : ring;
		case 'gate-shut':
			return ring.phase === 'gate' ? {...ring, shut: event.because} : ring;
	}
}

/** Whether an attempt is the latest one and was only sent: nobody knows yet whether it was started. */
function isSent({phase, attempts}: RingState, attempt: number): boolean {
	return phase === 'sent' && attempt === attempts.length - 1;
}

function takeDecision(run: Run, index: number, decision: Decision, at: number): Run {
	const ring = run.rings[index]!;
	const isCurrent = currentRing(run) === index;
	switch (decision) {
		case 'pause':
			return {...run, isPaused: true};
		case 'stop':
			return {...run, over: 'stopped'};
		case 'approve':
			return withRing(run, index, {...ring, isApproved: true});
		case 'go': {
			const gone = {...run, isPaused: false};
			if (!isCurrent || ring.shut === null) {
				return gone;
			}

			// The operator knows why it is shut, and lets the run continue.
			return withRing(gone, index, {...ring, shut: null, phase: ring.phase === 'gate' ? 'through' : ring.phase});
		}

		case 'skip': {
			const next = findNext(run);
			// Once the ring that the operator saw is through, the next ring isn't the one that they meant.
			return next === null || !isCurrent
				? run
				: withRing(run, next, {...run.rings[next]!, phase: 'skipped', shut: null});
		}

		case 'retry': {
			const attempt: RingAttempt = {state: 'sent', executionIds: [], because: null};
			return isCurrent && ring.phase === 'gate' && ring.failed.length > 0
				? withRing({...run, isPaused: false}, index, {
						...ring,
						phase: 'sent',
						shut: null,
						isApproved: false,
						attempts: [...ring.attempts, attempt],
						endedAt: ring.endedAt ?? at,
					})
				: run;
		}
	}
}

function withRing(run: Run, index: number, ring: RingState): Run {
	return {...run, rings: run.rings.with(index, ring)};
}

function withAttempt(ring: RingState, index: number, change: Partial<RingAttempt>): RingState {
	const attempt = ring.attempts[index];
	return attempt === undefined ? ring : {...ring, attempts: ring.attempts.with(index, {...attempt, ...change})};
}
