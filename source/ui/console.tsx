import {Box, Text} from 'ink';
import {selectHeader} from '../core/state/select/header.ts';
import {selectMatrix} from '../core/state/select/matrix.ts';
import {type ConsoleState, currentScreen} from '../core/state/state.ts';
import {Screen} from '../terminal/screen.ts';
import {Question, questionRows} from './components/question.tsx';
import {footerRows, paintFooter} from './painter/footer.ts';
import {headerRows, paintHeader} from './painter/header.ts';
import {paintMatrix} from './painter/matrix.ts';
import {ExecutionScreen} from './screens/execution.tsx';
import {FanOuts} from './screens/fan-outs.tsx';
import {Help} from './screens/help.tsx';
import {Log} from './screens/log.tsx';
import {StepScreen} from './screens/step.tsx';
import type {Look} from './theme.ts';
import {type ConsoleStore, LookProvider, useConsole, useLook} from './use-console.ts';

export type ConsoleProps = {
	readonly store: ConsoleStore;
	readonly look: Look;
	/** Lines of rollgrid's log, newest first; asked for while that screen is shown. */
	readonly listCalls: () => readonly string[];
};

/** The whole screen: header, what the route shows, footer, and a question over it. */
export function Console({store, look, listCalls}: ConsoleProps) {
	const state = useConsole(store);
	return (
		<LookProvider value={look}>
			<Frame state={state} listCalls={listCalls} />
		</LookProvider>
	);
}

function Frame({state, listCalls}: {readonly state: ConsoleState; readonly listCalls: () => readonly string[]}) {
	const look = useLook();
	const {columns, rows} = state.size;
	const painted = paint(state, look).toAnsiRows(look.hasColor ? '256' : 'none');
	const header = headerRows(selectHeader(state), rows);
	const footer = footerRows(state);
	const body = Math.max(1, rows - header - footer);
	const question = state.dialog === null ? 0 : Math.min(body, questionRows(state.dialog, columns));
	const isPainted = currentScreen(state).name === 'matrix';
	const upper = body - question;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Painted rows={painted.slice(0, header)} />
			{isPainted ? (
				<Painted rows={painted.slice(header, header + upper)} />
			) : (
				<Body state={state} listCalls={listCalls} width={columns} height={upper} />
			)}
			{state.dialog !== null && <Question dialog={state.dialog} width={columns} />}
			<Painted rows={painted.slice(rows - footer)} />
		</Box>
	);
}

type BodyProps = {
	readonly state: ConsoleState;
	readonly listCalls: () => readonly string[];
	readonly width: number;
	readonly height: number;
};

function Body({state, listCalls, width, height}: BodyProps) {
	const place = {state, width, height};
	switch (currentScreen(state).name) {
		case 'fan-outs':
			return <FanOuts {...place} />;
		case 'execution':
			return <ExecutionScreen {...place} />;
		case 'step':
			return <StepScreen {...place} />;
		case 'help':
			return <Help {...place} />;
		case 'log':
			return <Log {...place} calls={listCalls()} />;
		case 'matrix':
			return null;
	}
}

/** Rows that the painter drew, handed to Ink as they are. */
function Painted({rows}: {readonly rows: readonly string[]}) {
	return (
		<Box flexDirection="column">
			{rows.map((row, y) => (
				// A painted row has no identity but its place on the screen.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<Text key={y} wrap="truncate">
					{row === '' ? ' ' : row}
				</Text>
			))}
		</Box>
	);
}

/** Draw header, matrix and footer into cells. */
export function paint(state: ConsoleState, look: Look): Screen {
	const {columns, rows} = state.size;
	const screen = new Screen(columns, rows);
	const header = paintHeader(screen, selectHeader(state), look);
	const scene = selectMatrix(state);
	if (scene !== undefined) {
		const rect = {x: 0, y: header, columns, rows: Math.max(2, rows - header - footerRows(state))};
		paintMatrix(screen, rect, scene, look);
	}

	paintFooter(screen, state, look);
	return screen;
}
