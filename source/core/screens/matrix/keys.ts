import type {KeyRow, SharedKeyEvent} from '../../state/room.ts';
import {answerRow, cancelRow, cantChange, filterRow, launchAgainRow, paneRow, shellRow} from '../shared-keys.ts';
import type {MatrixEvent} from './events.ts';

/** Keys of the matrix, those that lead to other screens of the fan-out among them. */
export const matrixKeys: ReadonlyArray<KeyRow<MatrixEvent | SharedKeyEvent>> = [
	{keys: ['home', '0'], label: 'to the first column', raises: {type: 'moved', direction: 'left', stride: 'end'}},
	{keys: ['end', '$'], label: 'to the last column', raises: {type: 'moved', direction: 'right', stride: 'end'}},
	filterRow,
	{
		keys: ['n'],
		label: 'next location that failed',
		hint: 'next failure',
		raises: {type: 'failure-moved-to', direction: 'next'},
	},
	{
		keys: ['N'],
		label: 'previous location that failed',
		raises: {type: 'failure-moved-to', direction: 'previous'},
	},
	{
		keys: ['e'],
		label: 'failures grouped by cause',
		hint: 'causes',
		raises: {type: 'failures-asked'},
	},
	cancelRow,
	{
		keys: ['r'],
		label: 'retry: the marked locations, else every one that did not succeed',
		hint: 'retry',
		raises: {type: 'retry-asked'},
		disabledReason: cantChange,
	},
	{
		keys: ['T'],
		label: 'attempts: each with its own status and fuse; a number opens one by itself',
		raises: {type: 'attempts-asked'},
	},
	{keys: ['H'], label: 'what every attempt came to in this location', raises: {type: 'history-asked'}},
	answerRow,
	{keys: ['W'], label: 'next location that waits for a person', raises: {type: 'waiting-sought'}},
	{
		keys: ['space'],
		label: 'mark the location, or all of the OU',
		hint: 'mark',
		raises: {type: 'mark-toggled', what: 'location'},
	},
	{keys: ['R'], label: 'mark the row', raises: {type: 'mark-toggled', what: 'row'}},
	{keys: ['C'], label: 'mark the column', raises: {type: 'mark-toggled', what: 'column'}},
	{keys: ['A'], label: 'mark all that is shown', raises: {type: 'mark-toggled', what: 'shown'}},
	{
		keys: ['v'],
		label: 'mark a range: from here to where v or Space is pressed',
		raises: {type: 'range-toggled'},
	},
	{
		keys: ['t'],
		label: 'timeline: when each ran, throughput, durations',
		hint: 'timeline',
		raises: {type: 'timeline-asked'},
	},
	{
		keys: ['o'],
		label: 'compare an output, message, duration or version over all locations',
		hint: 'compare',
		raises: {type: 'compare-asked'},
	},
	{
		keys: ['s'],
		label: 'sort: OU, name, failures, duration; each once more the other way round',
		hint: 'sort',
		raises: {type: 'sort-cycled'},
	},
	{
		keys: ['w'],
		label: 'write the report, to hand on: an HTML file in this folder',
		raises: {type: 'report-asked'},
	},
	{
		keys: ['['],
		label: 'back through what was recorded, change by change; in the past Space plays',
		raises: {type: 'moment-sought', to: 'previous'},
	},
	{keys: [']'], label: 'forth; at the end it is now again', raises: {type: 'moment-sought', to: 'next'}},
	{keys: ['{'], label: 'back to the failure before', raises: {type: 'moment-sought', to: 'previous-failure'}},
	{keys: ['}'], label: 'forth to the next failure', raises: {type: 'moment-sought', to: 'next-failure'}},
	{
		keys: ['m'],
		label: 'the run over rings: take it up, approve, go on, pause, skip or retry a ring, stop',
		raises: {type: 'run-asked'},
		disabledReason: cantChange,
	},
	{keys: ['('], label: 'the fan-out of the ring before', raises: {type: 'ring-sought', to: 'previous'}},
	{keys: [')'], label: 'the fan-out of the next ring', raises: {type: 'ring-sought', to: 'next'}},
	{keys: ['z'], label: 'density: automatic, wide, narrow, overview', raises: {type: 'density-cycled'}},
	{keys: ['tab'], label: 'fold or unfold the OU', raises: {type: 'fold-toggled'}},
	{keys: ['Z'], label: 'fold every OU, or unfold them all', raises: {type: 'all-folded'}},
	{keys: ['x'], label: 'the Regions’ long names', raises: {type: 'long-names-toggled'}},
	paneRow,
	launchAgainRow,
	shellRow,
	{keys: ['p'], label: 'pause or resume the polling', raises: {type: 'pause-toggled'}},
];
