import type {PaneRoom, ScreenRoom} from '../../state/room.ts';
import type {ConsoleState} from '../../state/state.ts';
import {transition} from '../../state/transition.ts';
import {formatDuration} from '../../status/format.ts';
import {emptyLine, type PaneLine, sayLine, sayStatusLine} from '../../status/pane-lines.ts';
import {documentOf} from '../../status/step-document.ts';
import {layOutStep} from '../../status/step-rows.ts';
import {listSteps, stepCursorIndex} from './list.ts';
import type {ExecutionScreen} from './screen.ts';

const nothingToggled: ReadonlySet<string> = new Set();

/** Next to the steps: the inputs, outputs and failure of the one under the cursor, which were read with the steps. */
export const besideSteps: NonNullable<ScreenRoom<ExecutionScreen>['beside']> = {
	on: () => null,
	read: state => transition(state),
	show: (state, screen, room) => ({lines: describeStep(state, screen, room)}),
};

function describeStep(state: ConsoleState, screen: ExecutionScreen, {columns, rows}: PaneRoom): readonly PaneLine[] {
	const steps = listSteps(state, screen.viewKey, screen.list, screen.filter);
	const one = steps[stepCursorIndex(steps, screen.list)];
	if (one === undefined) {
		return [];
	}

	const took = one.startedAt === null ? 'not begun' : formatDuration((one.endedAt ?? state.now) - one.startedAt);
	const head: readonly PaneLine[] = [
		{parts: [{text: one.name, tone: 'accent', isBold: true}]},
		sayLine(one.action, 'muted'),
		sayStatusLine(one.status, `${one.status} ${took}`),
		emptyLine,
	];
	const told = layOutStep(documentOf(one), nothingToggled, columns).rows;
	const room = Math.max(1, rows - head.length);
	const shown = told.slice(0, told.length > room ? room - 1 : room);
	return [
		...head,
		...shown.map(({node, text}) =>
			sayLine(text, node.kind === 'failure' ? 'bad' : node.kind === 'heading' ? 'accent' : 'text'),
		),
		...(told.length > shown.length ? [sayLine(`… ${told.length - shown.length} more lines: i`, 'muted')] : []),
	];
}
