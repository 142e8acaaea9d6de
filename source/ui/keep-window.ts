import type {Environment} from '../terminal/capabilities.ts';
import {detectWindow, emptyTaskbar, giveTitleBack, keepTitle} from '../terminal/window.ts';

/** Make the sequences that save the window's title when the terminal is taken, and restore title and taskbar on every way out. */
export function keepWindow(env: Environment, {hasTitle}: {readonly hasTitle: boolean}) {
	const abilities = detectWindow(env);
	const isTitled = hasTitle && abilities.hasTitle;
	return {
		keep: isTitled ? keepTitle : '',
		giveBack: (abilities.hasTaskbar ? emptyTaskbar : '') + (isTitled ? giveTitleBack : ''),
	};
}
