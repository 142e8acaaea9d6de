import type {Rect} from '../../matrix/geometry.ts';
import type {Configuring} from './configuring.ts';

/** The number of columns from which the sections are a list at the left; below it, they are a bar at the top. */
const wideColumns = 100;
const listColumns = 31;
/** Rows of the bar: the sections, and a summary of the open one. */
const barRows = 3;
/** Above the matrix the bar has only the sections: the summary is shown there already. */
const barRowsOverMatrix = 1;

/** Where the configure screens draw: the list of sections, and the open section. */
export type ConfigureFrame = {
	readonly isWide: boolean;
	readonly list: {readonly columns: number; readonly rows: number};
	readonly body: Rect;
};

/** Divide the cells between header and footer into the list of sections and the open one. */
export function layOutSections({room, configure: {section}}: Pick<Configuring, 'room' | 'configure'>): ConfigureFrame {
	const {x, y, columns, rows} = room;
	if (columns >= wideColumns) {
		return {
			isWide: true,
			list: {columns: listColumns, rows},
			body: {x: x + listColumns + 1, y, columns: columns - listColumns - 1, rows},
		};
	}

	const bar = section === 'places' ? barRowsOverMatrix : barRows;
	return {
		isWide: false,
		list: {columns, rows: bar},
		body: {x, y: y + bar, columns, rows: Math.max(2, rows - bar)},
	};
}
