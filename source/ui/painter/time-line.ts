import type {TimeLine, TimePlace} from '../../core/state/select/time-line.ts';
import type {ThemeColor} from '../theme.ts';
import type {Brush} from './brush.ts';

/** The sign of each kind of place on the line; all are distinct without colour. */
const signs: Readonly<Record<TimePlace, readonly [glyph: string, ascii: string, color: ThemeColor]>> = {
	cursor: ['█', '@', 'accent'],
	cancel: ['c', 'c', 'waiting'],
	retry: ['r', 'r', 'accent'],
	gate: ['g', 'g', 'accent'],
	note: ['#', '#', 'text'],
	failure: ['×', 'X', 'bad'],
	before: ['═', '=', 'running'],
	after: ['─', '-', 'muted'],
};

/** Paint the time line: the moment, the line from the launch to the end, and the speed of the replay; a second row has it in words. */
export function paintTimeLine(brush: Brush, y: number, rows: number, line: TimeLine): void {
	let x = brush.write(0, y, line.moment, brush.pen('accent', {bold: true})) + 1;
	for (const place of line.places) {
		const [glyph, ascii, color] = signs[place];
		const style = place === 'cursor' ? brush.pen(color, {bold: true}) : brush.emphasis(color);
		x += brush.write(x, y, brush.sign(glyph, ascii), style);
	}

	x += 1 + brush.write(x + 1, y, line.end, brush.pen('muted'));
	const sign = line.isPlaying ? brush.sign('►', '>') : brush.sign('■', '=');
	const speed = line.speed === 'changes' ? 'each' : `${line.speed}${brush.sign('×', 'x')}`;
	brush.write(x + 1, y, `${sign} ${speed}`, brush.emphasis(line.isPlaying ? 'good' : 'muted'), brush.columns - x - 1);
	if (rows > 1) {
		brush.write(0, y + 1, line.words, brush.pen('muted'), brush.columns);
	}
}
