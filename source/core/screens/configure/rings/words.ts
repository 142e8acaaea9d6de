import {listRings} from '../../../actions/rings/ring-lines.ts';
import {printLocation} from '../../../domain/location.ts';
import type {PlacedRing} from '../../../planning/rings/place-rings.ts';
import {listRingNames} from '../../../planning/rings/read-rings-draft.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {formatCount, formatLocations} from '../../../status/format.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import {type Configure, hasRings} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {line, type ReviewPart} from '../review/reviewed.ts';
import {placedRings} from './placed.ts';

/** How many locations of each ring the review names, and how many the section, which has one line a ring. */
const [mostReviewed, mostShown] = [200, 4];

/** The rings in a few words, for the list of sections. */
export function summarizeRings({rings}: Pick<Configure, 'rings'>): string {
	const names = listRingNames(rings);
	return names.length === 0 ? 'none: all starts together' : `${formatCount(names.length)}: ${names.join(', ')}`;
}

/** Describe the rings below the fields of their section: with their locations, or every mistake. */
export function listRingNotes(state: Configuring): readonly Phrase[] {
	const placed = placedRings(state);
	if (placed === null) {
		return hasRings(state.configure)
			? []
			: [
					{
						text: 'Write which locations go first, as in: 1 location, then 5 %, then the rest. Between two rings stands a gate.',
						tone: 'muted',
					},
				];
	}

	return 'mistakes' in placed
		? placed.mistakes.map(text => ({text: toPrintableLine(text), tone: 'bad'}))
		: placed.rings.map((ring, index) => ({text: toPrintableLine(`${index + 1} ${sayPlaces(ring)}`), tone: 'text'}));
}

/** `early: 3 locations: 815503927764/us-east-1, 826914073385/eu-west-1, …` */
function sayPlaces({name, locations}: PlacedRing): string {
	const named = locations.slice(0, mostShown).map(printLocation).join(', ');
	return `${name}: ${formatLocations(locations.length)}: ${named}${locations.length > mostShown ? ', …' : ''}`;
}

/** The rings with their locations and gates, as `launch --rings --dry-run` prints them. */
export const describeRings: ReviewPart = ({state}) => {
	const placed = placedRings(state);
	if (placed === null) {
		return [];
	}

	return 'mistakes' in placed
		? placed.mistakes.map((text, place) => line(place === 0 ? 'Rings' : '', text, 'bad'))
		: listRings(placed.rings, mostReviewed).map((text, place) =>
				line(place === 0 ? 'Rings' : '', text, text.startsWith(' ') ? 'muted' : 'text'),
			);
};
