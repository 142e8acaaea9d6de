import {transition} from '../../../state/transition.ts';
import {callOffRehearsal} from '../rehearsal/reduce.ts';
import {distanceOf, isAcross, plainPart, type SectionPart} from '../section-part.ts';
import {enterReview, moveReview} from './review-keys.ts';

/** The keys of every screen, while the launch is reviewed. */
export const reviewPart: SectionPart = {
	...plainPart,
	move: (state, direction, stride) =>
		isAcross(direction) ? transition(state) : moveReview(state, distanceOf(state, direction, stride)),
	enter: enterReview,
	back: callOffRehearsal,
};
