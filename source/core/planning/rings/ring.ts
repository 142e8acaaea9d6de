import type {Location} from '../../domain/location.ts';
import type {TimeWindow} from './time-window.ts';

/** How a ring says which locations of the plan are its own. None takes what an earlier ring has taken. */
export type RingChoice =
	| {readonly kind: 'locations'; readonly locations: readonly Location[]}
	| {readonly kind: 'accounts'; readonly accountIds: readonly string[]}
	/** IDs of OUs; accounts at any depth below them. */
	| {readonly kind: 'units'; readonly unitIds: readonly string[]}
	/** Every tag has to be on the account. */
	| {readonly kind: 'accountTags'; readonly tags: Readonly<Record<string, string>>}
	| {readonly kind: 'regions'; readonly regions: readonly string[]}
	/** So many of those that are left, in the order of the plan. */
	| {readonly kind: 'count'; readonly count: number}
	/** Percent of all locations of the plan, rounded up. */
	| {readonly kind: 'share'; readonly percent: number}
	/** All that are left. */
	| {readonly kind: 'rest'};

/** What is done where a gate stays shut: end the run, wait for the operator's *go*, or ask. */
export type Otherwise = 'stop' | 'pause' | 'ask';

/** What has to be true after a ring before the next one starts. A member that is `null`, empty or false demands nothing. */
export type Gate = {
	/** Percent of the ring's locations. */
	readonly succeeded: number | null;
	/** At most so many locations of the ring without success. */
	readonly failures: number | null;
	/** Milliseconds since the ring's end. */
	readonly afterMs: number | null;
	/** A CloudWatch alarm of the central account, which has to be OK. */
	readonly alarm: string | null;
	/** A step's output, equal in every location of the ring that succeeded. */
	readonly output: {readonly step: string; readonly name: string; readonly equals: string} | null;
	readonly needsApproval: boolean;
	readonly window: TimeWindow | null;
	/** A Change Calendar, which has to be open. */
	readonly calendar: string | null;
	readonly otherwise: Otherwise;
};

/** One ring as it is written down. */
export type Ring = {
	readonly name: string;
	readonly choice: RingChoice;
	/** What is between it and the next one. */
	readonly gate: Gate;
};

/** The gate after a ring that names none: every location succeeded, or the run ends. */
export const plainGate: Gate = {
	succeeded: 100,
	failures: null,
	afterMs: null,
	alarm: null,
	output: null,
	needsApproval: false,
	window: null,
	calendar: null,
	otherwise: 'stop',
};

/** A gate that demands nothing yet. */
export const openGate: Gate = {...plainGate, succeeded: null};
