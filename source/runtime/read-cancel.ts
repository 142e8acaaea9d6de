import {type CancelCandidate, type ChildrenToCancel, sortCancelCandidates} from '../core/actions/cancel/cancellable.ts';
import {type CutShort, mostLooks} from '../core/actions/cancel/half-done.ts';
import {type Execution, type StepExecution, spansLocations} from '../core/domain/execution.ts';
import {type Outcome, succeed} from '../core/domain/failure.ts';
import {isSameLocation, type Location} from '../core/domain/location.ts';
import {hasEnded} from '../core/domain/status.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import {
	type FoundLooks,
	type LocationChild,
	listLocationChildren,
	lookIntoLocations,
	stepAt,
} from './look-into-locations.ts';
import type {Paced} from './pace-reads.ts';
import {readSteps} from './read-steps.ts';

type LookPorts = {readonly automation: Paced<Automation>; readonly clock: Clock};

/** An execution that is to be cancelled, whole or in some of its locations, with every step that AWS lists. */
export type CancelSubject = {
	readonly central: Location;
	readonly execution: Execution;
	readonly steps: readonly StepExecution[];
};

/** What cancelling locations by themselves comes to, and what couldn't be looked into for it. */
export type FoundChildren = ChildrenToCancel & {
	readonly cutShort: readonly CutShort[];
	readonly failures: FoundLooks['failures'];
};

export async function readCancelSubject(
	automation: Automation,
	central: Location,
	executionId: string,
): Promise<Outcome<CancelSubject>> {
	const execution = await automation.getExecution(central, executionId);
	if (!execution.ok) {
		return execution;
	}

	const steps = await readSteps(automation, central, executionId);
	return steps.ok ? succeed({central, execution: execution.value, steps: steps.value}) : steps;
}

/** Look which steps a cancel of the whole would cut short: in the first locations that run, as an emergency doesn't wait for more. */
export async function lookAtCutShort(
	ports: LookPorts,
	{execution, steps}: CancelSubject,
): Promise<{
	readonly places: readonly LocationChild[];
	readonly cutShort: readonly CutShort[];
	readonly failures: FoundLooks['failures'];
}> {
	const places = spansLocations(execution) ? listLocationChildren(steps) : [];
	const {looks, failures} = await lookIntoLocations(ports, execution.executionId, places.slice(0, mostLooks));
	return {places, cutShort: toCutShort(places, looks), failures};
}

/** Find the children of the locations that are to be cancelled: those that the steps don't name, and those that may outlive their step, are looked up. */
export async function findChildrenToCancel(
	ports: LookPorts,
	{execution, steps}: CancelSubject,
	locations: readonly Location[],
): Promise<FoundChildren> {
	const places = locations.map((where): CancelCandidate => {
		const step = stepAt(steps, where);
		return {
			where,
			status: step?.status ?? null,
			// Of a location that no step stands for nobody knows: its child is looked up.
			hasBegun: step === undefined || step.startedAt !== null,
			hasEnded: step !== undefined && hasEnded(step),
			childId: step?.childExecutionId ?? null,
		};
	});
	const {toLookUp, children} = sortCancelCandidates(places, []);
	const {looks, failures} = await lookIntoLocations(ports, execution.executionId, [
		...toLookUp,
		...children.slice(0, mostLooks).map(({where, executionId}) => ({where, childId: executionId})),
	]);
	const sorted = sortCancelCandidates(places, looks);
	return {...sorted, cutShort: toCutShort(sorted.children, looks), failures};
}

/** Locations of an ended fan-out whose children may live on: said to run still, or stopped with their parent. */
export function listUnsure(steps: readonly StepExecution[]): readonly LocationChild[] {
	const stopped = steps.flatMap(({location, status, startedAt, childExecutionId}) =>
		location !== null &&
		startedAt !== null &&
		(status === 'Cancelled' || status === 'Cancelling' || status === 'TimedOut')
			? [{where: location, childId: childExecutionId}]
			: [],
	);
	const running = listLocationChildren(steps).filter(
		one => !stopped.some(({where}) => isSameLocation(where, one.where)),
	);
	return [...running, ...stopped];
}

function toCutShort(places: readonly {readonly where: Location}[], looks: FoundLooks['looks']): readonly CutShort[] {
	return places.map(({where}) => ({
		where,
		step: looks.find(look => isSameLocation(look.where, where))?.currentStep ?? null,
	}));
}
