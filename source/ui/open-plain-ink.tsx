import process from 'node:process';
import {render, useApp, useInput} from 'ink';
import {useEffect} from 'react';
import {Console} from './console.tsx';
import {findKeyEvent} from './find-key-event.ts';
import {nameKeys} from './key-name.ts';
import type {OpenConsole, OpenConsoleOptions} from './open-console.ts';
import {Spoken} from './spoken.tsx';

/** Whether the operator hears the screen: Ink's own variable for it. */
export const isSpoken = (env: NonNullable<OpenConsoleOptions['env']>): boolean => env.INK_SCREEN_READER === 'true';

/**
The same console drawn by Ink's own output (`--plain-ink`): whole lines instead of cells, for a terminal that the cell layer doesn't suit.

For a screen reader (`INK_SCREEN_READER=true`) it is text from top to bottom, on the ordinary screen, with the matrix in sentences.
*/
export function openPlainInk({
	store,
	look,
	listCalls,
	stdin,
	stdout,
	env = process.env,
}: OpenConsoleOptions): OpenConsole {
	const resize = () => store.dispatch({type: 'resized', columns: stdout.columns || 80, rows: stdout.rows || 24});
	const speaks = isSpoken(env);
	let lend: Lend | undefined;
	resize();
	stdout.on('resize', resize);
	const instance = render(
		<Screenful
			store={store}
			look={look}
			listCalls={listCalls}
			speaks={speaks}
			onLend={given => {
				lend = given;
			}}
		/>,
		{
			stdin,
			stdout,
			alternateScreen: !speaks,
			incrementalRendering: !speaks,
			isScreenReaderEnabled: speaks,
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
	readonly speaks: boolean;
};

function Screenful({store, look, listCalls, onLend, speaks}: ScreenfulProps) {
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
	const Shown = speaks ? Spoken : Console;
	return <Shown store={store} look={look} listCalls={listCalls} />;
}
