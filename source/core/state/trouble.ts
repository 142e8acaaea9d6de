import {isSettled} from '../follow/ended.ts';
import type {Following} from '../follow/following.ts';
import {listAttempts, openedFollowing, shownPast} from './attempts.ts';
import type {OpenScreen} from './screen.ts';
import {showsFanOut} from './select/shows-fan-out.ts';
import type {ShownTrouble} from './shown-trouble.ts';
import {type ConsoleState, currentScreen, roomOf} from './state.ts';

/** The failure of what is on the screen: that of the screen itself first, as its room reports it, then that of the fan-out below it, then that of its other attempts, then that of the queue of events. `null` for none. */
export function findTrouble(state: ConsoleState): ShownTrouble | null {
	const screen = currentScreen(state);
	if (screen.about === 'setup') {
		return null;
	}

	if (state.central === null) {
		const {identityTrouble, identifyDueAt} = state;
		return identityTrouble && {...identityTrouble, about: '', dueAt: identifyDueAt, isAsking: identifyDueAt === null};
	}

	const own = roomOf(state, screen).trouble?.(state, screen) ?? findViewTrouble(state, screen);
	return own ?? (showsFanOut(state) ? (findFollowedTrouble(state) ?? findQueueTrouble(state)) : null);
}

/** The failure of the queue of events: what is shown is polled all the same. */
function findQueueTrouble(state: ConsoleState): ShownTrouble | null {
	const {failure, failedSince, dueAt} = state.hintQueue;
	return failure === null || findHinted(state) === null
		? null
		: {failure, since: failedSince ?? state.now, about: 'without events', dueAt, isAsking: dueAt === null};
}

/** The failure of the opened execution of a screen. */
function findViewTrouble({views, now}: ConsoleState, {viewKey}: OpenScreen): ShownTrouble | null {
	const view = viewKey === undefined ? undefined : views.get(viewKey);
	if (view === undefined || view.failure === null) {
		return null;
	}

	const {failure, failedSince, dueAt, asking} = view;
	return {failure, since: failedSince ?? now, about: '', dueAt, isAsking: asking !== null};
}

function findFollowedTrouble(state: ConsoleState): ShownTrouble | null {
	const opened = openedFollowing(state);
	const attempts = listAttempts(state);
	const failing = opened?.failure != null ? opened : attempts.find(({failure}) => failure !== null);
	if (failing === undefined || failing === null || failing.failure === null) {
		return null;
	}

	const {failure, failedSince, dueAt, asking} = failing;
	return {
		failure,
		since: failedSince ?? state.now,
		about: failing === opened ? '' : `attempt ${attempts.indexOf(failing) + 1}`,
		dueAt,
		isAsking: asking !== null,
	};
}

/** The fan-out on the screen, where a queue is read for it; `null` where there is none. */
export function findHinted(state: ConsoleState): Following | null {
	const following = openedFollowing(state);
	return state.hintQueue.isRead &&
		following !== null &&
		following.recordedAt === null &&
		!isSettled(following) &&
		showsFanOut(state) &&
		shownPast(state) === null
		? following
		: null;
}
