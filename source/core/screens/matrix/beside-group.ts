import type {Status} from '../../domain/status.ts';
import {createMemory} from '../../grid/remember.ts';
import {type Severity, severities, severityOfClass} from '../../grid/severity.ts';
import type {HeadingRow} from '../../matrix/layout.ts';
import type {MatrixScene} from '../../matrix/scene.ts';
import {tallyShown} from '../../matrix/tally-shown.ts';
import type {PaneRoom} from '../../state/room.ts';
import {headlineOf} from '../../status/causes.ts';
import {formatCount} from '../../status/format.ts';
import {headSection, type PaneLine, sayLine, wrapText} from '../../status/pane-lines.ts';
import {countCauses} from '../../status/row-causes.ts';

/** A status for each class, to choose its sign and colour. */
const statusOfClass: Readonly<Partial<Record<string, Status>>> = {
	failed: 'Failed',
	waiting: 'Waiting',
	unclear: 'Unknown',
	cancelled: 'Cancelled',
	running: 'InProgress',
	skipped: 'NotRun',
	idle: 'NotStarted',
	succeeded: 'Success',
};

const causeRows = 3;

/** Summarize an OU: its locations by status, and why some failed. */
export function describeGroup(scene: MatrixScene, row: HeadingRow, {columns, rows}: PaneRoom): readonly PaneLine[] {
	const shown = tallyShown(scene);
	const count = (severity: Severity): number =>
		row.accounts.reduce((sum, account) => sum + shown.inRow(account, severity), 0);
	const total = count(0);
	const byStatus = new Map<Status, number>();
	for (const one of severities) {
		const status = statusOfClass[one] ?? 'InProgress';
		byStatus.set(status, (byStatus.get(status) ?? 0) + count(severityOfClass(one)));
	}

	const lines: readonly PaneLine[] = [
		{parts: [{text: row.unit.name, tone: 'accent', isBold: true}]},
		sayLine(row.unit.id, 'muted'),
		sayLine(`${formatCount(row.accounts.length)} accounts, ${formatCount(total)} locations`),
		{bar: byStatus, total},
		...[...byStatus].flatMap(([status, count]): readonly PaneLine[] =>
			count === 0
				? []
				: [{parts: [{sign: status}, {text: ` ${formatCount(count)} ${words[status] ?? status}`, tone: 'text'}]}],
		),
	];
	return count(severityOfClass('failed')) === 0
		? lines
		: [...lines, ...describeCauses(scene, row, columns, rows - lines.length)];
}

const words: Readonly<Partial<Record<string, string>>> = {
	Failed: 'failed',
	Waiting: 'wait for a person',
	Unknown: 'unknown',
	Cancelled: 'cancelled',
	InProgress: 'running',
	NotRun: 'never ran',
	NotStarted: 'not begun',
	Success: 'succeeded',
};

const rememberCauses = createMemory<ReadonlyMap<string, number>>();

/** Causes with locations in this OU, the most frequent first. */
function describeCauses({grid}: MatrixScene, row: HeadingRow, columns: number, room: number): readonly PaneLine[] {
	const counts = rememberCauses(row, [grid, grid.version], () => countCauses(grid, row.accounts));
	const causes = [...counts]
		.sort(([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1))
		.slice(0, Math.max(0, Math.floor((room - 2) / causeRows)));
	return causes.length === 0
		? []
		: [
				...headSection('Why'),
				...causes.flatMap(([cause, count]) =>
					wrapText(`${formatCount(count)} × ${headlineOf(cause)}`, 'bad', columns, causeRows),
				),
			];
}
