import {expect, test} from 'vitest';
import {openLargeConsole} from '../../bench/render/large-console.ts';
import {createMemory} from '../../source/core/grid/remember.ts';
import type {ConsoleState} from '../../source/core/state/state.ts';
import {InkStdin} from '../../source/terminal/ink-stdin.ts';
import {InkStdout} from '../../source/terminal/ink-stream.ts';
import {showPanes} from '../../source/ui/show-panes.tsx';
import {themes} from '../../source/ui/theme.ts';

test('while the matrix is all that is shown Ink renders nothing, whatever changes; the next screen it does', async () => {
	const {store, change} = openLargeConsole(120, 36, undefined, 'on');
	// Rendering a state reads the size of the screen.
	let rendered = 0;
	const watched = createMemory<ConsoleState>();
	const watch = (state: ConsoleState): ConsoleState =>
		watched(state, [], () =>
			Object.defineProperty({...state}, 'size', {
				get() {
					rendered++;
					return state.size;
				},
			}),
		);
	const appearance = {palette: themes.dark, isAscii: false, hasColor: true};
	const inkStreams = {stdout: new InkStdout(120, 36), stdin: new InkStdin()};
	const panes = showPanes(
		{inkStreams},
		{
			store: {...store, getState: () => watch(store.getState())},
			appearance,
			listCalls: () => [],
		},
	);
	await panes.flush();
	for (let step = 0; step < 20; step++) {
		change(3, 'visible');
		store.dispatch({type: 'moved', direction: 'down', stride: 'one'});
		store.dispatch({type: 'ticked'});
		await panes.flush();
	}

	expect(rendered).toBe(0);
	store.dispatch({type: 'failures-asked'});
	await panes.flush();
	expect(rendered).toBeGreaterThan(0);
	panes.close();
});
