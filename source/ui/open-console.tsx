import process from 'node:process';
import {render, useApp, useInput} from 'ink';
import {useEffect} from 'react';
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
	/** Go to the background as Ctrl+Z does in any program; `fg` comes back. */
	suspend(): void;
	/** Put a text on the clipboard of the operator's own terminal, over SSH too (OSC 52). */
	copy(text: string): void;
	/** Give the terminal back as it was. */
	close(): Promise<void>;
};

/** Take the terminal over: alternate screen, raw mode, keys to events, state to the screen. */
export function openConsole({store, look, listCalls, stdin, stdout}: OpenConsoleOptions): OpenConsole {
	const resize = () => store.dispatch({type: 'resized', columns: stdout.columns || 80, rows: stdout.rows || 24});
	let lend: Lend | undefined;
	resize();
	stdout.on('resize', resize);
	const instance = render(
		<Screenful
			store={store}
			look={look}
			listCalls={listCalls}
			onLend={given => {
				lend = given;
			}}
		/>,
		{
			stdin,
			stdout,
			alternateScreen: true,
			incrementalRendering: true,
			patchConsole: false,
			exitOnCtrlC: false,
			interactive: true,
		},
	);
	return {
		flush: () => instance.waitUntilRenderFlush(),
		redraw() {
			instance.clear();
			resize();
		},
		suspend() {
			void lend?.(() => {
				process.kill(0, 'SIGTSTP');
			}).then(resize);
		},
		copy: text => void stdout.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`),
		async close() {
			stdout.off('resize', resize);
			instance.unmount();
			await instance.waitUntilExit();
		},
	};
}

type Lend = ReturnType<typeof useApp>['suspendTerminal'];

type ScreenfulProps = Pick<OpenConsoleOptions, 'store' | 'look' | 'listCalls'> & {
	/** Is handed the function that lends the terminal to somebody else. */
	readonly onLend: (lend: Lend) => void;
};

function Screenful({store, look, listCalls, onLend}: ScreenfulProps) {
	const {suspendTerminal} = useApp();
	useEffect(() => onLend(suspendTerminal), [onLend, suspendTerminal]);
	useInput((input, key) => {
		const {name, text} = nameKey(input, key);
		const event = findKeyEvent(store.getState(), name, text);
		if (event !== undefined) {
			store.dispatch(event);
		}
	});
	return <Console store={store} look={look} listCalls={listCalls} />;
}
