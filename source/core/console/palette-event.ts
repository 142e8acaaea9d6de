import type {RoomKeyEvent} from '../screens/rooms.ts';
import type {AttemptEvent} from '../state/attempt-event.ts';
import type {KeyEvent} from '../state/event.ts';
import type {InterventionEvent} from '../state/intervention-event.ts';
import type {ReportEvent} from '../state/report-event.ts';

/** What a line of the palette leads to. */
export type PaletteAction =
	| {readonly type: 'raise'; readonly event: RaisedEvent}
	/** More has to be typed behind the word. */
	| {readonly type: 'complete'}
	/** It can't be done, and why. */
	| {readonly type: 'refuse'; readonly reason: string};

/** What keys raise, and the palette for them. */
export type RaisedEvent =
	| KeyEvent
	| InterventionEvent
	| AttemptEvent
	| ReportEvent
	| RoomKeyEvent
	| CommandEvent
	| PaletteAsked;

/** What only the palette's words do. */
type CommandEvent =
	/** Lift read-only for so many milliseconds. */
	| {readonly type: 'armed'; readonly forMs: number}
	| {readonly type: 'disarmed'}
	| {readonly type: 'theme-chosen'; readonly theme: string}
	/** Listen to the mouse, or leave it to the terminal again. */
	| {readonly type: 'mouse-toggled'}
	| {readonly type: 'opened-by-id'; readonly executionId: string};

/** Open the palette. */
type PaletteAsked = {readonly type: 'palette-asked'};

/** Keys of the palette itself. */
export type PaletteEvent =
	| PaletteAsked
	| {readonly type: 'palette-left'}
	| {readonly type: 'palette-typed'; readonly typed: string}
	| {readonly type: 'palette-moved'; readonly by: 1 | -1}
	| {readonly type: 'palette-chosen'; readonly event: RaisedEvent}
	| CommandEvent;
