import {transition} from '../../../state/transition.ts';
import {withConfigure} from '../configuring.ts';
import {distanceOf, isAcross, plainPart, type SectionPart} from '../section-part.ts';
import {preflightReducers} from './reduce.ts';
import {callOff, runPreflight} from './run.ts';
import {findingFrom} from './select.ts';

/** The keys of every screen, in the section of the preflight. */
export const preflightPart: SectionPart = {
	...plainPart,
	move: (state, direction, stride) =>
		transition(
			isAcross(direction)
				? state
				: withConfigure(state, {
						...state.configure,
						finding: findingFrom(state.configure, distanceOf(state, direction, stride)),
					}),
		),
	enter: state => preflightReducers['fix-asked'](state, {type: 'fix-asked', at: state.now}),
	back: callOff,
	renew: runPreflight,
};
