import {succeed} from '../../../source/core/domain/failure.ts';
import {isTerminal} from '../../../source/core/domain/status.ts';
import {isSettled} from '../../../source/core/follow/ended.ts';
import {follow} from '../../../source/core/follow/follow.ts';
import type {FollowEffect, FollowEvent, Urgency} from '../../../source/core/follow/follow-event.ts';
import {type Following, startFollowing} from '../../../source/core/follow/following.ts';
import type {Hint} from '../../../source/core/follow/hint.ts';
import {defaultPace, type Pace} from '../../../source/core/follow/pace.ts';
import {ReadBudget} from '../../../source/runtime/budget.ts';
import {toStepFilter} from '../../../source/runtime/step-filter.ts';
import type {Fleet} from './fleet.ts';
import {HeapClock} from './heap-clock.ts';

/** Hints and when they arrive: in any order, however often, true or not. */
export type Delivery = {readonly at: number; readonly hints: readonly Hint[]};

export type Followed = {
	readonly following: Following;
	/** Reads of the execution, and pages of steps; milliseconds of their starts. */
	readonly gets: readonly number[];
	readonly pages: readonly number[];
	/** Rounds: what one wake, or the opening, led to. */
	readonly refreshes: number;
	/** How long after its end each location was known to have ended, in milliseconds. */
	readonly lateMs: Float64Array;
	/** The mean of `⌈active/50⌉` at the times of the refreshes. */
	readonly activePages: number;
	readonly untilMs: number;
};

/** How long a call to AWS takes. */
const callMs = 50;
const mostMs = 60 * 24 * 3_600_000;

/**
Follow a fleet to its end by the machine that the console runs, with the real budget, on a clock that is driven.

@param deliveries - In the order of their times.
*/
export async function followFleet(
	fleet: Fleet,
	{
		rate = 1.5,
		pace = defaultPace,
		deliveries = [],
	}: {
		readonly rate?: number;
		readonly pace?: Pace;
		readonly deliveries?: Iterable<Delivery>;
	} = {},
): Promise<Followed> {
	const clock = new HeapClock(fleet.startMs);
	const budget = new ReadBudget(clock, rate);
	const gets: number[] = [];
	const pages: number[] = [];
	const lateMs = new Float64Array(fleet.size).fill(Number.NaN);
	let refreshes = 0;
	let activePages = 0;
	let following = startFollowing(fleet.where, fleet.executionId, pace);
	let callOff: (() => void) | null = null;

	const read = (urgency: Urgency, calls: number[], answer: () => FollowEvent): void => {
		void budget
			.run(fleet.where, urgency, () => {
				calls.push(clock.now());
				return new Promise<void>(resolve => clock.wakeAfter(callMs, resolve));
			})
			.then(() => raise(answer()));
	};
	const perform = (effect: FollowEffect): void => {
		switch (effect.type) {
			case 'get-execution':
				read(effect.urgency, gets, () => ({
					type: 'execution-read',
					outcome: succeed(fleet.getExecution(clock.now())),
				}));
				break;
			case 'list-steps':
				read(effect.urgency, pages, () => {
					const page = fleet.listSteps(clock.now(), toStepFilter(effect.read), effect.read.nextToken);
					for (const step of page.items) {
						const place = fleet.placeOf(step);
						if (isTerminal(step.status) && Number.isNaN(lateMs[place]!)) {
							lateMs[place] = clock.now() - fleet.ends[place]!;
						}
					}

					return {type: 'steps-read', read: effect.read, outcome: succeed(page)};
				});
				break;
			case 'wake':
				if (effect.what === 'read') {
					callOff?.();
					callOff = clock.wakeAfter(effect.afterMs, () => begin({type: 'read-due'}));
				}

				break;
			default:
		}
	};
	const raise = (event: FollowEvent): void => {
		const next = follow(following, event, clock.now());
		following = next.following;
		for (const effect of next.effects) {
			perform(effect);
		}
	};
	const begin = (event: FollowEvent): void => {
		refreshes++;
		activePages += Math.ceil(fleet.activeAt(clock.now()) / 50);
		raise(event);
	};

	const waiting = deliveries[Symbol.iterator]();
	const deliverNext = (): void => {
		const {value, done} = waiting.next();
		if (!done && !isSettled(following)) {
			clock.wakeAfter(value.at - clock.now(), () => {
				raise({type: 'hinted', hints: value.hints});
				deliverNext();
			});
		}
	};
	deliverNext();
	begin({type: 'opened'});
	while (!isSettled(following) && clock.now() - fleet.startMs < mostMs && (await clock.step())) {
		// Time goes on.
	}

	return {following, gets, pages, refreshes, lateMs, activePages: activePages / refreshes, untilMs: clock.now()};
}
