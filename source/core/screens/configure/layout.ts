import type {Rect} from '../../matrix/geometry.ts';
import type {Configuring} from './configuring.ts';

/** From how many columns on the sections stand in a list at the left; below, in a bar at the top. */
const wideColumns = 100;
const listColumns = 31;
/** Rows of the bar: the sections, and what the open one holds. */
const barRows = 3;
/** Over the matrix the sections alone: what is chosen stands there anyway. */
const barRowsOverMatrix = 1;

/** Where the configure screens draw: the list of sections, and the section that is open. */
export type ConfigureFrame = {
	readonly isWide: boolean;
	readonly list: {readonly columns: number; readonly rows: number};
	readonly body: Rect;
};

/** Part the cells between header and footer into the list of sections and the open one. */
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
