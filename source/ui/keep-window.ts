import type {Environment} from '../terminal/capabilities.ts';
import {detectWindow, emptyTaskbar, giveTitleBack, keepTitle} from '../terminal/window.ts';

/** What of the window is kept when the terminal is taken, and set back on every way out. */
export function keepWindow(env: Environment, {hasTitle}: {readonly hasTitle: boolean}) {
	const abilities = detectWindow(env);
	const isTitled = hasTitle && abilities.hasTitle;
	return {
		keep: isTitled ? keepTitle : '',
		giveBack: (abilities.hasTaskbar ? emptyTaskbar : '') + (isTitled ? giveTitleBack : ''),
	};
}
