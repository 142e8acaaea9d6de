/**
What the keys of the measured programs do, the same for ours and Ink's.
*/
import type {Matrix} from './matrix.ts';

/** Changes that come by themselves, fifty times a second. */
export type Load = {where: 'all' | 'visible' | 'nowhere'; readonly stop: () => void};

const loadIntervalMs = 20;
const locationsPerUpdate = 100;

export function startLoad(matrix: Matrix, onChange: () => void): Load {
	const timer = setInterval(() => {
		if (load.where !== 'nowhere') {
			matrix.change(locationsPerUpdate, load.where);
			onChange();
		}
	}, loadIntervalMs);
	const load: Load = {where: 'nowhere', stop: () => clearInterval(timer)};
	return load;
}

/** Do what a key asks for. */
export function actOn(matrix: Matrix, load: Load, key: string): void {
	switch (key) {
		case 'down':
			matrix.move(1, 0);
			break;
		case 'up':
			matrix.move(-1, 0);
			break;
		case 'right':
			matrix.move(0, 1);
			break;
		case 'left':
			matrix.move(0, -1);
			break;
		case 'pagedown':
			matrix.move(matrix.shownRows, 0);
			break;
		case 'pageup':
			matrix.move(-matrix.shownRows, 0);
			break;
		case '1':
			matrix.change(1, 'visible');
			break;
		case '2':
			matrix.change(100, 'visible');
			break;
		case '3':
			matrix.change(10_000, 'visible');
			break;
		case '4':
			matrix.change(1, 'all');
			break;
		case '5':
			matrix.change(100, 'all');
			break;
		case '6':
			matrix.change(10_000, 'all');
			break;
		case 'a':
			load.where = load.where === 'all' ? 'nowhere' : 'all';
			break;
		case 'v':
			load.where = load.where === 'visible' ? 'nowhere' : 'visible';
			break;
		default:
			break;
	}
}
