import {maskText} from '../domain/secrets/secrets.ts';
import {openedFollowing} from '../state/attempts.ts';
import {consoleUrl} from '../state/aws-names.ts';
import type {CopyChoice} from '../state/copy-choice.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';

/** What can be copied here, the most likely first, under `y`: pressed twice it is taken. Empty where there is nothing. */
export function listCopies(state: ConsoleState): readonly CopyChoice[] {
	const screen = currentScreen(state);
	return roomOf(state, screen)
		.copies(state, screen)
		.map(choice => ({...choice, text: maskText(choice.text)}));
}

/** Deep link to the execution in the AWS console; it opens there for who is signed in to that account. */
export function consoleLink(state: ConsoleState): string | undefined {
	const screen = currentScreen(state);
	const view = screen.viewKey === undefined ? undefined : state.views.get(screen.viewKey);
	if (view !== undefined) {
		return view.executionId === null ? undefined : (consoleUrl(view.where, view.executionId) ?? undefined);
	}

	const following = openedFollowing(state);
	return following === null ? undefined : (consoleUrl(following.where, following.executionId) ?? undefined);
}
