import {transition} from '../../../state/transition.ts';
import {reviewForms} from '../configure.ts';
import {type ConfigureTransition, type Configuring, hush, withConfigure} from '../configuring.ts';
import {listFields} from '../form/fields.ts';
import {planOf, sectionOf} from '../plan.ts';
import {enterSection, goToField} from '../sections.ts';
import {askToLaunch} from './launch.ts';

/** The list of problems has a cursor, everything else scrolls; the screen clamps what lies beyond the end. */
export function moveReview(state: Configuring, by: number): ConfigureTransition {
	const {configure} = state;
	const {review} = configure;
	const plan = planOf(configure);
	const most = plan.isReady ? 1e6 : plan.problems.length - 1;
	const to = (from: number) => Math.max(0, Math.min(most, from + by));
	const moved = plan.isReady ? {...review, top: to(review.top)} : {...review, cursor: to(review.cursor)};
	return transition(withConfigure(state, {...configure, review: moved}));
}

/** From a problem to its field; where there is none, the launch. */
export function enterReview(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const plan = planOf(configure);
	if (plan.isReady) {
		return askToLaunch(state);
	}

	const problem = plan.problems[configure.review.cursor] ?? plan.problems[0];
	if (problem === undefined) {
		return transition(state);
	}

	const section = sectionOf(problem.field);
	const fields = listFields(configure, section);
	const field =
		fields.find(one => one.problems.includes(problem.field)) ??
		fields.find(({id}) => id.startsWith(`${problem.field}.`)) ??
		fields[0];
	return field === undefined ? enterSection(state, section) : goToField(state, section, field.id);
}

/** Show the review in the next of its forms. */
export function cycleReview(state: Configuring): ConfigureTransition {
	const {configure} = state;
	const form = reviewForms[(reviewForms.indexOf(configure.review.form) + 1) % reviewForms.length]!;
	return transition(withConfigure(hush(state), {...configure, review: {form, top: 0, cursor: 0}}));
}
