/** How the rows and columns of the timeline are shared out. */
export type TimelineLayout = {
	/** Columns of names at the left, of the picture, and of figures at its right. */
	readonly label: number;
	readonly slices: number;
	readonly tail: number;
	/** All three, and what is below. */
	readonly picture: number;
	/** Rows of the stacked area, of what runs, of what ended, and of durations; 0 where there is no room. */
	readonly area: number;
	readonly running: number;
	readonly ended: number;
	readonly durations: number;
	readonly bins: number;
	/** The slowest that are named. */
	readonly slow: number;
	/** Rows below: what ended then, or lanes; `lanes` are for lanes under what ended, 0 where there is no room for both. */
	readonly below: number;
	readonly lanes: number;
	/** Columns of durations and the slowest, where they stand beside the picture; 0 where they stand below it. */
	readonly side: number;
};

/** From how many columns on durations stand beside the picture. */
const wideColumns = 140;
const sideColumns = 46;

/** Rows with a text of their own: the moment, the axis, the heading of what is below. */
export const textRows = 3;

/** From how many rows below the picture on lanes stand under what ended, too. */
const roomyBelow = 12;

/** How a timeline fills so many columns. */
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
How a timeline fills so many columns and rows.

@param texts - Rows with a text of their own.
*/
export function layOutTimeline(columns: number, rows: number, texts = textRows): TimelineLayout {
	const across = layOutColumns(columns);
	const isBeside = across.side > 0;
	const free = Math.max(0, rows - texts);
	const durations = isBeside || free < 14 ? 0 : free < 24 ? 2 : 4;
	const slow = isBeside ? 10 : free < 16 ? 0 : free < 24 ? 1 : 3;
	const running = free < 8 ? 0 : free < 14 ? 1 : free < 24 ? 2 : free < 36 ? 3 : 5;
	const ended = free < 8 ? 0 : free < 24 ? 1 : free < 36 ? 2 : 3;
	// Durations have a row of words under them.
	const others = running + ended + (durations === 0 ? 0 : durations + 1) + (isBeside ? 0 : slow);
	const area = Math.max(2, Math.min(20, Math.floor((free - others) * 0.65)));
	const below = Math.max(1, free - others - area);
	const lanes = below < roomyBelow ? 0 : Math.floor(below / 2);
	return {...across, area, running, ended, durations, slow, below, lanes};
}
