import type {PlaceView} from '../core/state/select/first-place.ts';
import type {KeyPress} from '../terminal/key-press.ts';
import type {KeyArrival} from '../terminal/stdin.ts';
import {openTerminal, type Terminal} from '../terminal/terminal.ts';
import type {TerminalOptions} from '../terminal/terminal-options.ts';
import {keepWindow} from './keep-window.ts';
import {Brush} from './painter/brush.ts';
import {paintPlace} from './painter/place.ts';
import {chooseSigns} from './signs.ts';
import type {Appearance} from './theme.ts';

export type ScreenOptions = {
	readonly appearance: Appearance;
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
	readonly env?: TerminalOptions['env'];
	/** Timers of the terminal itself: how long an Esc is held, frames a second. The machine's own where left out. */
	readonly timers?: Pick<TerminalOptions, 'now' | 'setTimer'>;
	/** Whether the title of the window around the terminal is set. Left out, nothing of the window is changed. */
	readonly window?: {readonly hasTitle: boolean};
	/** Whose signals and end are watched; the process itself where left out. */
	readonly process?: TerminalOptions['process'];
	/** The process ends by a signal or an error and the terminal is restored: the last chance to say something, synchronously. */
	readonly onEnd?: () => void;
};

/** A terminal that is taken, and how to draw on it. */
export type TakenScreen = {
	readonly terminal: Terminal;
	/** With the signs and colours that the terminal supports. */
	readonly appearance: Appearance;
};

/** Take the terminal over: raw mode, the other screen, nothing drawn yet. */
export function takeScreen(options: ScreenOptions): TakenScreen {
	const terminalOptions = toTerminalOptions(options);
	const {appearance, charset} = chooseSigns(options.appearance, terminalOptions.env);
	const terminal = openTerminal({
		...terminalOptions,
		capabilities: {...(appearance.hasColor ? {} : {colorDepth: 'none'}), charset},
	});
	return {terminal, appearance};
}

/** What a terminal is opened with, whoever draws on it. */
export function toTerminalOptions({
	stdin,
	stdout,
	env = process.env,
	timers = {},
	process: watched,
	window,
	onEnd,
}: Omit<ScreenOptions, 'appearance'>): TerminalOptions {
	return {
		stdin,
		stdout,
		env,
		...timers,
		...(watched === undefined ? {} : {process: watched}),
		...(window === undefined ? {} : {window: keepWindow(env, window)}),
		...(onEnd === undefined ? {} : {onEnd}),
	};
}

/** A screen that shows the first row until the console draws. */
export type FirstPicture = TakenScreen & {
	/** Stop drawing. @returns The keys that were pressed until now, for the console to take. */
	handOn(): ReadonlyArray<readonly [KeyPress, KeyArrival]>;
};

/** Show where one is, before the console is loaded. Keys that are pressed until then are kept for the console. */
export function showFirstPicture(taken: TakenScreen, place: PlaceView): FirstPicture {
	const {terminal, appearance} = taken;
	const keys: Array<readonly [KeyPress, KeyArrival]> = [];
	const stopPainting = terminal.onPaint(() => {
		const {painter} = terminal.layers;
		painter.clear();
		paintPlace(new Brush(painter, appearance), place);
		terminal.layers.painterRegions = [{x: 0, y: 0, columns: painter.columns, rows: 1}];
	});
	terminal.onKey((key, arrival) => {
		keys.push([key, arrival]);
		return true;
	});
	return {
		...taken,
		handOn() {
			stopPainting();
			return keys;
		},
	};
}
