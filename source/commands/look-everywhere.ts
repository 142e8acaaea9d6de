import type {PlaceFailure} from '../core/actions/place-failure.ts';
import {type Execution, rowKindOf, type StepExecution} from '../core/domain/execution.ts';
import {isSameLocation, type Location, printLocation} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import type {Look} from '../core/follow/wait.ts';
import {ActQueue} from '../runtime/act-queue.ts';
import {lookInto} from '../runtime/look.ts';
import type {Services} from './services.ts';

/** A location to look into, and its child execution where the parent's step names it. */
export type Place = {readonly where: Location; readonly childId: string | null};

export type Looks = {readonly looks: readonly Look[]; readonly failures: readonly PlaceFailure[]};

/** Look into many locations, a few at a time and each within its rate. What can't be looked into is told beside the rest. */
export async function lookEverywhere(
	{automation, clock}: Services,
	parentExecutionId: string,
	places: readonly Place[],
): Promise<Looks> {
	const queue = new ActQueue(clock);
	const looks: Look[] = [];
	const failures: PlaceFailure[] = [];
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

/** The locations of a fan-out that have begun and not ended, or those named, whatever their state. */
export function listPlaces(steps: readonly StepExecution[], named: readonly Location[]): readonly Place[] {
	if (named.length > 0) {
		return named.map(where => ({
			where,
			childId:
				steps.find(({location}) => location !== null && isSameLocation(location, where))?.childExecutionId ?? null,
		}));
	}

	return steps.flatMap(one =>
		one.location === null || one.startedAt === null || hasEnded(one)
			? []
			: [{where: one.location, childId: one.childExecutionId}],
	);
}

/** Whether an execution spans locations, so that what happens does so in its children. */
export function isFanOut(execution: Execution): boolean {
	return rowKindOf(execution) === 'locations';
}

/** One line for each location that can't be looked into. */
export function tellFailures({tell}: Pick<Services, 'tell'>, failures: readonly PlaceFailure[]): void {
	for (const {where, failure} of failures) {
		const reason = [failure.code, failure.because].filter(Boolean).join(': ') || failure.what;
		tell(`× ${printLocation(where)} can't be looked into: ${reason}`);
	}

	const [first] = failures;
	if (first?.failure.next !== undefined) {
		tell(`  ${first.failure.next}`);
	}
}
