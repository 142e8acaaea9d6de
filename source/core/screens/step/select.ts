import {hasEnded, type Status} from '../../domain/status.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatDuration} from '../../status/format.ts';
import {toPrintableLine} from '../../status/printable.ts';
import type {StepTextRow} from '../../status/step-rows.ts';
import {openStep} from './reduce.ts';

/** One step: its status and time on a line of their own, below them what it is about, the failure first. */
export type StepScene = {
	readonly status: Status;
	readonly facts: string;
	readonly rows: readonly StepTextRow[];
	/** Row under the cursor. */
	readonly cursor: number;
};

export function selectStep(state: ConsoleState): StepScene | undefined {
	const open = openStep(state);
	if (open === undefined) {
		return undefined;
	}

	const {screen, layout, row} = open;
	const view = state.views.get(screen.viewKey)!;
	const one = view.steps.find(({stepExecutionId}) => stepExecutionId === screen.stepExecutionId)!;
	const took =
		one.startedAt === null
			? 'not begun'
			: `${hasEnded(one) ? 'took' : 'for'} ${formatDuration((one.endedAt ?? state.now) - one.startedAt)}`;
	return {
		status: one.status,
		facts: toPrintableLine([one.name, one.action, took].join(' · ')),
		rows: layout.rows,
		cursor: row,
	};
}
