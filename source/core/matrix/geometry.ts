import {fitDetail, type MatrixDetail} from './fit-detail.ts';
import {fitOverview, type MatrixOverview} from './fit-overview.ts';
import type {MatrixScene} from './scene.ts';

/** A rectangle of cells. */
export type Rect = {readonly x: number; readonly y: number; readonly columns: number; readonly rows: number};

/** Where everything of the matrix stands on the screen. */
export type MatrixGeometry = MatrixDetail | MatrixOverview;

/** Fit the matrix into a rectangle: density by what fits, scrolled no further than the cursor needs. */
export function fitMatrix(scene: MatrixScene, rect: Rect): MatrixGeometry {
	return scene.view.density === 'overview' ? fitOverview(scene, rect) : fitDetail(scene, rect);
}
