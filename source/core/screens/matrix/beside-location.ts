import {describeWaits} from '../../actions/answer/wait-words.ts';
import type {StepExecution} from '../../domain/execution.ts';
import {type Location, printLocation} from '../../domain/location.ts';
import {classifyEnding, hasEnded} from '../../domain/status.ts';
import type {ExecutionView} from '../../follow/execution-view.ts';
import {readWaits, type Wait} from '../../follow/wait.ts';
import type {LocationIndex} from '../../grid/location-grid.ts';
import type {MatrixScene} from '../../matrix/scene.ts';
import {attemptAt, isAlone, listAttempts, shownPast, shownTime} from '../../state/attempts.ts';
import type {PaneRoom} from '../../state/room.ts';
import type {ConsoleState} from '../../state/state.ts';
import {describeFailure} from '../../status/failure-lines.ts';
import {formatDuration, formatTime} from '../../status/format.ts';
import {emptyLine, headSection, type PaneLine, sayLine, sayStatusLine, wrapText} from '../../status/pane-lines.ts';
import {sayStatus} from './select.ts';

/** A location, and what was read of its child; `undefined` before that. */
type Shown = {readonly index: LocationIndex; readonly view: ExecutionView | undefined; readonly room: PaneRoom};

/** The most rows for a message: Enter shows the rest. */
const messageRows = 8;
/** Steps have at least this many rows, however much else there is. */
const leastSteps = 4;

/** Show a location: its status, who it waits for, why it failed, its steps with their durations, and its attempts. */
export function describeLocation(state: ConsoleState, scene: MatrixScene, shown: Shown): readonly PaneLine[] {
	const {view, room} = shown;
	const head = describeHead(state, scene, shown);
	const tail = [...describeAttempts(state, scene, shown), ...describeOrigin(state, view)];
	const trouble = [...describeTrouble(view, room.columns), ...describePast(state, room.columns)];
	const left = room.rows - head.length - tail.length - trouble.length;
	const message = describeMessage(scene, shown, Math.max(3, Math.min(messageRows, left - leastSteps - 2)));
	return [...head, ...message, ...describeSteps(state, view, left - message.length), ...trouble, ...tail];
}

function describeHead(state: ConsoleState, scene: MatrixScene, {index, view, room}: Shown): readonly PaneLine[] {
	const {grid, directory} = scene;
	const {location, status, startedAt, endedAt} = grid.recordAt(index);
	const account = location === null ? undefined : directory.accounts.get(location.accountId);
	const units = account?.path.map(({name}) => name).join(' / ') ?? '';
	const took = startedAt === null ? '' : ` ${formatDuration((endedAt ?? shownTime(state)) - startedAt)}`;
	const names = [account?.name ?? '', units].filter(Boolean).join(' · ');
	const waits = location === null ? [] : listWaits(state, location, view);
	return [
		{parts: [{text: grid.nameAt(index), tone: 'accent', isBold: true}]},
		...(names === '' ? [] : [sayLine(names, 'muted')]),
		sayStatusLine(
			status,
			`${sayStatus(grid, index, status)}${took}`,
			startedAt === null ? '' : formatTime(startedAt).slice(11),
		),
		...(waits.length === 0
			? []
			: [
					...headSection('Waits for a person', 'a answers'),
					...describeWaits({waits}, state.now).flatMap(line => wrapText(line, 'waiting', room.columns, 3)),
				]),
	];
}

/** Who it waits for: as the child itself says, else as the last read of the location said. */
function listWaits(state: ConsoleState, location: Location, view: ExecutionView | undefined): readonly Wait[] {
	return view?.execution == null
		? (attemptAt(state, location)?.looks.seen.get(printLocation(location))?.look?.waits ?? [])
		: readWaits(location, view.execution, view.steps);
}

/** Why it failed: the failed step's message; before that is read, the parent's. */
function describeMessage(scene: MatrixScene, {index, view, room}: Shown, most: number): readonly PaneLine[] {
	const failed = findFailed(view?.steps ?? []);
	const message = failed?.failureMessage ?? view?.execution?.failureMessage ?? scene.grid.failureMessageAt(index) ?? '';
	if (message === '') {
		return [];
	}

	const title = failed === undefined ? 'Failure' : `${failed.name} failed`;
	return [...headSection(title), ...wrapText(message, 'bad', room.columns, most)];
}

/** Choose the failed step; of a loop the failed round, as it says why. */
function findFailed(steps: readonly StepExecution[]): StepExecution | undefined {
	const failed = steps.filter(step => classifyEnding(step) === 'failed');
	return failed.findLast(({parentStep}) => parentStep !== null) ?? failed[0];
}

function describeSteps(state: ConsoleState, view: ExecutionView | undefined, room: number): readonly PaneLine[] {
	const steps = view?.steps ?? [];
	if (steps.length === 0 || room < 3) {
		return [];
	}

	const shown = cutToRoom(steps, room - 2);
	const ended = steps.filter(hasEnded).length;
	const left = steps.length - shown.length;
	return [
		...headSection('Steps', `${ended} of ${steps.length}${view?.isComplete ? '' : '+'} ended`),
		...shown.map(step => {
			const {name, status, startedAt, endedAt} = step;
			return sayStatusLine(status, name, startedAt === null ? '' : formatDuration((endedAt ?? state.now) - startedAt));
		}),
		...(left > 0 ? [sayLine(`… and ${left} more: Enter`, 'muted')] : []),
	];
}

/** Choose the steps around the important one, where not all fit; one row is reserved to say so. */
function cutToRoom(steps: readonly StepExecution[], room: number): readonly StepExecution[] {
	if (steps.length <= room) {
		return steps;
	}

	const isUnderWay = (step: StepExecution): boolean => ['failed', 'waiting', 'running'].includes(classifyEnding(step));
	const focus = Math.max(0, steps.findIndex(isUnderWay));
	const count = Math.max(1, room - 1);
	const first = Math.max(0, Math.min(steps.length - count, focus - (count >> 1)));
	return steps.slice(first, first + count);
}

/** Describe what the pane can't show of a moment in the past. */
function describePast(state: ConsoleState, columns: number): readonly PaneLine[] {
	return shownPast(state) === null
		? []
		: [emptyLine, ...wrapText('Steps aren’t recorded: Enter reads them as they are now.', 'muted', columns, 3)];
}

/** Why nothing more is shown, or what is being read. */
function describeTrouble(view: ExecutionView | undefined, columns: number): readonly PaneLine[] {
	if (view === undefined) {
		return [];
	}

	if (view.failure !== null) {
		const lines = describeFailure(view.failure).flatMap(line => wrapText(line.trim(), 'bad', columns, 3));
		return [...headSection('Couldn’t look inside'), ...lines];
	}

	const words =
		view.held === 'role-refused'
			? 'Nothing began there, so nothing is asked. Enter, then u looks all the same.'
			: view.held === 'not-begun'
				? 'Nothing has begun there.'
				: view.execution === null && view.asking !== null
					? 'Reading its steps…'
					: view.executionId === null && view.isComplete
						? 'No execution was started there.'
						: '';
	return words === '' ? [] : [emptyLine, ...wrapText(words, 'muted', columns, 3)];
}

/** The result of every attempt here, where there are several. */
function describeAttempts(state: ConsoleState, {grid}: MatrixScene, {index}: Shown): readonly PaneLine[] {
	const location = grid.locationAt(index);
	const attempts = location === null || isAlone(state) ? [] : listAttempts(state);
	if (location === null || attempts.length < 2) {
		return [];
	}

	const lines = attempts.flatMap((attempt, place): readonly PaneLine[] => {
		const found = attempt.grid.find(location);
		if (found === undefined || !attempt.grid.has(found)) {
			return [];
		}

		const {status, startedAt, endedAt} = attempt.grid.recordAt(found);
		const took = startedAt === null ? '' : formatDuration((endedAt ?? shownTime(state)) - startedAt);
		return [sayStatusLine(status, `${place + 1}: ${status}`, took)];
	});
	return [...headSection('Attempts', 'H tells more'), ...lines];
}

/** Which execution is shown, and how old the data is. */
function describeOrigin({now}: ConsoleState, view: ExecutionView | undefined): readonly PaneLine[] {
	const execution = view?.execution ?? null;
	if (view === undefined || execution === null) {
		return [];
	}

	const version = execution.documentVersion === null ? '' : `, version ${execution.documentVersion}`;
	const age = view.seenAt === null || hasEnded(execution) ? '' : ` · as of ${formatDuration(now - view.seenAt)} ago`;
	return [
		emptyLine,
		sayLine(`${execution.document}${version}${age}`, 'muted'),
		sayLine(execution.executionId, 'muted'),
	];
}
