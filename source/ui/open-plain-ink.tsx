import {render} from 'ink';
import {detectCapabilities} from '../terminal/capabilities.ts';
import {copySequence} from '../terminal/clipboard.ts';
import {openPlainTerminal} from '../terminal/plain-terminal.ts';
import {Console} from './console.tsx';
import {takeKey} from './find-key-event.ts';
import {toInkStreams} from './ink-streams.ts';
import type {OpenConsole, OpenConsoleOptions} from './open-console.ts';
import {SeenQuestion} from './seen-question.ts';
import {chooseSigns} from './signs.ts';
import {Spoken} from './spoken.tsx';
import {listenToMouse} from './take-mouse.ts';
import {toTerminalOptions} from './take-screen.ts';
import {WindowSpeaker} from './window-speaker.ts';

/** Whether the operator hears the screen: Ink's own variable for it. */
export const isSpoken = (env: NonNullable<OpenConsoleOptions['env']>): boolean => env.INK_SCREEN_READER === 'true';

/**
The same console drawn by Ink's own output (`--plain-ink`): whole lines instead of cells, for a terminal that the cell layer doesn't suit.

For a screen reader (`INK_SCREEN_READER=true`) it is text from top to bottom, on the ordinary screen, with the matrix in sentences.
*/
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a factory, whose methods are short.
export function openPlainInk(options: OpenConsoleOptions): OpenConsole {
	const {store, listCalls, stdout, timers = {}, window} = options;
	const terminalOptions = toTerminalOptions(options);
	const {env} = terminalOptions;
	const resize = () => store.dispatch({type: 'resized', columns: stdout.columns || 80, rows: stdout.rows || 24});
	const speaks = isSpoken(env);
	const {appearance, charset} = chooseSigns(options.appearance, env);
	const redraw = (): void => {
		terminal.write(speaks ? '' : '\u001B[H\u001B[2J');
		instance.clear();
		resize();
	};

	resize();
	const question = new SeenQuestion(store, async onSeen => {
		await instance.waitUntilRenderFlush();
		terminal.whenSeen(onSeen);
	});
	const terminal = openPlainTerminal({
		...terminalOptions,
		capabilities: {charset},
		screen: speaks ? 'ordinary' : 'own',
		onResume: redraw,
		onKey(key, arrival) {
			takeKey(store, key, {...arrival, hasSeenQuestion: question.isSeen});
			return true;
		},
	});
	stdout.on('resize', resize);
	const Shown = speaks ? Spoken : Console;
	const instance = render(<Shown store={store} appearance={appearance} listCalls={listCalls} />, {
		...toInkStreams(terminal.inkStreams),
		alternateScreen: false,
		incrementalRendering: !speaks,
		isScreenReaderEnabled: speaks,
		patchConsole: false,
		exitOnCtrlC: false,
		interactive: true,
	});
	const followMouse = listenToMouse(store, terminal, timers.now);
	const speaker = window && new WindowSpeaker({...window, store, env, write: sequence => terminal.write(sequence)});
	const watch = (): void => {
		question.watch();
		followMouse();
		speaker?.look();
	};

	const unsubscribe = store.subscribe(watch);
	watch();
	return {
		async flush() {
			await instance.waitUntilRenderFlush();
			await question.settle();
			while (!terminal.isIdle) {
				await new Promise(resolve => setTimeout(resolve, 1));
			}
		},
		redraw() {
			terminal.renew();
			redraw();
			speaker?.renew();
		},
		suspend: () => terminal.suspend(),
		handOver: run => terminal.handOver(run).finally(() => speaker?.renew()),
		copy: text => terminal.write(copySequence(text, detectCapabilities(env).multiplexer) ?? ''),
		async close() {
			unsubscribe();
			stdout.off('resize', resize);
			instance.unmount();
			await instance.waitUntilExit();
			await terminal.close();
		},
	};
}
