import {openFanOut} from '../state/open.ts';
import {type Reducers, transition} from '../state/transition.ts';
import {beginLine} from '../state/typed-lines.ts';
import {formatDuration} from '../status/format.ts';
import {askForLines} from './line-keys.ts';
import type {PaletteEvent} from './palette-event.ts';

type Handled = Exclude<PaletteEvent, {type: 'palette-chosen'}>;

export const paletteReducers: Reducers<Handled> = {
	'palette-asked': state =>
		askForLines({...state, notice: null, palette: {typed: '', index: 0}, typing: beginLine(state.typing)}),

	'palette-left': state => transition({...state, palette: null}),
	'palette-typed': (state, {typed}) => transition({...state, notice: null, palette: {typed, index: 0}}),
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
