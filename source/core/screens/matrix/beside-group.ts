import type {Status} from '../../domain/status.ts';
import {classOfSeverity, severityOfClass} from '../../grid/severity.ts';
import {sumGroup} from '../../matrix/block-counts.ts';
import type {HeadingRow} from '../../matrix/layout.ts';
import type {MatrixScene} from '../../matrix/scene.ts';
import type {PaneRoom} from '../../state/room.ts';
import {headlineOf} from '../../status/causes.ts';
import {groupFailures} from '../../status/failure-groups.ts';
import {formatCount} from '../../status/format.ts';
import {headSection, type PaneLine, sayLine, wrapText} from '../../status/pane-lines.ts';

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
	const {grid, layout, matcher} = scene;
	const {counts} = sumGroup(grid, layout, matcher, row);
	const total = counts[0] ?? 0;
	const byStatus = new Map<Status, number>();
	for (let severity = 1; severity < counts.length; severity++) {
		const status = statusOfClass[classOfSeverity(severity) ?? ''] ?? 'InProgress';
		byStatus.set(status, (byStatus.get(status) ?? 0) + (counts[severity] ?? 0));
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
	const failures = counts[severityOfClass('failed')] ?? 0;
	return failures === 0 ? lines : [...lines, ...describeCauses(scene, row, columns, rows - lines.length)];
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

/** Causes with locations in this OU, the most frequent first. */
function describeCauses({grid}: MatrixScene, row: HeadingRow, columns: number, room: number): readonly PaneLine[] {
	const accounts = new Set(row.accounts);
	const causes = groupFailures(grid)
		.map(({cause, indices}) => ({cause, count: indices.filter(index => accounts.has(grid.accountOf(index))).length}))
		.filter(({count}) => count > 0)
		.sort((a, b) => b.count - a.count)
		.slice(0, Math.max(0, Math.floor((room - 2) / causeRows)));
	return causes.length === 0
		? []
		: [
				...headSection('Why'),
				...causes.flatMap(({cause, count}) => wrapText(`${count} × ${headlineOf(cause)}`, 'bad', columns, causeRows)),
			];
}
