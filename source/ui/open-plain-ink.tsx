import process from 'node:process';
import {render, useApp, useInput} from 'ink';
import {useEffect} from 'react';
import {Console} from './console.tsx';
import {findKeyEvent} from './find-key-event.ts';
import {nameKeys} from './key-name.ts';
import type {OpenConsole, OpenConsoleOptions} from './open-console.ts';

/** The same console drawn by Ink's own output (`--plain-ink`): whole lines instead of cells, for a terminal that the cell layer doesn't suit. */
export function openPlainInk({store, look, listCalls, stdin, stdout}: OpenConsoleOptions): OpenConsole {
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
		for (const {name, text} of nameKeys(input, key)) {
			const event = findKeyEvent(store.getState(), name, text);
			if (event !== undefined) {
				store.dispatch(event);
			}
		}
	});
	return <Console store={store} look={look} listCalls={listCalls} />;
}
