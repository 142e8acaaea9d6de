import type {Execution, StepExecution} from '../../../source/core/domain/execution.ts';
import type {Location} from '../../../source/core/domain/location.ts';
import type {Status} from '../../../source/core/domain/status.ts';
import type {Hint} from '../../../source/core/follow/hint.ts';
import {countUntil} from '../../../source/core/grid/change-columns.ts';
import type {Page, StepFilter} from '../../../source/ports/automation.ts';
import {EventQueue} from '../../../source/simulator/engine/state/event-queue.ts';
import {executionOf} from '../../core/executions.ts';
import {account, locationStep} from '../../core/follow/steps.ts';
import {Random} from '../../terminal/random.ts';

export type FleetSize = {
	readonly locations: number;
	/** How many run at a time. */
	readonly concurrency: number;
	/** How long a location takes on average, in milliseconds. */
	readonly meanMs?: number;
	readonly seed?: number;
	/** How old the execution's counters are, in milliseconds; `null` for an execution without counters. */
	readonly countersMs?: number | null;
};

/** A change of status that EventBridge would report, and when it happened. */
export type FleetEvent = {readonly at: number; readonly hint: Hint};

const regions = [
	'us-east-1',
	'us-west-2',
	'eu-west-1',
	'eu-central-1',
	'ap-south-1',
	'ap-northeast-1',
	'sa-east-1',
	'ca-central-1',
];
const pageSize = 50;
/** From the start of the execution to the first location, and from an end to the next start. */
const queueMs = 200;

/**
A fan-out whose every start and end is known beforehand, and what AWS would return of it at any time: pages by start, filters, counters.

It is for fan-outs so large and long that a simulated AWS would take hours for them.
*/
export class Fleet {
	readonly executionId = 'fleet000-0000-4000-8000-000000000000';
	readonly where: Location = {accountId: '999900001111', region: 'us-east-1'};
	readonly startMs: number;
	readonly starts: Float64Array;
	readonly ends: Float64Array;
	readonly #sortedEnds: Float64Array;
	readonly #failures: Float64Array;
	readonly #statuses: readonly Status[];
	readonly #accounts: readonly string[];
	readonly #countersMs: number | null;

	constructor({locations, concurrency, meanMs = 60_000, seed = 1, countersMs = 0}: FleetSize, startMs: number) {
		const random = new Random(seed);
		this.startMs = startMs;
		this.#countersMs = countersMs;
		this.starts = new Float64Array(locations);
		this.ends = new Float64Array(locations);
		const free = new EventQueue();
		const freeAt = (at: number): unknown => free.schedule(at, () => undefined);
		for (let place = 0; place < Math.min(concurrency, locations); place++) {
			freeAt(startMs + queueMs);
		}

		for (let place = 0; place < locations; place++) {
			this.starts[place] = free.takeDue(Number.POSITIVE_INFINITY)!.atMs;
			this.ends[place] = this.starts[place]! + Math.round(meanMs * lengthOf(random));
			freeAt(this.ends[place]! + queueMs);
		}

		this.#statuses = Array.from(this.ends, () => (random.isOneIn(50) ? 'Failed' : 'Success'));
		this.#sortedEnds = this.ends.toSorted();
		this.#failures = this.ends.filter((_, place) => this.#statuses[place] === 'Failed').sort();
		this.#accounts = Array.from({length: Math.ceil(locations / regions.length)}, (_, row) => account(row + 1));
	}

	get size(): number {
		return this.ends.length;
	}

	get endMs(): number {
		return this.#sortedEnds.at(-1)! + queueMs;
	}

	/** The place of a location in the order of starts. */
	placeOf({stepExecutionId}: Pick<StepExecution, 'stepExecutionId'>): number {
		return Number(stepExecutionId.slice(5));
	}

	/** The status with which a location ends. */
	outcomeOf(place: number): Status {
		return this.#statuses[place]!;
	}

	/** How many run at a moment. */
	activeAt(now: number): number {
		return countUntil(this.starts, now) - countUntil(this.#sortedEnds, now);
	}

	getExecution(now: number): Execution {
		const countedAt = now - (this.#countersMs ?? 0);
		const ended = countUntil(this.#sortedEnds, countedAt);
		const failed = countUntil(this.#failures, countedAt);
		const isOver = now >= this.endMs;
		return executionOf({
			executionId: this.executionId,
			document: 'Fleet',
			status: isOver ? 'Success' : 'InProgress',
			startedAt: this.startMs,
			endedAt: isOver ? this.endMs : null,
			targetLocations: [
				{accounts: this.#accounts, regions, excludes: [], maxConcurrency: null, maxErrors: null, raw: {}},
			],
			counters:
				this.#countersMs === null
					? null
					: {total: this.size, success: ended - failed, failed, cancelled: 0, timedOut: 0},
			isTruncated: true,
		});
	}

	listSteps(now: number, filter: StepFilter, nextToken: string | null): Page<StepExecution> {
		if (filter.stepExecutionIds !== undefined) {
			const places = filter.stepExecutionIds.map(stepExecutionId => this.placeOf({stepExecutionId}));
			return {items: places.sort((a, b) => a - b).map(place => this.#step(place, now)), nextToken: null};
		}

		const after = filter.startedAfter === undefined ? null : Math.floor(filter.startedAfter / 1000) * 1000;
		const begun = countUntil(this.starts, now);
		const from = nextToken === null ? (after === null ? 0 : countUntil(this.starts, after - 1)) : Number(nextToken);
		const items: StepExecution[] = [];
		let place = from;
		for (; place < (after === null ? this.size : begun) && items.length < pageSize; place++) {
			if (filter.statuses?.includes(this.#statusAt(place, now)) ?? true) {
				items.push(this.#step(place, now));
			}
		}

		return {items, nextToken: place < (after === null ? this.size : begun) ? String(place) : null};
	}

	/** The events that EventBridge would send of starts and ends, in the order they happen: of the children, and of the fan-out's steps. */
	events(): readonly FleetEvent[] {
		const events: FleetEvent[] = [];
		for (let place = 0; place < this.size; place++) {
			const {location, name, childExecutionId} = this.#step(place, Number.POSITIVE_INFINITY);
			const child = {executionId: childExecutionId!, where: location!, stepName: null};
			const step = {executionId: this.executionId, where: this.where, stepName: name};
			events.push({at: this.starts[place]!, hint: {...step, at: this.starts[place]!, status: 'InProgress'}});
			events.push({at: this.ends[place]!, hint: {...child, at: this.ends[place]!, status: this.#statuses[place]!}});
		}

		events.push({
			at: this.endMs,
			hint: {executionId: this.executionId, where: this.where, stepName: null, at: this.endMs, status: 'Success'},
		});
		return events.sort((a, b) => a.at - b.at);
	}

	#statusAt(place: number, now: number): Status {
		return this.starts[place]! > now ? 'Pending' : this.ends[place]! > now ? 'InProgress' : this.#statuses[place]!;
	}

	#step(place: number, now: number): StepExecution {
		const status = this.#statusAt(place, now);
		const hasStarted = status !== 'Pending';
		return locationStep(this.#accounts[Math.floor(place / regions.length)]!, regions[place % regions.length]!, {
			stepExecutionId: `step ${place}`,
			status,
			startedAt: hasStarted ? this.starts[place]! : null,
			endedAt: hasStarted && status !== 'InProgress' ? this.ends[place]! : null,
			failureMessage: status === 'Failed' ? 'It failed' : null,
			childExecutionId: hasStarted ? `child ${place}` : null,
		});
	}
}

/** A location's length as a part of the mean: most are alike, one in twenty takes twice as long, one in two hundred five times. */
function lengthOf(random: Random): number {
	const usual = 0.6 + random.below(800) / 1000;
	return random.isOneIn(200) ? usual * 5 : random.isOneIn(20) ? usual * 2 : usual;
}
