/**
The same console through Ink's own output: the product's `--plain-ink`, where `--incremental` rewrites the lines that changed from the first changed column, and Ink's default the whole frame.
*/
import process from 'node:process';
import {render, useInput} from 'ink';
import {Console} from '../../source/ui/console.tsx';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {nameKeys} from '../../source/ui/key-name.ts';
import {themes} from '../../source/ui/theme.ts';
import {openFeed} from './feed.ts';

const {stdout} = process;
const {store, take} = openFeed(stdout.columns, stdout.rows);
stdout.on('resize', () => store.dispatch({type: 'resized', columns: stdout.columns, rows: stdout.rows}));

function Screenful() {
	useInput((input, key) => {
		if (take(input)) {
			return;
		}

		for (const {name, text} of nameKeys(input, key)) {
			const event = findKeyEvent(store.getState(), name, text);
			if (event !== undefined) {
				store.dispatch(event);
			}
		}
	});
	return <Console store={store} look={{palette: themes.dark, isAscii: false, hasColor: true}} listCalls={() => []} />;
}

render(<Screenful />, {
	alternateScreen: true,
	incrementalRendering: process.argv.includes('--incremental'),
	patchConsole: false,
	exitOnCtrlC: false,
	interactive: true,
});
