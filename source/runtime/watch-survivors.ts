import {judgeRound} from '../core/actions/cancel/survivors.ts';
import type {LocationChild} from '../core/actions/location-child.ts';
import {cleanUpMs, firstLookAfterMs} from '../core/follow/stopped.ts';
import type {Look} from '../core/follow/wait.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import {type FoundLooks, lookIntoLocations} from './look-into-locations.ts';
import type {Paced} from './pace-reads.ts';

/** What a stop has left running, and where that can't be told. */
export type Survivors = {readonly survivors: readonly Look[]; readonly failures: FoundLooks['failures']};

/**
Look whether a stop has reached the children that ran, until each has ended or its time to clean up is over.

@param stoppedForMs - How long ago the stop was; without a wait where that is longer than a clean-up takes.
@param interrupted - Resolves when the operator doesn't want to wait any more.
@returns `null` where it was interrupted.
*/
export async function watchSurvivors(
	ports: {readonly automation: Paced<Automation>; readonly clock: Clock},
	executionId: string,
	places: readonly LocationChild[],
	{stoppedForMs, interrupted}: {readonly stoppedForMs: number; readonly interrupted: Promise<void>},
): Promise<Survivors | null> {
	const {clock} = ports;
	const stoppedAt = clock.now() - stoppedForMs;
	let left = places;
	for (;;) {
		const wasInterrupted =
			stoppedForMs <= cleanUpMs &&
			(await Promise.race([
				new Promise<false>(resolve => clock.wakeAfter(firstLookAfterMs, () => resolve(false))),
				interrupted.then(() => true as const),
			]));
		if (wasInterrupted) {
			return null;
		}

		const {looks, failures} = await lookIntoLocations(ports, executionId, left);
		const {live, survivors, isOver} = judgeRound(looks, clock.now() - stoppedAt);
		if (isOver) {
			return {survivors, failures};
		}

		left = live.map(({where, executionId: childId}) => ({where, childId}));
	}
}
