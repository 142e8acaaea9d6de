/**
What a change costs on each view of 100,000 locations, from AWS's answer to the cells: processor time, in this process, without a terminal.
*/
import process from 'node:process';
import {CellGrid} from '../../source/terminal/cell-grid.ts';
import {Compositor} from '../../source/terminal/compositor.ts';
import {findKeyEvent} from '../../source/ui/find-key-event.ts';
import {LayerPainter} from '../../source/ui/layer-painter.ts';
import {paintConsole} from '../../source/ui/painter/console.ts';
import {themes} from '../../source/ui/theme.ts';
import {openLargeConsole} from './large-console.ts';
import {distribution, type Size} from './measure.ts';
import {printTable, type Scores} from './table.ts';

/** The keys that lead to each view, with the pane beside it. */
const views: Readonly<Record<string, readonly string[]>> = {
	'the matrix': [],
	'an OU under the cursor': ['up'],
	'all OUs folded': ['Z'],
	'what did not succeed': ['f'],
	'a search': ['/', ...'pay', 'enter'],
	'the overview': ['z', 'z'],
};
/** The first changes, in which the code is compiled, don't count. */
const [warmUps, samples] = [60, 100];
/** Between two frames there has to be time for a key. */
const mostMs = 8;

/** Change three locations of all again and again, as a page of steps does, and draw the picture each time. */
export function measureViews({columns, rows}: Size, scores: Scores): void {
	const found = Object.entries(views).map(([name, keys]) => [name, measureView({columns, rows}, keys)] as const);
	printTable(
		['a change of 3 of all, the pane beside it', 'n', 'p50 ms', 'p99 ms', 'max ms'],
		found.map(([name, {count, p50, p99, max}]) => [
			name,
			...[String(count), p50.toFixed(2), p99.toFixed(2), max.toFixed(1)],
		]),
	);
	const [slowest, {p50}] = found.reduce((worst, one) => (one[1].p50 > worst[1].p50 ? one : worst));
	scores.add(`${columns} × ${rows}: a change and its frame on the slowest view, CPU, p50`, mostMs, p50, slowest, 'ms');
}

function measureView({columns, rows}: Size, keys: readonly string[]) {
	const {store, change} = openLargeConsole(columns, rows, undefined, 'on');
	const layers = new Compositor(columns, rows, new CellGrid(columns, rows), {
		colorDepth: '256',
		charset: 'utf-8',
		canEraseCharacters: true,
	});
	const painter = new LayerPainter(layers, paintConsole);
	for (const key of keys) {
		const event = findKeyEvent(store.getState(), key, key.length === 1 ? key : '');
		if (event === undefined) {
			throw new Error(`${key} means nothing here`);
		}

		store.dispatch(event);
	}

	const taken: number[] = [];
	for (let frame = 0; frame < warmUps + samples; frame++) {
		const before = process.cpuUsage();
		change(3, 'all');
		painter.paint(store.getState(), {palette: themes.dark, isAscii: false, hasColor: true});
		layers.present();
		const {user, system} = process.cpuUsage(before);
		if (frame >= warmUps) {
			taken.push((user + system) / 1000);
		}
	}

	return distribution(taken);
}
