import {switchOrigin} from '../screens/origin/room.ts';
import {editLine, insertInLine, type Line} from '../state/edit-line.ts';
import {openFanOut} from '../state/open.ts';
import type {ConsoleState} from '../state/state.ts';
import {type Reducers, type Transition, transition} from '../state/transition.ts';
import {beginLine, recallLine, rememberLine} from '../state/typed-lines.ts';
import {formatDuration} from '../status/format.ts';
import {askForLines} from './line-keys.ts';
import type {PaletteEvent} from './palette-event.ts';

type Handled = Exclude<PaletteEvent, {type: 'palette-chosen'}>;

export const paletteReducers: Reducers<Handled> = {
	'palette-asked': state =>
		askForLines({...state, notice: null, palette: {typed: '', index: 0}, typing: beginLine(state.typing)}),

	'palette-left': state => transition({...state, palette: null}),
	'palette-typed': (state, {typed}) =>
		transition({...state, notice: null, palette: {typed, index: 0}, typing: beginLine(state.typing)}),
	'palette-written': (state, {text}) => transition(writePalette(state, line => insertInLine(line, text))),
	'palette-edited': (state, {edit}) => transition(writePalette(state, line => editLine(line, edit))),
	'palette-recalled'(state, {direction}) {
		const recalled = recallLine(state.typing, 'command', state.palette?.typed ?? '', direction);
		return transition(
			recalled === undefined
				? state
				: {...state, notice: null, typing: recalled.typing, palette: {typed: recalled.text, index: 0}},
		);
	},

	'palette-moved': (state, {by}) =>
		transition(
			state.palette === null
				? state
				: {...state, palette: {...state.palette, index: Math.max(0, state.palette.index + by)}},
		),

	armed: (state, {forMs}) =>
		transition({
			...state,
			armedUntil: state.now + forMs,
			notice: {text: `Armed for ${formatDuration(forMs)}: AWS can be changed from here until then`, tone: 'good'},
		}),

	disarmed: state => transition({...state, armedUntil: null, notice: {text: 'Read-only again', tone: 'info'}}),
	'interval-chosen'(state, {seconds}) {
		const pace = {...state.options.pace, baseMs: seconds * 1000};
		const followings = new Map([...state.followings].map(([id, following]) => [id, {...following, pace}]));
		const text = `AWS is asked every ${seconds} s while things change`;
		return transition({...state, options: {...state.options, pace}, followings, notice: {text, tone: 'good'}});
	},

	'origin-named': (state, {origin}) => switchOrigin(state, origin),
	'theme-chosen': (state, {theme}) => transition({...state, theme}),
	'mouse-toggled': state =>
		transition({
			...state,
			hasMouse: !state.hasMouse,
			notice: {
				text: state.hasMouse
					? 'The mouse is the terminal’s again'
					: 'Wheel scrolls, click selects, double click opens, drag marks; with Shift the terminal selects text',
				tone: 'good',
			},
		}),
	'opened-by-id': (state, {executionId}) => openFanOut(state, executionId),
};

/** Close the palette; the chosen line can be brought back. */
export function leavePalette(state: ConsoleState, line: string): Transition {
	return transition(
		{...state, palette: null, typing: rememberLine(state.typing, 'command', line)},
		{type: 'keep-line', kind: 'command', text: line.trim()},
	);
}

function writePalette(state: ConsoleState, change: (line: Line) => Line): ConsoleState {
	const {palette, typing} = state;
	if (palette === null) {
		return state;
	}

	const {text, fromEnd} = change({text: palette.typed, fromEnd: typing.fromEnd});
	return text === palette.typed
		? {...state, typing: {...typing, fromEnd}}
		: {
				...state,
				notice: null,
				typing: {...typing, fromEnd, recalled: null, draft: ''},
				palette: {typed: text, index: 0},
			};
}
