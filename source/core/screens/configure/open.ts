import {draftFromRequest} from '../../planning/draft.ts';
import {pushOnce} from '../../state/open.ts';
import type {ConsoleState} from '../../state/state.ts';
import {tellFailure} from '../../state/tell-failure.ts';
import {andThen, type Reducers, type Transition, transition} from '../../state/transition.ts';
import {arrive} from './arrive.ts';
import {type Configure, createConfigure, fillDraft, isBegun} from './configure.ts';
import type {OpeningEvent} from './events.ts';
import {configureScreen, launch} from './screen.ts';
import {within} from './surround.ts';

/** Events that open the configure screens, or arrive while none are open. */
export const openReducers: Reducers<OpeningEvent> = {
	'configure-asked': state => open(state, launch.of(state) ?? createConfigure()),

	'plan-opened': (state, {request, origin}) =>
		open(state, {...fillDraft(createConfigure(), draftFromRequest(request), origin), section: 'review'}),

	// Reported even where its launch has been started since.
	'preset-saved': (state, {name, outcome}) =>
		transition({
			...state,
			notice: outcome.ok ? {text: `Saved as preset ${name}`, tone: 'good'} : tellFailure(outcome.failure),
		}),
};

/** Begin a launch with the settings of a fan-out; where another is half configured, only if the operator insists. */
export function launchAgain(state: ConsoleState, executionId: string): Transition {
	const {central} = state;
	if (central === null) {
		return transition({...state, notice: {text: 'No fan-out here to launch again', tone: 'info'}});
	}

	if (isBegun(launch.of(state)) && state.notice?.holdsBack !== 'launch-again-asked') {
		const text = 'A launch is half configured: n goes to it, E once more replaces it';
		return transition({...state, notice: {text, tone: 'info', holdsBack: 'launch-again-asked'}});
	}

	const configure = {...createConfigure(), section: 'review' as const, readsFrom: executionId};
	return andThen(open(state, configure), opened =>
		transition(opened, {type: 'read-launch-source', where: central, executionId}),
	);
}

/** Show the screens, on top of the current one. */
function open(state: ConsoleState, configure: Configure): Transition {
	return within(launch.in({...pushOnce(state, configureScreen), notice: null}, configure), arrive);
}
