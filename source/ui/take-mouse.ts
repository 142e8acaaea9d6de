import {readMonotonic} from '../terminal/monotonic.ts';
import type {MouseReport} from '../terminal/mouse.ts';
import {findPointed, firstPointer, followMouse} from './follow-mouse.ts';
import {listOnScreen} from './list-on-screen.ts';
import type {ConsoleStore} from './use-console.ts';

type MouseTerminal = {setMouse(listener: ((report: MouseReport) => void) | null): void};

/** Keeps the terminal's mouse as the state wants it; what comes back is called whenever that may have changed. */
export function listenToMouse(
	store: Pick<ConsoleStore, 'getState' | 'dispatch'>,
	terminal: MouseTerminal,
	now: () => number = readMonotonic,
): () => void {
	let hasMouse = false;
	let pointer = firstPointer;
	const take = (report: MouseReport): void => {
		const state = store.getState();
		const followed = followMouse(pointer, state, report, findPointed(state, report, listOnScreen.place), now());
		pointer = followed.pointer;
		for (const event of followed.events) {
			store.dispatch(event);
		}
	};

	return () => {
		const wanted = store.getState().hasMouse;
		if (wanted !== hasMouse) {
			hasMouse = wanted;
			pointer = firstPointer;
			terminal.setMouse(wanted ? take : null);
		}
	};
}
