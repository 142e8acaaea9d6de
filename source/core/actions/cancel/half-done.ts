import {type Location, printLocation} from '../../domain/location.ts';
import type {StepUnderWay} from '../../follow/wait.ts';
import {formatDuration} from '../../status/format.ts';

/** Steps named before "and n others". */
const shownSteps = 4;
/** The number of locations whose children are read at once to show which step a cancel would cut short: more would keep the operator waiting. */
export const mostLooks = 20;

/** A location that a cancel cuts short, and the step that it runs; `null` where its child hasn't been read. */
export type CutShort = {readonly where: Location; readonly step: StepUnderWay | null};

/** What a cancel leaves half-done, locations of the same step together; `null` where it cuts nothing short. */
export function describeHalfDone(places: readonly CutShort[], now: number): string | null {
	const groups = Map.groupBy(
		places.filter(({step}) => step !== null),
		({step}) => step!.name,
	);
	const steps = [...groups].sort(([, a], [, b]) => b.length - a.length);
	const named = steps.slice(0, shownSteps).map(([name, group]) => {
		const since = formatDuration(now - Math.min(...group.map(({step}) => step!.startedAt ?? now)));
		return group.length === 1
			? `${printLocation(group[0]!.where)} in ${name} (for ${since})`
			: `${group.length} in ${name} (for up to ${since})`;
	});
	const others = steps.slice(shownSteps).reduce((sum, [, group]) => sum + group.length, 0);
	const unknown = places.filter(({step}) => step === null).length;
	const parts = [
		...named,
		...(others > 0 ? [`${others} in other steps`] : []),
		...(unknown > 0 && steps.length > 0 ? [`${unknown} not looked into`] : []),
	];
	return places.length === 0
		? null
		: parts.length === 0
			? 'Which steps are left half-done is not known.'
			: `Left half-done: ${parts.join(', ')}.`;
}
