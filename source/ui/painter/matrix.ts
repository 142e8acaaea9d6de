import {fitMatrix, type Rect} from '../../core/matrix/geometry.ts';
import type {MatrixLayout} from '../../core/matrix/layout.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import type {Brush} from './brush.ts';
import {paintDetail} from './detail.ts';
import {paintOverview} from './overview.ts';

/** Where a painted matrix stands: what the terminal layer can't know by comparing cells. */
export type MatrixArea = {
	/** The screen's row of the cursor; -1 where there is none. */
	readonly cursorRow: number;
	/** Place in the layout of the first row shown, by which two pictures of one layout have scrolled; `null` where rows stand for blocks. */
	readonly top: number | null;
	readonly layout: MatrixLayout;
};

/** Paint the matrix into a rectangle. Costs what is seen, not what there is: counts are kept as locations change. */
export function paintMatrix(brush: Brush, rect: Rect, scene: MatrixScene): MatrixArea {
	const {layout} = scene;
	if (layout.rows.length === 0 || layout.columns.length === 0) {
		brush.write(rect.x + 1, rect.y + 1, emptyWords(scene), brush.pen('muted'), rect.columns - 1);
		return {cursorRow: -1, top: null, layout};
	}

	const geometry = fitMatrix(scene, rect);
	if (geometry.density === 'overview') {
		return {cursorRow: paintOverview({brush, rect, scene, geometry}), top: null, layout};
	}

	const first = paintDetail({brush, rect, scene, geometry});
	return {cursorRow: first + scene.cursor.row - geometry.top, top: geometry.top, layout};
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
