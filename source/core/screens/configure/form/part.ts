import {distanceOf, isAcross, plainPart, type SectionPart} from '../section-part.ts';
import {editInField, enterField, moveAcross, moveField, typeInField} from './typing.ts';

/** The keys of every screen, in a section that is a form. */
export const formPart: SectionPart = {
	...plainPart,
	move(state, direction, stride) {
		const by = distanceOf(state, direction, stride);
		return isAcross(direction) ? moveAcross(state, by) : moveField(state, by);
	},
	enter: enterField,
	write: typeInField,
	edit: editInField,
};
