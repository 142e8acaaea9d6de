import type {Execution} from '../domain/execution.ts';
import type {Failure} from '../domain/failure.ts';
import type {Location} from '../domain/location.ts';
import {isTerminal} from '../domain/status.ts';
import {LocationGrid} from '../grid/location-grid.ts';
import {type Looks, noLooks} from './looks.ts';
import type {StepRead} from './step-read.ts';
import type {Stopped} from './stopped.ts';

/** One fan-out being followed: what is known of it, and where the reading of it stands. */
export type Following = {
	/** The central account and Region, where the parent lives. */
	readonly where: Location;
	readonly executionId: string;
	/** `null` until the first answer. */
	readonly execution: Execution | null;
	readonly grid: LocationGrid;
	/** Whether every location's step has been seen once. Until then counts come from AWS's counters. */
	readonly isListed: boolean;
	/** Reads of steps still to be made in this round, first one first. */
	readonly queue: readonly StepRead[];
	/** Whether a read is under way: never two at once. */
	readonly isAsking: boolean;
	/** Rounds in a row that brought no change; slows the polling down. */
	readonly quietRounds: number;
	/** Failures in a row; slows the polling down further. */
	readonly failuresInRow: number;
	/** The trouble that the last read met, or `null`. What is known stays shown. */
	readonly failure: Failure | null;
	/** Grid version at which this round began. */
	readonly roundVersion: number;
	/** Signature of the counters at the end of the last round in which steps were read. */
	readonly countersSeen: string | null;
	/** Rounds since steps were last read: unchanged counters can hide a location that waits. */
	readonly roundsSinceSteps: number;
	/** When the last good answer came, epoch milliseconds. */
	readonly answeredAt: number | null;
	/** When the next read is due, epoch milliseconds; `null` when none is planned. */
	readonly dueAt: number | null;
	/** Whether the operator has stopped the polling. */
	readonly isPaused: boolean;
	/** When what is shown was last seen, for a record of a fan-out that AWS no longer has; `null` for one that AWS tells of. */
	readonly recordedAt: number | null;
	/** Reads that got an answer or a refusal. */
	readonly reads: number;
	/** What was seen in the locations that were looked into. */
	readonly looks: Looks;
	/** What became of the children after we stopped the parent; `null` where we didn't. */
	readonly stopped: Stopped | null;
};

/** Begin to follow an execution of which only the ID is known. */
export function startFollowing(where: Location, executionId: string): Following {
	return {
		where,
		executionId,
		execution: null,
		grid: new LocationGrid(),
		isListed: false,
		queue: [],
		isAsking: false,
		quietRounds: 0,
		failuresInRow: 0,
		failure: null,
		roundVersion: 0,
		countersSeen: null,
		roundsSinceSteps: 0,
		answeredAt: null,
		dueAt: null,
		isPaused: false,
		recordedAt: null,
		reads: 0,
		looks: noLooks,
		stopped: null,
	};
}

/** Whether the parent ended: nothing new will start. Its locations may still be reported as running. */
export function hasParentEnded({execution}: Following): boolean {
	return execution !== null && isTerminal(execution.status);
}

/**
Whether there is nothing left to ask for: the parent ended, every location has been seen, and none that started can still change.
*/
export function isSettled(following: Following): boolean {
	return hasParentEnded(following) && following.isListed && !hasLiveLocation(following.grid);
}

function hasLiveLocation(grid: LocationGrid): boolean {
	for (const [status, count] of grid.counts) {
		if (count > 0 && !isTerminal(status)) {
			return true;
		}
	}

	return false;
}
