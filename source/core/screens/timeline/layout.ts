/** How the rows and columns of the timeline are divided. */
export type TimelineLayout = {
	/** Columns for names at the left, for the picture, and for figures at its right. */
	readonly label: number;
	readonly slices: number;
	readonly tail: number;
	/** All three, and the part below. */
	readonly picture: number;
	/** Rows of the stacked area, of running locations, of ended ones, and of durations; 0 where there is no room. */
	readonly area: number;
	readonly running: number;
	readonly ended: number;
	readonly durations: number;
	readonly bins: number;
	/** How many of the slowest are named. */
	readonly slow: number;
	/** Rows below: what ended then, or lanes; `lanes` counts the lanes under what ended, 0 where there is no room for both. */
	readonly below: number;
	readonly lanes: number;
	/** Columns of durations and the slowest, where they are next to the picture; 0 where they are below it. */
	readonly side: number;
};

/** The number of columns from which durations are next to the picture. */
const wideColumns = 140;
const sideColumns = 46;

/** Rows of text: the moment, the axis, the heading of the part below. */
export const textRows = 3;

/** The number of rows below the picture from which lanes are shown under what ended, too. */
const roomyBelow = 12;

/** Lay out the columns of a timeline. */
export function layOutColumns(
	columns: number,
): Pick<TimelineLayout, 'label' | 'slices' | 'tail' | 'picture' | 'side' | 'bins'> {
	const side = columns >= wideColumns ? sideColumns : 0;
	const label = columns < 100 ? 16 : 24;
	const tail = columns < 60 ? 0 : 15;
	const picture = columns - side - (side === 0 ? 0 : 2);
	const slices = Math.max(10, picture - label - tail);
	return {label, slices, tail, picture, side, bins: side === 0 ? Math.min(40, slices) : 12};
}

/**
Lay out a timeline in this many columns and rows.

@param texts - How many rows are text.
*/
export function layOutTimeline(columns: number, rows: number, texts = textRows): TimelineLayout {
	const across = layOutColumns(columns);
	const isBeside = across.side > 0;
	const free = Math.max(0, rows - texts);
	const durations = isBeside || free < 14 ? 0 : free < 24 ? 2 : 4;
	const slow = isBeside ? 10 : free < 16 ? 0 : free < 24 ? 1 : 3;
	const running = free < 8 ? 0 : free < 14 ? 1 : free < 24 ? 2 : free < 36 ? 3 : 5;
	const ended = free < 8 ? 0 : free < 24 ? 1 : free < 36 ? 2 : 3;
	// A row of words follows the durations.
	const others = running + ended + (durations === 0 ? 0 : durations + 1) + (isBeside ? 0 : slow);
	const area = Math.max(2, Math.min(20, Math.floor((free - others) * 0.65)));
	const below = Math.max(1, free - others - area);
	const lanes = below < roomyBelow ? 0 : Math.floor(below / 2);
	return {...across, area, running, ended, durations, slow, below, lanes};
}
