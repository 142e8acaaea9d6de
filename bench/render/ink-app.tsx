/**
The same matrix through Ink alone, the best that was found for it: a memoised `<Text>` a row, made of ready SGR text, and only what the window shows.

With `--incremental` Ink rewrites the lines that changed, from the first changed column; without, the whole frame.
*/
import {Box, render, Text, useInput, useWindowSize} from 'ink';
import {memo, useRef, useSyncExternalStore} from 'react';
import {Screen} from '../../source/terminal/screen.ts';
import {actOn, type Load, startLoad} from './keys.ts';
import {Matrix} from './matrix.ts';

const matrix = new Matrix(process.stdout.columns, process.stdout.rows);
const listeners = new Set<() => void>();
let version = 0;
const changed = (): void => {
	version++;
	for (const listener of listeners) {
		listener();
	}
};

const load: Load = startLoad(matrix, changed);

const Row = memo(({text}: {readonly text: string}) => <Text wrap="truncate">{text}</Text>);

function App() {
	useSyncExternalStore(
		listener => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => version,
	);
	const {columns, rows} = useWindowSize();
	const sheet = useRef(new Screen(columns, rows));
	const drawn = useRef<string[]>([]);
	if (sheet.current.columns !== columns || sheet.current.rows !== rows) {
		sheet.current.resize(columns, rows);
		matrix.resize(columns, rows);
	}

	matrix.paint(sheet.current);
	drawn.current = sheet.current.toAnsiRows('256');
	useInput((input, key) => {
		const name = Object.entries({
			down: key.downArrow,
			up: key.upArrow,
			right: key.rightArrow,
			left: key.leftArrow,
			pagedown: key.pageDown,
			pageup: key.pageUp,
		}).find(([, isPressed]) => isPressed)?.[0];
		if (input === 'q') {
			load.stop();
			instance.unmount();
		} else {
			actOn(matrix, load, name ?? input);
			changed();
		}
	});
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			{drawn.current.map((text, y) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place on the screen
				<Row key={y} text={text === '' ? ' ' : text} />
			))}
		</Box>
	);
}

const instance = render(<App />, {
	alternateScreen: true,
	incrementalRendering: process.argv.includes('--incremental'),
	patchConsole: false,
	exitOnCtrlC: false,
	interactive: true,
});
