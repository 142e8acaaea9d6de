import type {Trouble} from '../domain/trouble.ts';
import {listAttempts, openedFollowing} from './attempts.ts';
import {showsFanOut} from './select/shows-fan-out.ts';
import {type ConsoleState, currentScreen} from './state.ts';

/** Trouble with what is on the screen. */
export type ShownTrouble = Trouble & {
	/** What it is about, where that isn't simply what is shown; empty where it is. */
	readonly about: string;
	/** When it is asked for again by itself, epoch milliseconds; `null` where it isn't. */
	readonly dueAt: number | null;
	/** Whether it is being asked for right now. */
	readonly isAsking: boolean;
};

/** The trouble of what is on the screen: that of the screen itself first, then that of the fan-out below it, then that of its other attempts. `null` for none. */
export function findTrouble(state: ConsoleState): ShownTrouble | null {
	const screen = currentScreen(state);
	if (state.central === null) {
		const {identityTrouble, identifyDueAt} = state;
		return identityTrouble && {...identityTrouble, about: '', dueAt: identifyDueAt, isAsking: identifyDueAt === null};
	}

	if (screen.about === 'list') {
		return findListTrouble(state);
	}

	if (screen.viewKey !== undefined) {
		const view = state.views.get(screen.viewKey);
		if (view != null && view.failure !== null) {
			const {failure, failedSince, dueAt, asking} = view;
			return {failure, since: failedSince ?? state.now, about: '', dueAt, isAsking: asking !== null};
		}
	}

	return showsFanOut(state) ? findFollowedTrouble(state) : null;
}

function findListTrouble({fanOuts}: ConsoleState): ShownTrouble | null {
	const {trouble, countTrouble, isAsking, isCounting, dueAt} = fanOuts;
	return trouble !== null
		? {...trouble, about: '', dueAt, isAsking}
		: countTrouble && {...countTrouble, about: 'counting locations', dueAt, isAsking: isCounting};
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
