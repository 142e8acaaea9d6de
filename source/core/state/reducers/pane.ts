import type {PaneEvent} from '../pane.ts';
import {canHavePane, paneColumns} from '../select/frame.ts';
import {underCursor} from '../select/pane.ts';
import {currentScreen, roomOf} from '../state.ts';
import {type Reducers, type Transition, transition} from '../transition.ts';

/** How long the cursor has to rest on something before it is read: moving past it makes no call. */
const restMs = 300;

export const paneReducers: Reducers<PaneEvent> = {
	'pane-toggled'(state) {
		if (!canHavePane(state)) {
			const text = 'The pane needs a list or a matrix, and 64 columns by 12 rows';
			return transition({...state, notice: {text, tone: 'info'}});
		}

		const choice = paneColumns(state) > 0 ? 'off' : 'on';
		return transition({...state, notice: null, pane: {...state.pane, choice}});
	},

	rested(state, {on}) {
		if (state.pane.on !== on) {
			return transition(state);
		}

		const rested = {...state, pane: {...state.pane, isRested: true}};
		const screen = currentScreen(rested);
		return roomOf(rested, screen).beside?.read(rested, screen) ?? transition(rested);
	},
};

/** After any event: where something else is under the cursor, it is read once the cursor has rested on it. */
export function watchCursor(after: Transition): Transition {
	const {state, effects} = after;
	const on = underCursor(state);
	return on === state.pane.on
		? after
		: {
				...after,
				state: {...state, pane: {...state.pane, on, isRested: false}},
				effects:
					on === null
						? effects
						: [...effects, {type: 'wake', name: 'rest', afterMs: restMs, event: {type: 'rested', on}}],
			};
}
