import {selectHeader} from '../../core/console/header.ts';
import {configureFrame, selectChoosing} from '../../core/screens/configure/select.ts';
import {selectBands} from '../../core/state/select/bands.ts';
import {footerRowCount, matrixRect, selectMatrix, timeLineRows} from '../../core/state/select/frame.ts';
import {selectTimeLine} from '../../core/state/select/time-line.ts';
import {type ConsoleState, currentScreen} from '../../core/state/state.ts';
import type {CellGrid} from '../../terminal/cell-grid.ts';
import {messageOf} from '../screens/messages.ts';
import type {Appearance} from '../theme.ts';
import {paintBands} from './bands.ts';
import {Brush} from './brush.ts';
import {paintChoosing} from './choosing.ts';
import {paintFooter} from './footer.ts';
import {paintHeader} from './header.ts';
import {type MatrixArea, paintMatrix} from './matrix.ts';
import {paintPane} from './pane.ts';
import {paintTimeLine} from './time-line.ts';

/** Draw what must follow a key within a frame straight into cells: header, matrix, footer. The rest of the screen stays blank. @returns Where the matrix stands, if it is shown. */
export function paintConsole(cells: CellGrid, state: ConsoleState, appearance: Appearance): MatrixArea | undefined {
	cells.clear();
	const brush = new Brush(cells, appearance);
	const below = paintHeader(brush, selectHeader(state));
	const bands = selectBands(state);
	if (bands !== undefined) {
		paintBands(brush, below, bands);
	}

	const scene = selectMatrix(state);
	let place: MatrixArea | undefined;
	if (scene !== undefined) {
		place = paintMatrix(brush, matrixRect(state), scene);
	}

	const choosing = selectChoosing(state);
	if (choosing !== undefined) {
		paintChoosing(brush, configureFrame(state).body, choosing, state);
	}

	const timeLine = selectTimeLine(state);
	const rows = timeLineRows(state);
	if (timeLine !== undefined && rows > 0) {
		paintTimeLine(brush, brush.rows - footerRowCount(state) - rows, rows, timeLine);
	}

	paintPane(brush, state);
	paintFooter(brush, state, messageOf(currentScreen(state)));
	return place;
}
