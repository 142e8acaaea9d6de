import {openedFollowing} from '../core/state/attempts.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {LogEntry} from '../core/status/log-entry.ts';
import type {KeyRouter} from '../terminal/terminal.ts';
import {takeKey} from './find-key-event.ts';
import {needsInk} from './frame.ts';
import {LayerPainter} from './layer-painter.ts';
import {paintConsole} from './painter/console.ts';
import {SeenQuestion} from './seen-question.ts';
import type {ShownPanes} from './show-panes.tsx';
import {listenToMouse} from './take-mouse.ts';
import {type FirstPicture, type ScreenOptions, takeScreen} from './take-screen.ts';
import {withTheme} from './theme.ts';
import type {ConsoleStore} from './use-console.ts';
import {type WindowOptions, WindowSpeaker} from './window-speaker.ts';

export type OpenConsoleOptions = ScreenOptions & {
	readonly store: ConsoleStore;
	readonly listCalls: () => readonly LogEntry[];
	/** What the window around the terminal says; nothing where left out. */
	readonly window?: Pick<WindowOptions, 'notify' | 'hasTitle'>;
	/** The screen, where it is taken already and shows the first row. */
	readonly first?: FirstPicture | undefined;
};

/** A console on a terminal. */
export type OpenConsole = {
	/** Resolves when everything that happened so far is on the screen. */
	flush(): Promise<void>;
	/** Draw everything anew. */
	redraw(): void;
	/** Go to the background as Ctrl+Z does in any program; `fg` comes back. */
	suspend(): void;
	/** Give the terminal to another program until `run` has ended; the console continues meanwhile, and shows the same picture afterwards. */
	handOver<T>(run: () => Promise<T>): Promise<T>;
	/** Put a text on the clipboard of the operator's own terminal, over SSH too (OSC 52). */
	copy(text: string): void;
	/** Give the terminal back as it was. */
	close(): Promise<void>;
};

/** How long the panes wait to be loaded when nobody needs them yet: what the screen shows comes first. */
const preloadAfterMs = 600;

/**
Turn keys into events and state into cells. Takes the terminal over, unless `first` has done so.

Ink is loaded when a pane or a question first needs it, or a little later, so that it is there by then.
*/
export function openConsole(options: OpenConsoleOptions): OpenConsole {
	const {store, listCalls, env = process.env, timers = {}, window, first} = options;
	const {terminal, appearance} = first ?? takeScreen(options);
	let panes: Promise<ShownPanes> | undefined;
	const loadPanes = (): Promise<ShownPanes> => {
		panes ??= import('./show-panes.tsx').then(({showPanes}) => showPanes(terminal, {store, appearance, listCalls}));
		return panes;
	};

	const speaker = window && new WindowSpeaker({...window, store, env, write: sequence => terminal.write(sequence)});
	const resize = () => store.dispatch({type: 'resized', columns: terminal.columns, rows: terminal.rows});
	resize();
	terminal.onResize(resize);
	const painter = new LayerPainter(terminal.layers, paintConsole);
	const early = first?.handOn() ?? [];
	terminal.onPaint(() => painter.paint(store.getState(), withTheme(appearance, store.getState().theme)));
	const question = new SeenQuestion(store, async onSeen => {
		await (await loadPanes()).flush();
		terminal.whenSeen(onSeen);
	});
	const route: KeyRouter = (key, arrival) => {
		takeKey(store, key, {...arrival, hasSeenQuestion: question.isSeen});
		return true;
	};
	terminal.onKey(route);
	const followMouse = listenToMouse(store, terminal, timers.now);
	const unsubscribe = store.subscribe(() => {
		if (needsInk(store.getState()) && !isOpening(store.getState())) {
			void loadPanes();
		}

		question.watch();
		followMouse();
		speaker?.look();
		terminal.schedule('update');
	});
	question.watch();
	followMouse();
	// After this call has returned: a key may need what it returns.
	queueMicrotask(() => {
		for (const [key, arrival] of early) {
			route(key, arrival);
		}

		terminal.schedule('key');
	});
	const stopPreloading = preloadLater(store, loadPanes);
	return {
		async flush() {
			if (needsInk(store.getState()) || panes !== undefined) {
				await (await loadPanes()).flush();
			}

			await question.settle();
			while (!terminal.isIdle) {
				await new Promise(resolve => setTimeout(resolve, 1));
			}
		},
		redraw() {
			terminal.redraw();
			speaker?.renew();
		},
		suspend: () => terminal.suspend(),
		handOver: run => terminal.handOver(run).finally(() => speaker?.renew()),
		copy: text => void terminal.copy(text),
		async close() {
			stopPreloading();
			unsubscribe();
			(await panes)?.close();
			await terminal.close();
		},
	};
}

/** Load the panes once the first read is over. @returns A function that cancels this. */
function preloadLater(store: Pick<ConsoleStore, 'getState'>, load: () => Promise<unknown>): () => void {
	const timer = setInterval(() => {
		if (!isReadingFirst(store.getState())) {
			clearInterval(timer);
			void load();
		}
	}, preloadAfterMs);
	return () => clearInterval(timer);
}

/** Whether another screen is about to open over this one: the fan-out of the command line waits until the identity is known. */
function isOpening({wanted, dialog}: ConsoleState): boolean {
	return wanted !== null && dialog === null;
}

/** Whether the opened fan-out has not been read yet: loading the panes would delay what the operator waits for. */
function isReadingFirst(state: ConsoleState): boolean {
	const following = openedFollowing(state);
	return isOpening(state) || (following !== null && following.seenAt === null && following.failure === null);
}
