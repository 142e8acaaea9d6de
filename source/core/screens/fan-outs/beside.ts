import type {ExecutionSummary} from '../../domain/execution.ts';
import {hasParentEnded, isSettled} from '../../follow/ended.ts';
import type {Following} from '../../follow/following.ts';
import {firstMatrixView} from '../../matrix/matrix-view.ts';
import {composeScene} from '../../matrix/scene.ts';
import type {PaneView} from '../../state/pane.ts';
import {beginFollowing} from '../../state/reducers/follow.ts';
import type {PaneRoom, ScreenRoom} from '../../state/room.ts';
import type {KnownRun} from '../../state/runs.ts';
import {describeRing} from '../../state/select/band.ts';
import {describeConditions, describeWay} from '../../state/select/bands.ts';
import type {ConsoleState} from '../../state/state.ts';
import {transition} from '../../state/transition.ts';
import {headlineOf} from '../../status/causes.ts';
import {groupFailures} from '../../status/failure-groups.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {judgeFanOut, sayCount, sayStanding, spreadForBar} from '../../status/fan-out-count.ts';
import {formatCount, formatDuration, formatTime} from '../../status/format.ts';
import {readFuse} from '../../status/fuse.ts';
import {describeFuse} from '../../status/fuse-words.ts';
import {emptyLine, headSection, type PaneLine, sayLine, sayStatusLine, wrapText} from '../../status/pane-lines.ts';
import {readProgress} from '../../status/progress.ts';
import {countOf} from './counted.ts';
import {listFanOuts} from './list.ts';
import {chosenFanOut, chosenUnstarted, type FanOutsScreen} from './screen.ts';

const [mostCauses, causeRows] = [3, 2];

/** Next to the list: the fan-out under the cursor with a small matrix, read as if it were open. */
export const besideList: NonNullable<ScreenRoom<FanOutsScreen>['beside']> = {
	on: (state, screen) => chosenFanOut(state, screen) ?? null,

	read(state, screen) {
		const executionId = chosenFanOut(state, screen);
		return executionId === undefined || state.central === null || state.followings.has(executionId)
			? transition(state)
			: beginFollowing(state, executionId);
	},

	show,
};

function show(state: ConsoleState, screen: FanOutsScreen, room: PaneRoom): PaneView {
	const run = chosenUnstarted(state, screen);
	if (run !== undefined) {
		return {lines: describeUnstarted(state, run, room)};
	}

	const executionId = chosenFanOut(state, screen);
	const item = listFanOuts(state, screen).find(one => one.executionId === executionId);
	if (item === undefined) {
		return {lines: []};
	}

	const following = state.followings.get(item.executionId);
	const lines = [...describeFanOut(state, item, following, room), ...describeFollowed(state, following, room)];
	if (following === undefined || following.grid.size === 0) {
		return {lines};
	}

	const headed = [...lines, ...headSection('Locations', 'Enter opens them')];
	// Headings of OUs are left out where only the accounts fit.
	const left = Math.max(1, room.rows - headed.length);
	return {lines: headed, small: composeScene(following.grid, state.directory, firstMatrixView, left, state.now)};
}

/** A run that has started nothing yet: each ring with its gate, and what m does. */
function describeUnstarted(state: ConsoleState, known: KnownRun, {columns}: PaneRoom): readonly PaneLine[] {
	const {head, rings} = known.run;
	const [, ...way] = describeWay(state, known);
	return [
		{parts: [{text: head.request.DocumentName ?? '', tone: 'accent', isBold: true}]},
		sayLine(`run ${head.runId}`, 'muted'),
		sayLine(`begun ${formatTime(head.begunAt)}`, 'muted'),
		emptyLine,
		...way.flatMap(({text, tone}) => wrapText(text, tone, columns, 3)),
		...headSection('Rings', 'Enter opens them'),
		...rings.flatMap((_, ring) => {
			const {name, locations, status, outcome} = describeRing(state, known, ring, false);
			const gate = ring === rings.length - 1 ? [] : describeConditions(known, ring);
			return [
				sayStatusLine(status, `${name}: ${locations}, ${outcome.text}`),
				...gate.flatMap(({text, tone}) => wrapText(`  gate: ${text}`, tone, columns, 3)),
			];
		}),
	];
}

function describeFanOut(
	state: ConsoleState,
	item: ExecutionSummary,
	following: Following | undefined,
	{columns}: PaneRoom,
): readonly PaneLine[] {
	const {executionId, document, documentVersion, status, startedAt, endedAt, executedBy} = item;
	const count = countOf(state, executionId);
	const took = startedAt === null ? '' : formatDuration((endedAt ?? state.now) - startedAt);
	const version = documentVersion === null ? '' : `, version ${documentVersion}`;
	const who = executedBy?.split('/').at(-1) ?? '';
	const hasFuse = following === undefined || readFuse(following.execution, following.grid) === null;
	return [
		{
			parts: [
				{text: document, tone: 'accent', isBold: true},
				{text: version, tone: 'muted'},
			],
		},
		sayLine(executionId, 'muted'),
		sayLine([formatTime(startedAt), took, who].filter(Boolean).join(' · '), 'muted'),
		emptyLine,
		sayStatusLine(judgeFanOut(status, count) ?? 'NotStarted', sayCount(status, count)),
		...(count === null || count.total === 0 ? [] : [{bar: spreadForBar(count), total: count.total}]),
		...(count === null ? [] : sayStanding({startedAt, hasFuse}, count, state.now)).flatMap((text, place) =>
			wrapText(text, place === 0 && count!.waiting.length > 0 ? 'waiting' : 'text', columns, 2),
		),
	];
}

/** What needs its locations: how far they are read, the fuse, and why some failed. */
function describeFollowed(
	{now}: ConsoleState,
	following: Following | undefined,
	{columns}: PaneRoom,
): readonly PaneLine[] {
	if (following === undefined) {
		return [];
	}

	const {grid, execution, failure, isListed} = following;
	if (failure !== null) {
		return [emptyLine, ...describeFailure(failure).flatMap(line => wrapText(line.trim(), 'bad', columns, 3))];
	}

	const {total} = readProgress(following, now);
	const fuse = readFuse(execution, grid);
	const causes = groupFailures(grid);
	return [
		...(fuse === null || isSettled(following)
			? []
			: wrapText(describeFuse(fuse, hasParentEnded(following)).long, 'text', columns, 3)),
		...(isListed
			? []
			: [emptyLine, sayLine(`Reading its locations: ${formatCount(grid.size)} of ${formatCount(total)}…`, 'muted')]),
		...(causes.length === 0 ? [] : headSection('Why')),
		...causes
			.slice(0, mostCauses)
			.flatMap(({cause, indices}) =>
				wrapText(`${formatCount(indices.length)} × ${headlineOf(cause)}`, 'bad', columns, causeRows),
			),
		...(causes.length > mostCauses ? [sayLine(`… and ${causes.length - mostCauses} more causes`, 'muted')] : []),
	];
}
