import {type Location, printLocation} from '../../domain/location.ts';
import type {Gate} from '../../planning/rings/ring.ts';
import {formatCount, formatLocations} from '../../status/format.ts';
import {sayGate} from './gate-words.ts';

/**
List rings with their gates, one a line, for a dry run and the review.

@param most - How many locations of each ring are named; the rest is counted.
*/
export function listRings(
	rings: ReadonlyArray<{readonly name: string; readonly gate: Gate; readonly locations: readonly Location[]}>,
	most: number,
): readonly string[] {
	return rings.flatMap(({name, gate, locations}, index) => {
		const more = locations.length - most;
		return [
			`${index + 1} ${name}: ${formatLocations(locations.length)}`,
			...locations.slice(0, most).map(location => `    ${printLocation(location)}`),
			...(most > 0 && more > 0 ? [`    and ${formatCount(more)} more`] : []),
			...(index === rings.length - 1 ? [] : [`  gate: ${sayGate(gate)}`]),
		];
	});
}
