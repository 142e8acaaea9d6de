import type {MatrixDetail} from '../../core/matrix/fit-detail.ts';
import type {MatrixOverview} from '../../core/matrix/fit-overview.ts';
import type {Rect} from '../../core/matrix/geometry.ts';
import type {MatrixScene} from '../../core/matrix/scene.ts';
import type {CellGrid} from '../../terminal/cell-grid.ts';
import type {Style} from '../../terminal/style.ts';
import {cutText} from '../components/fit-text.ts';
import type {InkCell} from '../components/strip.tsx';
import {type Appearance, markOf, type ThemeColor} from '../theme.ts';
import {emphasis, type PenAttributes, pen} from './pen.ts';

/** What everything is painted with: the cells, and the appearance. */
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

	/** Write a text of one line, cut to this many columns with a mark at the end. @returns How many columns it took. */
	write(x: number, y: number, text: string, style: Style, columns?: number): number {
		if (columns === undefined) {
			return this.cells.write(x, y, text, style);
		}

		// No character is wider than two columns: a short text fits, and needn't be measured.
		const fitted = text.length * 2 <= columns ? text : cutText(text, columns, this.appearance);
		return this.cells.write(x, y, fitted, style, Math.max(0, columns));
	}

	/** The style of a colour, with attributes added. */
	pen(color: ThemeColor, attributes?: PenAttributes): Style {
		return pen(this.appearance, color, attributes);
	}

	/** The style of a colour with a meaning: without colours, bold and dim express it. */
	emphasis(color: ThemeColor): Style {
		return emphasis(this.appearance, color);
	}

	/** Paint cells of a picture from a place on. */
	paint(x: number, y: number, cells: readonly InkCell[]): void {
		for (const [at, {sign, color, paper, isBold = false, isCut = false}] of cells.entries()) {
			const surface = paper === undefined ? {} : {paper};
			const {hasColor} = this.appearance;
			this.cells.write(x + at, y, sign, this.pen(color, {bold: isBold, inverse: isCut && hasColor, ...surface}));
		}
	}

	/** A mark of ours, or its letter. */
	mark(mark: Parameters<typeof markOf>[0]): string {
		return markOf(mark, this.appearance);
	}

	/** A sign, or its replacement in 7 bits. */
	sign(glyph: string, ascii: string): string {
		return this.appearance.isAscii ? ascii : glyph;
	}
}

/** A matrix being painted: the scene, and its place in the cells. */
export type MatrixBrush<Geometry extends MatrixDetail | MatrixOverview = MatrixDetail> = {
	readonly brush: Brush;
	readonly rect: Rect;
	readonly scene: MatrixScene;
	readonly geometry: Geometry;
};
