import {openFanOut} from '../state/open.ts';
import {type Reducers, step} from '../state/step.ts';
import {formatDuration} from '../status/format.ts';
import type {PaletteEvent} from './palette-event.ts';

type Handled = Exclude<PaletteEvent, {type: 'palette-chosen'}>;

export const paletteReducers: Reducers<Handled> = {
	'palette-asked': state => step({...state, notice: null, palette: {typed: '', place: 0}}),
	'palette-left': state => step({...state, palette: null}),
	'palette-typed': (state, {typed}) => step({...state, notice: null, palette: {typed, place: 0}}),
	'palette-moved': (state, {by}) =>
		step(
			state.palette === null
				? state
				: {...state, palette: {...state.palette, place: Math.max(0, state.palette.place + by)}},
		),

	armed: (state, {forMs}) =>
		step({
			...state,
			armedUntil: state.now + forMs,
			notice: {text: `Armed for ${formatDuration(forMs)}: AWS can be changed from here until then`, tone: 'good'},
		}),

	disarmed: state => step({...state, armedUntil: null, notice: {text: 'Read-only again', tone: 'info'}}),
	'theme-chosen': (state, {theme}) => step({...state, theme}),
	'mouse-toggled': state =>
		step({
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
