import type {LineEdit} from '../core/state/edit-line.ts';

/** The edits of keys in a text line, by key name: as in a shell, except `Ctrl+D` and `Ctrl+K`, which are bound to nothing anywhere. */
export const lineEdits: ReadonlyMap<string, LineEdit> = new Map([
	['left', 'left'],
	['right', 'right'],
	['ctrl+left', 'word-left'],
	['ctrl+right', 'word-right'],
	['alt+b', 'word-left'],
	['alt+f', 'word-right'],
	['ctrl+a', 'start'],
	['home', 'start'],
	['ctrl+e', 'end'],
	['end', 'end'],
	['backspace', 'erase-back'],
	['delete', 'erase-next'],
	['ctrl+w', 'erase-word'],
	['alt+backspace', 'erase-word'],
	['ctrl+u', 'erase-start'],
]);
