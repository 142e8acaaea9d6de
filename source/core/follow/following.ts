import type {Execution} from '../domain/execution.ts';
import type {Failure} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import {LocationGrid} from '../grid/location-grid.ts';
import {type Hints, noHints} from './hint.ts';
import {type Looks, noLooks} from './looks.ts';
import {defaultPace, type Pace} from './pace.ts';
import type {Accounts} from './plan-locations.ts';
import type {StepRead} from './step-read.ts';
import type {Stopped} from './stopped.ts';
import {noSweep, type Sweep} from './sweep-state.ts';

/** Which of the two reads of a followed execution: the execution itself, or a page of its steps. */
export type FollowedRead = 'execution' | 'steps';

/** One execution being followed: what is known of it, and where the reading of it stands. */
export type Following = {
	/** The account and Region where it lives: the central ones for a fan-out. */
	readonly where: Location;
	readonly executionId: string;
	/** `null` until the first answer. */
	readonly execution: Execution | null;
	readonly grid: LocationGrid;
	/** Whether every location's step has been seen once. Until then counts come from AWS's counters. */
	readonly isListed: boolean;
	/** Reads of steps still to be made in this round, first one first. */
	readonly queue: readonly StepRead[];
	/** The read that is under way, `null` for none: never two at once. An answer to any other is late, and dropped. */
	readonly asking: FollowedRead | null;
	/** Rounds in a row that brought no change; slows the polling down. */
	readonly quietRounds: number;
	/** Failures in a row; slows the polling down further. */
	readonly failuresInRow: number;
	/** The trouble that a read met, until the same read succeeds; `null` for none. What is known stays shown. */
	readonly failure: Failure | null;
	/** The read that met it. */
	readonly failedRead: FollowedRead | null;
	/** When this trouble began, epoch milliseconds. */
	readonly failedSince: number | null;
	/** Grid version at which this round began. */
	readonly roundVersion: number;
	/** When each location was last read: it decides what is read next. */
	readonly sweep: Sweep;
	/** What events of EventBridge have said, and how reliable they are. */
	readonly hints: Hints;
	/** When its steps, and with them its locations, were last read well, epoch milliseconds: how old what is shown is. */
	readonly seenAt: number | null;
	/** When the next read is due, epoch milliseconds; `null` when none is planned. */
	readonly dueAt: number | null;
	/** Whether the operator has stopped the polling. */
	readonly isPaused: boolean;
	/** When what is shown was last seen, for a record of a fan-out that AWS no longer has; `null` for one that AWS tells of. */
	readonly recordedAt: number | null;
	/** The accounts of the organization, which tell what OUs come to; empty where it can't be read, `null` while that isn't known. */
	readonly accounts: Accounts | null;
	/** What has been done to find every step that AWS counts, once it has ended: nothing yet, those that never began were read, or all of them. */
	readonly searched: 'nothing' | 'pending' | 'all';
	/** What has been done to place steps by their children: nothing yet, it is under way, or done; and whether it had ended then. */
	readonly placing: {readonly state: 'untried' | 'asking' | 'done'; readonly hadEnded: boolean};
	/** How often it is polled. */
	readonly pace: Pace;
	/** Reads that got an answer or a refusal. */
	readonly reads: number;
	/** What was found in the locations whose children were read. */
	readonly looks: Looks;
	/** What became of the children after we stopped the parent; `null` where we didn't. */
	readonly stopped: Stopped | null;
};

/** A following of an execution of which only the ID is known; the event `opened` sets it going. */
export function startFollowing(where: Location, executionId: string, pace: Pace = defaultPace): Following {
	return {
		where,
		executionId,
		execution: null,
		grid: new LocationGrid(),
		isListed: false,
		queue: [],
		asking: null,
		quietRounds: 0,
		failuresInRow: 0,
		failure: null,
		failedRead: null,
		failedSince: null,
		roundVersion: 0,
		sweep: noSweep,
		hints: noHints,
		seenAt: null,
		dueAt: null,
		isPaused: false,
		accounts: null,
		searched: 'nothing',
		placing: {state: 'untried', hadEnded: false},
		pace,
		recordedAt: null,
		reads: 0,
		looks: noLooks,
		stopped: null,
	};
}
