import {holdsSearch} from '../../domain/search/holds-query.ts';
import {classifyStatus, knownStatuses, type Status, type StatusClass} from '../../domain/status.ts';
import {type TextView, topOfText} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** What the help tells. */
export type HelpScene = {
	/** The screen that help was asked on. */
	readonly asked: string;
	readonly view: TextView;
	/** Every status that is known, and what it means. */
	readonly statuses: ReadonlyArray<{readonly status: Status; readonly meaning: string}>;
};

export function selectHelp(state: ConsoleState): HelpScene {
	return {
		asked: (state.screens.at(-2) ?? state.screens[0]).name,
		view: currentScreen(state).text ?? topOfText,
		statuses: knownStatuses.map(status => ({status, meaning: meanings[classifyStatus(status)]})),
	};
}

/** Whether a search of the help finds an entry: by its heading, or by its own text. */
export function findsInHelp(search: string, heading: string, entry: string): boolean {
	return holdsSearch(search, {words: [heading, entry]});
}

const meanings: Readonly<Record<StatusClass, string>> = {
	idle: 'has not begun',
	running: 'runs, or waits for a person inside',
	waiting: 'waits for a person',
	succeeded: 'ended well',
	failed: 'ended without success',
	cancelled: 'was stopped',
	skipped: 'never began and never will',
	unknown: 'newer than this version; may still change',
	unclear: 'ended, and nobody can say with what',
};
