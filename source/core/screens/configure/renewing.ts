import type {Execution} from '../../domain/execution.ts';
import {draftFromExecution} from '../../planning/draft.ts';
import {findFollowing} from '../../state/attempts.ts';
import {andThen, type Reducers, transition} from '../../state/transition.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {arrive} from './arrive.ts';
import {createConfigure, fillDraft, isBegun} from './configure.ts';
import {type ConfigureTransition, type Configuring, say, withConfigure} from './configuring.ts';
import type {ConfigureEvent} from './events.ts';

type Handled = Extract<ConfigureEvent, {type: 'launch-source-read' | 'configure-reset'}>;

/** Events that replace a launch as a whole. */
export const renewReducers: Reducers<Handled, Configuring> = {
	'launch-source-read'(state, {executionId, outcome}) {
		const {configure} = state;
		if (configure.readsFrom !== executionId) {
			return transition(state);
		}

		if (outcome.ok) {
			return fillFrom(state, outcome.value.execution, outcome.value.tags);
		}

		// AWS deletes executions after 30 days; the open one is known all the same, except for its tags.
		const seen = findFollowing(state, executionId)?.execution ?? null;
		return seen !== null
			? fillFrom(state, seen, null)
			: say(withConfigure(state, {...configure, readsFrom: null}), describeFailure(outcome.failure).join(' '), 'bad');
	},

	'configure-reset'(state) {
		const {configure, notice} = state;
		if (isBegun(configure) && notice?.holdsBack !== 'configure-reset') {
			const text = 'This throws away what is chosen: N once more does it';
			return transition({...state, notice: {text, tone: 'info', holdsBack: 'configure-reset'}});
		}

		// AWS's responses stay: only the choices are reset.
		const {lists, runbooks, versions, choices, presets} = configure;
		const anew = {...createConfigure(), lists, runbooks, versions, choices, presets};
		return andThen(arrive(withConfigure(state, anew)), arrived => say(arrived, 'A new launch: nothing is chosen yet'));
	},
};

/** Fill in the settings of an earlier fan-out, and show the review. */
function fillFrom(
	state: Configuring,
	execution: Execution,
	tags: Readonly<Record<string, string>> | null,
): ConfigureTransition {
	const {executionId} = execution;
	const draft = draftFromExecution(execution, tags ?? {});
	const filled = {...fillDraft(state.configure, draft, `fan-out ${executionId}`), section: 'review' as const};
	const left = tags === null ? ' Its tags can’t be read and are left out.' : '';
	return andThen(arrive(withConfigure(state, filled)), arrived =>
		say(arrived, `Filled in from ${executionId}.${left}`, 'good'),
	);
}
