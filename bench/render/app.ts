/**
The matrix on our terminal layer, to be measured: the painter in cells, nothing of Ink or the SDK loaded.
*/
import {openTerminal} from '../../source/terminal/terminal.ts';
import {actOn, startLoad} from './keys.ts';
import {Matrix} from './matrix.ts';

const terminal = openTerminal({stdin: process.stdin, stdout: process.stdout, env: process.env});
const {layers} = terminal;
const matrix = new Matrix(terminal.columns, terminal.rows);

function layOut(): void {
	layers.painterRegions = [{x: 0, y: 0, columns: terminal.columns, rows: terminal.rows}];
}

terminal.onPaint(() => {
	matrix.paint(layers.painter);
	layers.focusRows = matrix.focusRows;
});
terminal.onResize(() => {
	matrix.resize(terminal.columns, terminal.rows);
	layOut();
});
layOut();

const load = startLoad(matrix, () => terminal.schedule('update'));
terminal.onKey(({name}) => {
	if (name === 'q') {
		load.stop();
		void terminal.close();
	} else {
		actOn(matrix, load, name);
	}

	return true;
});
