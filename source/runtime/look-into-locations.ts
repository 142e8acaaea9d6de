import type {LocationChild} from '../core/actions/location-child.ts';
import type {LocationFailure} from '../core/actions/location-failure.ts';
import type {StepExecution} from '../core/domain/execution.ts';
import {isSameLocation, type Location} from '../core/domain/location.ts';
import type {Look} from '../core/follow/wait.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import {CallQueue} from './call-queue.ts';
import {lookInto} from './look-into.ts';
import type {Paced} from './pace-reads.ts';

export type FoundLooks = {readonly looks: readonly Look[]; readonly failures: readonly LocationFailure[]};

/** Read the children of many locations, a few at a time and each within its rate. Those that can't be read are returned beside the rest. */
export async function lookIntoLocations(
	{automation, clock}: {readonly automation: Paced<Automation>; readonly clock: Clock},
	parentExecutionId: string,
	places: readonly LocationChild[],
): Promise<FoundLooks> {
	const queue = new CallQueue(clock);
	const looks: Look[] = [];
	const failures: LocationFailure[] = [];
	await Promise.all(
		places.map(async ({where, childId}) => {
			const look = await queue.run(() => lookInto(automation.at('shown'), where, parentExecutionId, childId));
			if (look.ok) {
				looks.push(look.value);
			} else {
				failures.push({where, failure: look.failure});
			}
		}),
	);
	return {looks, failures};
}

/** The step that stands for a location; `undefined` where none does. */
export function stepAt(steps: readonly StepExecution[], where: Location): StepExecution | undefined {
	return steps.find(({location}) => location !== null && isSameLocation(location, where));
}
