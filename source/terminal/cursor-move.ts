/**
The shortest move of a terminal's cursor.
*/

/** The place of the cursor, where known; `y` is far below zero where it isn't. */
export type CursorPlace = {
	/** The number of columns where the cursor is after the last one: there terminals differ in what a relative move does. */
	readonly x: number;
	readonly y: number;
	/** Whether everything since the last absolute move had an undisputed width, so that a relative move ends at its target. */
	readonly isCertain: boolean;
};

const csi = '\u{1B}[';
const motion = (count: number, final: string): string => `${csi}${count === 1 ? '' : count}${final}`;
const shorter = (a: string, b: string): string => (b.length < a.length ? b : a);

/** The shortest move to a cell of a screen with this many columns, without writing anything in between. */
export function shortestMove(from: CursorPlace, x: number, y: number, columns: number): string {
	const dy = y - from.y;
	if (dy === 0 && from.x === x) {
		return '';
	}

	let way = x === 0 ? (y === 0 ? `${csi}H` : motion(y + 1, 'H')) : `${csi}${y + 1};${x + 1}H`;
	if (dy === 0) {
		way = x === 0 ? '\r' : shorter(way, motion(x + 1, 'G'));
	} else if (dy === 1) {
		// The first column of the next row is certain, so a relative move may follow.
		way = shorter(way, x === 0 ? '\r\n' : `\r\n${motion(x, 'C')}`);
	}

	if (!from.isCertain || from.x >= columns) {
		return way;
	}

	const across = horizontalMove(x - from.x);
	const down = verticalMove(dy, y);
	return shorter(way, down + across);
}

function horizontalMove(dx: number): string {
	return dx === 0 ? '' : dx > 0 ? motion(dx, 'C') : dx >= -4 ? '\b'.repeat(-dx) : motion(-dx, 'D');
}

function verticalMove(dy: number, y: number): string {
	return dy === 0 ? '' : shorter(motion(Math.abs(dy), dy > 0 ? 'B' : 'A'), motion(y + 1, 'd'));
}
