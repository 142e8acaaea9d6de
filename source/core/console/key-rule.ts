import {shownPast} from '../state/attempts.ts';
import type {Dialog} from '../state/dialog.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import type {PaletteEvent, RaisedEvent} from './palette-event.ts';

/** How a key came, as far as it tells whether somebody pressed it who knew what it would do. */
export type KeyArrival = {
	/** No other key came in the same read. A text that is pasted where the terminal doesn't mark pastes comes as many keys in one read; so do honest keys over a slow line. */
	readonly isAlone: boolean;
	/** No other key came behind it in the same read. */
	readonly isLast: boolean;
	/** The open question was on the screen before the key came. */
	readonly hasSeenQuestion: boolean;
};

/** A key that somebody pressed in front of the screen as it is. */
export const pressedAlone: KeyArrival = {isAlone: true, isLast: true, hasSeenQuestion: true};

/** Why a key may not act: the question wasn't seen yet, the key is one of several that came together, or the screen shows the past. */
export type KeyRefusal = 'unseen' | 'bundled' | 'past';

/**
What a key's event may come to. What `changes` leads to a change in AWS, lifts read-only, writes a file or throws work away; what `leaves` hands the rest of a text to the shell; what `answers` counts only for a
question that was seen. Everything else moves, opens, marks or writes into a line.
*/
type Weight = 'harmless' | 'writes' | 'leaves' | 'changes' | 'answers';

/** An event of every screen that is neither listed here nor in a room's `harmless` either changes something, or nobody has judged it yet: cancel, retry, answer, launch, `:arm`, the report, starting over. */
const weights: Readonly<Partial<Record<(RaisedEvent | PaletteEvent)['type'], Weight>>> = {
	moved: 'harmless',
	'went-back': 'harmless',
	'help-asked': 'harmless',
	'search-began': 'harmless',
	typed: 'writes',
	'line-edited': 'writes',
	'line-recalled': 'writes',
	'digit-typed': 'harmless',
	'count-left': 'harmless',
	'search-moved': 'harmless',
	'copy-asked': 'harmless',
	'link-asked': 'harmless',
	'browser-asked': 'leaves',
	'text-asked': 'leaves',
	'inspect-asked': 'harmless',
	'printed-asked': 'harmless',
	'log-asked': 'harmless',
	'origin-asked': 'harmless',
	'left-for': 'leaves',
	'pause-toggled': 'harmless',
	'refresh-asked': 'harmless',
	'redraw-asked': 'harmless',
	'suspend-asked': 'leaves',
	'quit-asked': 'leaves',
	'dialog-confirmed': 'answers',
	'dialog-dismissed': 'answers',
	'key-refused': 'harmless',
	'pane-toggled': 'harmless',
	'filter-cycled': 'harmless',
	'group-marked': 'harmless',
	'note-asked': 'harmless',
	'notes-asked': 'harmless',
	'dialog-chosen': 'answers',
	'dialog-turned': 'harmless',
	'dialog-scrolled': 'harmless',
	'history-asked': 'harmless',
	'attempts-asked': 'harmless',
	'run-asked': 'harmless',
	'run-shown': 'harmless',
	'ring-sought': 'harmless',
	disarmed: 'harmless',
	'theme-chosen': 'harmless',
	'mouse-toggled': 'harmless',
	pointed: 'harmless',
	'opened-by-id': 'harmless',
	'palette-asked': 'harmless',
	'palette-left': 'harmless',
	'palette-typed': 'harmless',
	'palette-moved': 'harmless',
	'palette-written': 'harmless',
	'palette-edited': 'harmless',
	'palette-recalled': 'harmless',
	'interval-chosen': 'harmless',
	'origin-named': 'harmless',
};

/**
Whether a key may do what it would do, given how it came.

A question is answered by someone who has seen it: what came before its frame was taken in by the terminal counts for nothing. Keys that move or open may come several in one read; one that leads to a change, or answers a question, may not.

@param event - What the key would raise. The two keys that lead out, Esc and Ctrl+C, aren't asked about: they always do.
@returns `undefined` where it may.
*/
export function refuseKey(
	state: ConsoleState,
	event: RaisedEvent | PaletteEvent,
	{isAlone, isLast, hasSeenQuestion}: KeyArrival,
): KeyRefusal | undefined {
	const weight = weigh(state, event);
	const isQuestion = asksForChange(state.dialog);
	if (isQuestion && !hasSeenQuestion && (weight === 'writes' || weight === 'answers')) {
		return 'unseen';
	}

	if (weight === 'changes' && shownPast(state) !== null) {
		return 'past';
	}

	const isBundled =
		weight === 'changes' || (weight === 'answers' && isQuestion) ? !isAlone : weight === 'leaves' && !isLast;
	return isBundled ? 'bundled' : undefined;
}

function weigh(state: ConsoleState, event: RaisedEvent | PaletteEvent): Weight {
	switch (event.type) {
		case 'palette-chosen':
			return weigh(state, event.event);
		// Enter opens what is under the cursor; on the review it launches.
		case 'entered':
			return roomOf(state, currentScreen(state)).changesOnEnter?.(state) ? 'changes' : 'harmless';
		default:
			return weights[event.type] ?? (isHarmlessInItsRoom(state, event.type) ? 'harmless' : 'changes');
	}
}

function isHarmlessInItsRoom({house}: ConsoleState, type: string): boolean {
	return Object.values(house.rooms).some(({harmless}) => harmless?.includes(type));
}

/** Whether a dialog asks for something to be done, rather than tells something or copies. */
function asksForChange(dialog: Dialog | null): dialog is Dialog {
	return dialog !== null && dialog.intent.type !== 'none' && dialog.intent.type !== 'copy';
}

/** What of a question has to be seen before it is answered: all but what the operator types into it. */
export function questionText(dialog: Dialog | null): string | null {
	if (!asksForChange(dialog)) {
		return null;
	}

	const {title, lines, mustType, choices, takesYes, prompt} = dialog;
	return JSON.stringify([title, lines, mustType, choices, takesYes, prompt]);
}
