import type {Location} from '../../domain/location.ts';
import type {TimeWindow} from './time-window.ts';

/** How a ring chooses its locations from the plan. It never takes a location of an earlier ring. */
export type RingChoice =
	| {readonly kind: 'locations'; readonly locations: readonly Location[]}
	| {readonly kind: 'accounts'; readonly accountIds: readonly string[]}
	/** IDs of OUs; accounts at any depth below them. */
	| {readonly kind: 'units'; readonly unitIds: readonly string[]}
	/** An account needs every tag. */
	| {readonly kind: 'accountTags'; readonly tags: Readonly<Record<string, string>>}
	| {readonly kind: 'regions'; readonly regions: readonly string[]}
	/** This many of the remaining locations, in the order of the plan. */
	| {readonly kind: 'count'; readonly count: number}
	/** Percent of all locations of the plan, rounded up. */
	| {readonly kind: 'share'; readonly percent: number}
	/** All remaining locations. */
	| {readonly kind: 'rest'};

/** What happens where a gate stays shut: end the run, wait for the operator's *go*, or ask. */
export type Otherwise = 'stop' | 'pause' | 'ask';

/** The conditions after a ring before the next one starts. A member that is `null`, empty or false demands nothing. */
export type Gate = {
	/** Percent of the ring's locations. */
	readonly succeeded: number | null;
	/** At most this many locations of the ring without success. */
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

/** One ring as it is written in the file. */
export type Ring = {
	readonly name: string;
	readonly choice: RingChoice;
	/** The condition for the next ring. */
	readonly gate: Gate;
};

/** The gate of a ring that names none: every location succeeded, or the run ends. */
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

/** A gate without conditions. */
export const openGate: Gate = {...plainGate, succeeded: null};
