import {fitMatrix, type Rect} from '../../core/state/matrix/geometry.ts';
import type {MatrixScene} from '../../core/state/matrix/scene.ts';
import type {Screen} from '../../terminal/screen.ts';
import type {Look} from '../theme.ts';
import {paintDetail} from './detail.ts';
import {paintOverview} from './overview.ts';
import {pen} from './pen.ts';

/** Paint the matrix into a rectangle. Costs what is seen, not what there is: counts are kept as locations change. */
export function paintMatrix(screen: Screen, rect: Rect, scene: MatrixScene, look: Look): void {
	if (scene.layout.rows.length === 0 || scene.layout.columns.length === 0) {
		screen.write(rect.x + 1, rect.y + 1, emptyWords(scene), pen(look, 'muted'), rect.columns - 1);
		return;
	}

	const geometry = fitMatrix(scene, rect);
	if (geometry.density === 'overview') {
		paintOverview(screen, rect, scene, geometry, look);
	} else {
		paintDetail(screen, rect, scene, geometry, look);
	}
}

function emptyWords({view, grid}: MatrixScene): string {
	if (grid.size === 0) {
		return 'No location is known yet: asking AWS for the steps of this fan-out…';
	}

	if (view.search !== '') {
		return 'Nothing matches the search. Press Esc to leave it.';
	}

	return view.cause === null
		? `No location is ${view.filter.replace('-', ' ')}. Press f for the next filter.`
		: 'No location fails of this cause any more. Press Esc to see all.';
}
