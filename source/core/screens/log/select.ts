import {type TextView, topOfText} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import {toPrintableLine} from '../../status/printable.ts';

/** The log as it is read. */
export type LogScene = {readonly lines: readonly string[]; readonly view: TextView};

/** @param calls - One line for each API call, newest first. */
export function selectLog(state: ConsoleState, calls: readonly string[]): LogScene {
	const lines = calls.length === 0 ? ['No API call was made yet.'] : calls.map(toPrintableLine);
	return {lines, view: currentScreen(state).text ?? topOfText};
}
