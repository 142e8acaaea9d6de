/**
The same console through Ink's own output: the product's `--plain-ink`, where `--incremental` rewrites the lines that changed from the first changed column, and Ink's default the whole frame.
*/
import process from 'node:process';
import {render} from 'ink';
import {InkStdin} from '../../source/terminal/ink-stdin.ts';
import {startTimer} from '../../source/terminal/start-timer.ts';
import {StdinProxy} from '../../source/terminal/stdin.ts';
import {Console} from '../../source/ui/console.tsx';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {themes} from '../../source/ui/theme.ts';
import {openFeed} from './feed.ts';

const {stdin, stdout} = process;
const {store, take} = openFeed(stdout.columns, stdout.rows);
stdout.on('resize', () => store.dispatch({type: 'resized', columns: stdout.columns, rows: stdout.rows}));
stdin.setRawMode(true);
new StdinProxy({
	stdin,
	setTimer: startTimer,
	onStatusReply() {},
	onKey({name, text}) {
		const event = take(name) ? undefined : findKeyEvent(store.getState(), name, text);
		if (event !== undefined) {
			store.dispatch(event);
		}
	},
}).start();

render(
	<Console store={store} appearance={{palette: themes.dark, isAscii: false, hasColor: true}} listCalls={() => []} />,
	{
		stdin: new InkStdin() as unknown as NodeJS.ReadStream,
		alternateScreen: true,
		incrementalRendering: process.argv.includes('--incremental'),
		patchConsole: false,
		exitOnCtrlC: false,
		interactive: true,
	},
);
