import type {MatrixDetail} from '../../core/matrix/fit-detail.ts';
import type {MatrixOverview} from '../../core/matrix/fit-overview.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import type {CellGrid} from '../../terminal/cell-grid.ts';
import type {Style} from '../../terminal/style.ts';
import type {Appearance, ThemeColor} from '../theme.ts';
import {emphasis, type PenAttributes, pen} from './pen.ts';

/** What everything is painted with: the cells to paint into, and how things look there. */
export class Brush {
	readonly cells: CellGrid;
	readonly appearance: Appearance;

	constructor(cells: CellGrid, appearance: Appearance) {
		this.cells = cells;
		this.appearance = appearance;
	}

	get columns(): number {
		return this.cells.columns;
	}

	get rows(): number {
		return this.cells.rows;
	}

	/** Write a text of one line, cut to so many columns. @returns The columns that it took. */
	write(x: number, y: number, text: string, style: Style, columns?: number): number {
		return columns === undefined
			? this.cells.write(x, y, text, style)
			: this.cells.write(x, y, text, style, Math.max(0, columns));
	}

	/** The style of a colour with attributes over it. */
	pen(color: ThemeColor, attributes?: PenAttributes): Style {
		return pen(this.appearance, color, attributes);
	}

	/** The style of a colour that tells something: without colours bold and dim tell it. */
	emphasis(color: ThemeColor): Style {
		return emphasis(this.appearance, color);
	}

	/** A sign, or what stands for it in 7 bits. */
	sign(glyph: string, ascii: string): string {
		return this.appearance.isAscii ? ascii : glyph;
	}
}

/** A matrix being painted: the scene, and where in the cells it stands. */
export type MatrixBrush<Geometry extends MatrixDetail | MatrixOverview = MatrixDetail> = {
	readonly brush: Brush;
	readonly rect: Rect;
	readonly scene: MatrixScene;
	readonly geometry: Geometry;
};
