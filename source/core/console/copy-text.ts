import type {StepExecution} from '../domain/execution.ts';
import {type Location, printLocation} from '../domain/location.ts';
import {maskText} from '../domain/secrets/secrets.ts';
import {chosenGroup} from '../screens/compare/reduce.ts';
import {detailedRunbook} from '../screens/configure/picker.ts';
import {reviewText} from '../screens/configure/select/review.ts';
import {maskStep} from '../screens/step/document.ts';
import {openStep} from '../screens/step/reduce.ts';
import {openedFollowing, shownFollowing} from '../state/attempts.ts';
import {consoleUrl, executionArn} from '../state/aws-names.ts';
import {cursorPlace, listFanOuts, listSteps, stepCursorPlace} from '../state/list-rows.ts';
import {chosenFailure} from '../state/reducers/understand.ts';
import {selectMatrix} from '../state/select/frame.ts';
import {type ConsoleState, currentScreen} from '../state/state.ts';
import {detailFailure} from '../status/failure-groups.ts';
import {formatDuration} from '../status/format.ts';

/** Something to copy: `what` it is called, and the key that takes it where there is more than one. */
export type CopyChoice = {readonly key: string; readonly what: string; readonly text: string};

/** What can be copied here, the most likely first, under `y`: pressed twice it is taken. Empty where there is nothing. */
export function listCopies(state: ConsoleState): readonly CopyChoice[] {
	return listWithSecrets(state).map(choice => ({...choice, text: maskText(choice.text)}));
}

function listWithSecrets(state: ConsoleState): readonly CopyChoice[] {
	const screen = currentScreen(state);
	switch (screen.name) {
		case 'fan-outs': {
			const items = listFanOuts(state, screen.list);
			const ids = items.map(({executionId}) => executionId);
			const item = items[cursorPlace(ids, screen.list)];
			return item === undefined || state.central === null ? [] : listOfExecution(state.central, item.executionId, 'y');
		}

		case 'matrix':
			return listInMatrix(state);

		case 'execution': {
			const view = state.views.get(screen.viewKey);
			const steps = listSteps(state, screen.viewKey, screen.list, screen.filter);
			const one = steps[stepCursorPlace(steps, screen.list)];
			return view === undefined
				? []
				: [
						...(view.executionId === null ? [] : listOfExecution(view.where, view.executionId, 'y')),
						...(one === undefined ? [] : listOfStep(one)),
						{key: 'w', what: 'location', text: printLocation(view.where)},
					];
		}

		case 'step': {
			const open = openStep(state);
			const view = state.views.get(screen.viewKey);
			if (open === undefined || view === undefined) {
				return [];
			}

			const one = view.steps.find(({stepExecutionId}) => stepExecutionId === screen.stepExecutionId)!;
			const value = valueUnderCursor(open.layout.rows[open.row]?.node.value);
			return [
				...(value === undefined ? [] : [{key: 'y', what: 'value', text: value}]),
				{key: value === undefined ? 'y' : 'j', what: 'step as JSON', text: printStep(one)},
				...listOfStep(one),
				...(view.executionId === null ? [] : listOfExecution(view.where, view.executionId, 'i')),
			];
		}

		case 'configure':
			return copyConfigured(state);

		case 'failures':
			return copyFailure(state);

		case 'compare': {
			const group = chosenGroup(state);
			const grid = shownFollowing(state)?.grid;
			return group === undefined || grid === undefined
				? []
				: [
						{key: 'y', what: 'value', text: group.value},
						{
							key: 'w',
							what: 'locations',
							text: group.indices.map(index => grid.nameAt(index)).join('\n'),
						},
					];
		}

		default:
			return [];
	}
}

/** Deep link to the execution in the AWS console; it opens there for who is signed in to that account. */
export function consoleLink(state: ConsoleState): string | undefined {
	const screen = currentScreen(state);
	const view = screen.name === 'execution' || screen.name === 'step' ? state.views.get(screen.viewKey) : undefined;
	if (view !== undefined) {
		return view.executionId === null ? undefined : (consoleUrl(view.where, view.executionId) ?? undefined);
	}

	const following = openedFollowing(state);
	return following === null ? undefined : (consoleUrl(following.where, following.executionId) ?? undefined);
}

function listInMatrix(state: ConsoleState): readonly CopyChoice[] {
	const following = shownFollowing(state);
	if (following === null) {
		return [];
	}

	const {grid, where, executionId} = following;
	const index = selectMatrix(state)?.cursor.index ?? null;
	if (index === null) {
		return listOfExecution(where, executionId, 'y');
	}

	const {location, status, startedAt, endedAt, childExecutionId, failureMessage} = grid.recordAt(index);
	const took = startedAt === null ? null : formatDuration((endedAt ?? state.now) - startedAt);
	return [
		{key: 'y', what: location === null ? 'step' : 'location', text: grid.nameAt(index)},
		{key: 'v', what: 'cell', text: [status, took, failureMessage].filter(part => part !== null).join(' · ')},
		...(childExecutionId === null ? [] : listOfChild(childExecutionId, location ?? (grid.isOfSteps ? where : null))),
		{key: 'p', what: 'fan-out ID', text: executionId},
	];
}

/** @param where - `null` where AWS doesn't say where the step ran: then its child has an ID, and no ARN that anybody could tell. */
function listOfChild(executionId: string, where: Location | null): readonly CopyChoice[] {
	return where === null ? [{key: 'i', what: 'ID', text: executionId}] : listOfExecution(where, executionId, 'i');
}

/** @param idKey - The key of the ID. */
function listOfExecution(where: Location, executionId: string, idKey: string): readonly CopyChoice[] {
	const link = consoleUrl(where, executionId);
	return [
		{key: idKey, what: 'ID', text: executionId},
		{key: 'a', what: 'ARN', text: executionArn(where, executionId)},
		...(link === null ? [] : [{key: 'l', what: 'link', text: link}]),
	];
}

function listOfStep({stepExecutionId, failureMessage}: StepExecution): readonly CopyChoice[] {
	return [
		...(failureMessage === null ? [] : [{key: 'm', what: 'message', text: failureMessage}]),
		{key: 's', what: 'step ID', text: stepExecutionId},
	];
}

function printStep(step: StepExecution): string {
	const {name, status, inputs, outputs, failureMessage} = maskStep(step);
	return JSON.stringify({name, status, inputs, outputs, failureMessage}, undefined, 2);
}

function valueUnderCursor(value: unknown): string | undefined {
	return value === undefined || typeof value === 'string' ? value : JSON.stringify(value, undefined, 2);
}

/** The request, wherever one stands; in the runbooks the name. */
function copyConfigured(state: ConsoleState): readonly CopyChoice[] {
	const {configure} = state;
	if (configure === null) {
		return [];
	}

	const name = detailedRunbook(configure).name;
	const copy =
		configure.section === 'runbook' && name !== ''
			? {text: name, what: 'the runbook’s name'}
			: reviewText(state, configure);
	return copy === undefined ? [] : [{key: 'y', ...copy}];
}

/** The cause, what it may come from, and the commands that tell. */
function copyFailure(state: ConsoleState): readonly CopyChoice[] {
	const group = chosenFailure(state);
	const following = shownFollowing(state);
	if (group === undefined || following === null) {
		return [];
	}

	const {explanation, messages} = detailFailure(following, group);
	const checks = explanation?.checks.map(({what, command}) => `# ${what}\n${command}`) ?? [];
	return [
		{
			key: 'y',
			text: [messages[0]?.text ?? group.cause, ...checks].join('\n'),
			what: checks.length === 0 ? 'the message' : 'the message and the commands that check it',
		},
	];
}
