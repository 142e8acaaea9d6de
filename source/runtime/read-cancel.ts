import type {ChildrenToCancel} from '../core/actions/cancel/cancellable.ts';
import {type CutShort, mostLooks} from '../core/actions/cancel/half-done.ts';
import {planCancelAt} from '../core/actions/cancel/plan-cancel.ts';
import type {LocationChild} from '../core/actions/location-child.ts';
import {isSameLocation, type Location} from '../core/domain/location.ts';
import type {Following} from '../core/follow/following.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import {type FoundLooks, lookIntoLocations} from './look-into-locations.ts';
import type {Paced} from './pace-reads.ts';

type LookPorts = {readonly automation: Paced<Automation>; readonly clock: Clock};

/** Steps that a cancel cuts short, as far as they could be read. */
export type FoundCutShort = {readonly cutShort: readonly CutShort[]; readonly failures: FoundLooks['failures']};

/** Read which steps a cancel of the whole would cut short, in the first running locations only: an emergency can't wait for more. */
export async function readCutShort(
	ports: LookPorts,
	executionId: string,
	reached: readonly LocationChild[],
): Promise<FoundCutShort> {
	const {looks, failures} = await lookIntoLocations(ports, executionId, reached.slice(0, mostLooks));
	return {cutShort: toCutShort(reached, looks), failures};
}

/** Find the children of the locations that are to be cancelled: those that the steps don't name, and those that may outlive their step, are looked up. */
export async function findChildrenToCancel(
	ports: LookPorts,
	following: Following,
	locations: readonly Location[],
): Promise<ChildrenToCancel & FoundCutShort> {
	const {toLookUp, children} = planCancelAt([following], locations, []);
	const {looks, failures} = await lookIntoLocations(ports, following.executionId, [
		...toLookUp,
		...children.slice(0, mostLooks).map(({where, executionId}) => ({where, childId: executionId})),
	]);
	const plan = planCancelAt([following], locations, looks);
	return {...plan, cutShort: toCutShort(plan.children, looks), failures};
}

function toCutShort(places: readonly {readonly where: Location}[], looks: FoundLooks['looks']): readonly CutShort[] {
	return places.map(({where}) => ({
		where,
		step: looks.find(look => isSameLocation(look.where, where))?.currentStep ?? null,
	}));
}
