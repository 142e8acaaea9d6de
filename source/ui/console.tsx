import {Box} from 'ink';
import {useSyncExternalStore} from 'react';
import type {Rect} from '../core/matrix/geometry.ts';
import {configureFrame, selectChoosing} from '../core/screens/configure/select.ts';
import type {ConsoleState} from '../core/state/state.ts';
import type {LogEntry} from '../core/status/log-entry.ts';
import {CellGrid} from '../terminal/cell-grid.ts';
import {Painted} from './components/painted.tsx';
import {Question} from './components/question.tsx';
import {layOutFrame, needsInk} from './frame.ts';
import {paintConsole} from './painter/console.ts';
import {Body} from './screens/body.tsx';
import {type Appearance, withTheme} from './theme.ts';
import {AppearanceProvider, type ConsoleStore, useConsole} from './use-console.ts';

export type ConsoleProps = {
	readonly store: ConsoleStore;
	readonly appearance: Appearance;
	/** The entries of rollgrid's log, newest first; read while its screen is shown. */
	readonly listCalls: () => readonly LogEntry[];
};

/** What Ink draws where the painter draws the rest: the pane of the route, and a question. Nothing while the matrix is all there is. */
export function Panes({store, appearance: wanted, listCalls}: ConsoleProps) {
	// While Ink has nothing to draw, no change of state renders it.
	const state = useSyncExternalStore(store.subscribe, () => (needsInk(store.getState()) ? store.getState() : null));
	if (state === null) {
		return null;
	}

	const appearance = withTheme(wanted, state.theme);
	const {header, body, question, pane, isPainted} = layOutFrame(state);
	const width = state.size.columns - pane;

	return (
		<AppearanceProvider value={appearance}>
			<Box flexDirection="column" width={state.size.columns} height={state.size.rows} overflow="hidden">
				<Box height={header} flexShrink={0} />
				<Box width={width} height={body} flexShrink={0} overflow="hidden">
					{!isPainted && <Body state={state} listCalls={listCalls} width={width} height={body} />}
				</Box>
				{state.dialog !== null && (
					<Box height={question} flexShrink={0} overflow="hidden">
						<Question dialog={state.dialog} width={state.size.columns} height={question} />
					</Box>
				)}
			</Box>
		</AppearanceProvider>
	);
}

/** The whole screen through Ink, what the painter drew as lines among the rest: for `--plain-ink`. */
export function Console({store, appearance: wanted, listCalls}: ConsoleProps) {
	const state = useConsole(store);
	const appearance = withTheme(wanted, state.theme);
	const {columns, rows} = state.size;
	const {header, body, question, footer, pane, isPainted} = layOutFrame(state);
	const width = columns - pane;
	const cells = new CellGrid(columns, rows);
	paintConsole(cells, state, appearance);
	const depth = appearance.hasColor ? '256' : 'none';
	const painted = cells.toAnsiRows(depth);
	return (
		<AppearanceProvider value={appearance}>
			<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
				<Painted rows={painted.slice(0, header)} />
				{isPainted ? (
					<Painted rows={painted.slice(header, header + body)} />
				) : (
					<Box height={body} flexShrink={0} overflow="hidden">
						<Box width={width} height={body} flexShrink={0} overflow="hidden">
							<Body
								state={state}
								listCalls={listCalls}
								width={width}
								height={body}
								matrix={cutMatrix(cells, state)?.toAnsiRows(depth)}
							/>
						</Box>
						{pane > 0 && (
							<Painted rows={cut(cells, {x: width, y: header, columns: pane, rows: body}).toAnsiRows(depth)} />
						)}
					</Box>
				)}
				{state.dialog !== null && (
					<Box height={question} flexShrink={0} overflow="hidden">
						<Question dialog={state.dialog} width={columns} height={question} />
					</Box>
				)}
				<Painted rows={painted.slice(rows - footer)} />
			</Box>
		</AppearanceProvider>
	);
}

/** The part of the screen in which locations are chosen; `undefined` where none are. */
function cutMatrix(cells: CellGrid, state: ConsoleState): CellGrid | undefined {
	return selectChoosing(state) === undefined ? undefined : cut(cells, configureFrame(state).body);
}

function cut(cells: CellGrid, body: Rect): CellGrid {
	const part = new CellGrid(body.columns, body.rows);
	part.copyFrom(cells, body, {x: 0, y: 0});
	return part;
}
