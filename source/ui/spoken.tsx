import {Box, Text} from 'ink';
import {useEffect, useState} from 'react';
import {selectSpoken} from '../core/console/spoken.ts';
import {showsLocations} from '../core/state/screen.ts';
import {type ConsoleState, currentScreen} from '../core/state/state.ts';
import {toPrintableLine} from '../core/status/printable.ts';
import {Question} from './components/question.tsx';
import type {ConsoleProps} from './console.tsx';
import {chosenPlace, listPaletteEntries} from './palette-entries.ts';
import {Body} from './screens/body.tsx';
import {withTheme} from './theme.ts';
import {AppearanceProvider} from './use-console.ts';

/** What AWS answers by itself is told of no more often than this; what a key does, at once. */
const speakEveryMs = 10_000;

/** The console for a screen reader: the matrix in sentences, everything else as its text. */
export function Spoken({store, appearance: wanted, listCalls}: ConsoleProps) {
	const state = useSpokenState(store);
	const {columns: width, rows} = state.size;
	if (state.palette !== null) {
		return (
			<Box flexDirection="column">
				{speakPalette(state).map(line => (
					<Text key={line}>{line}</Text>
				))}
			</Box>
		);
	}

	return (
		<AppearanceProvider value={withTheme(wanted, state.theme)}>
			<Box flexDirection="column">
				{selectSpoken(state).map(line => (
					<Text key={line}>{line}</Text>
				))}
				{showsLocations(currentScreen(state)) ? null : (
					<Body state={state} listCalls={listCalls} width={width} height={rows} />
				)}
				{state.dialog === null ? null : <Question dialog={state.dialog} width={width} height={rows} />}
			</Box>
		</AppearanceProvider>
	);
}

/** The state as it was when something was last worth saying. */
function useSpokenState(store: ConsoleProps['store']): ConsoleState {
	const [spoken, setSpoken] = useState(store.getState);
	useEffect(() => {
		let last = store.getState();
		return store.subscribe(() => {
			const now = store.getState();
			if (isAnswerToKey(last, now) || now.now - last.now >= speakEveryMs) {
				last = now;
				setSpoken(now);
			}
		});
	}, [store]);
	return spoken;
}

/** How many candidates are read out; more typing leaves fewer. */
const toldCandidates = 5;

/** The palette takes every key: this reads the typed line, the candidate that Enter takes, and those after it. */
function speakPalette(state: ConsoleState): readonly string[] {
	const entries = listPaletteEntries(state);
	const place = chosenPlace(state);
	const typed = state.palette?.typed ?? '';
	return [
		`Command: ${typed === '' ? 'nothing typed' : typed}`,
		state.notice?.text ?? '',
		entries.length === 0 ? 'Nothing is called so' : `${place + 1} of ${entries.length}`,
		...entries
			.slice(place, place + toldCandidates)
			.map(
				({name, aside, text}, at) => `${at === 0 ? 'Enter: ' : ''}${[name, aside, text].filter(Boolean).join(', ')}`,
			),
	]
		.filter(Boolean)
		.map(toPrintableLine);
}

const isAnswerToKey = (before: ConsoleState, now: ConsoleState): boolean =>
	before.screens !== now.screens ||
	before.palette !== now.palette ||
	before.typing !== now.typing ||
	before.dialog !== now.dialog ||
	before.notice !== now.notice;
