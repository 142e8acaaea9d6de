import type {Origin} from '../domain/setup.ts';
import type {RoomKeyEvent} from '../screens/rooms.ts';
import type {LineEdit} from '../state/edit-line.ts';
import type {SharedKeyEvent} from '../state/room.ts';

/** What a line of the palette leads to. */
export type PaletteAction =
	| {readonly type: 'raise'; readonly event: RaisedEvent}
	/** More has to be typed behind the word. */
	| {readonly type: 'complete'}
	/** It can't be done, and why. */
	| {readonly type: 'refuse'; readonly reason: string};

/** What keys raise, and the palette for them. */
export type RaisedEvent = SharedKeyEvent | RoomKeyEvent | CommandEvent;

/** What only the palette's words do. */
type CommandEvent =
	/** Lift read-only for so many milliseconds. */
	| {readonly type: 'armed'; readonly forMs: number}
	| {readonly type: 'disarmed'}
	| {readonly type: 'theme-chosen'; readonly theme: string}
	/** Seconds between two reads while things change. */
	| {readonly type: 'interval-chosen'; readonly seconds: number}
	/** Act as another identity, or elsewhere, from now on. */
	| {readonly type: 'origin-named'; readonly origin: Origin}
	/** Listen to the mouse, or leave it to the terminal again. */
	| {readonly type: 'mouse-toggled'}
	| {readonly type: 'opened-by-id'; readonly executionId: string};

/** Open the palette. */
type PaletteAsked = {readonly type: 'palette-asked'};

/** Keys of the palette itself. */
export type PaletteEvent =
	| PaletteAsked
	| {readonly type: 'palette-left'}
	/** Replace the whole line, as when it is completed. */
	| {readonly type: 'palette-typed'; readonly typed: string}
	/** Insert a text at the caret. */
	| {readonly type: 'palette-written'; readonly text: string}
	| {readonly type: 'palette-edited'; readonly edit: LineEdit}
	/** Bring back a line that was chosen before. */
	| {readonly type: 'palette-recalled'; readonly direction: 'older' | 'newer'}
	| {readonly type: 'palette-moved'; readonly by: number}
	/** Do it; `line` is kept to bring it back the next time. */
	| {readonly type: 'palette-chosen'; readonly event: RaisedEvent; readonly line: string}
	| CommandEvent;
