import {render, useInput} from 'ink';
import {Console} from './console.tsx';
import {nameKey} from './key-name.ts';
import {findKeyEvent} from './keymap.ts';
import type {Look} from './theme.ts';
import type {ConsoleStore} from './use-console.ts';

export type OpenConsoleOptions = {
	readonly store: ConsoleStore;
	readonly look: Look;
	readonly listCalls: () => readonly string[];
	readonly stdin: NodeJS.ReadStream;
	readonly stdout: NodeJS.WriteStream;
};

/** A console on a terminal. */
export type OpenConsole = {
	/** Resolves when everything that happened so far is on the screen. */
	flush(): Promise<void>;
	/** Draw everything anew. */
	redraw(): void;
	/** Leave the terminal to somebody else for as long as `run` takes. */
	lend(run: () => Promise<void>): Promise<void>;
	/** Give the terminal back as it was. */
	close(): Promise<void>;
};

/** Take the terminal over: alternate screen, raw mode, keys to events, state to the screen. */
export function openConsole({store, look, listCalls, stdin, stdout}: OpenConsoleOptions): OpenConsole {
	const resize = () => store.dispatch({type: 'resized', columns: stdout.columns || 80, rows: stdout.rows || 24});
	resize();
	stdout.on('resize', resize);
	const instance = render(<Screenful store={store} look={look} listCalls={listCalls} />, {
		stdin,
		stdout,
		alternateScreen: true,
		incrementalRendering: true,
		patchConsole: false,
		exitOnCtrlC: false,
		interactive: true,
	});
	return {
		flush: () => instance.waitUntilRenderFlush(),
		redraw() {
			instance.clear();
			resize();
		},
		async lend(run) {
			await run();
		},
		async close() {
			stdout.off('resize', resize);
			instance.unmount();
			await instance.waitUntilExit();
		},
	};
}

function Screenful({store, look, listCalls}: Pick<OpenConsoleOptions, 'store' | 'look' | 'listCalls'>) {
	useInput((input, key) => {
		const {name, text} = nameKey(input, key);
		const event = findKeyEvent(store.getState(), name, text);
		if (event !== undefined) {
			store.dispatch(event);
		}
	});
	return <Console store={store} look={look} listCalls={listCalls} />;
}
