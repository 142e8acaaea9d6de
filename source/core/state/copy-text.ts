import {printLocation} from '../domain/location.ts';
import {shownFollowing} from './attempts.ts';
import {detailedRunbook} from './configure/picker.ts';
import {cursorPlace, listFanOuts, listSteps} from './list-rows.ts';
import {chosenFailure} from './reducers/understand.ts';
import {reviewText} from './select/configure-review.ts';
import {detailFailure} from './select/failures.ts';
import {selectMatrix} from './select/frame.ts';
import {type ConsoleState, currentScreen} from './state.ts';

/** What *copy* puts on the clipboard here, and what it is called; `undefined` where there is nothing. */
export function describeCopy(state: ConsoleState): {readonly text: string; readonly what: string} | undefined {
	const screen = currentScreen(state);
	switch (screen.name) {
		case 'fan-outs': {
			const items = listFanOuts(state, screen.list);
			const item =
				items[
					cursorPlace(
						items.map(({executionId}) => executionId),
						screen.list,
					)
				];
			return item && {text: item.executionId, what: 'the execution ID'};
		}

		case 'matrix': {
			const following = shownFollowing(state);
			if (following === null) {
				return undefined;
			}

			const {grid} = following;
			const index = selectMatrix(state)?.cursor.index ?? null;
			return index === null
				? {text: following.executionId, what: 'the execution ID'}
				: {text: printLocation(grid.locationAt(index)), what: 'the location'};
		}

		case 'execution': {
			const executionId = state.views.get(screen.viewKey)?.executionId;
			return executionId ? {text: executionId, what: 'the execution ID'} : undefined;
		}

		case 'step': {
			const found = listSteps(state, screen.viewKey, {search: ''}).find(
				one => one.stepExecutionId === screen.stepExecutionId,
			);
			return (
				found && {
					text: JSON.stringify(
						{
							name: found.name,
							status: found.status,
							inputs: found.inputs,
							outputs: found.outputs,
							failureMessage: found.failureMessage,
						},
						undefined,
						2,
					),
					what: 'the step as JSON',
				}
			);
		}

		case 'configure':
			return copyConfigured(state);

		case 'failures':
			return copyFailure(state);

		default:
			return undefined;
	}
}

/** The request, wherever one stands; in the runbooks the name. */
function copyConfigured(state: ConsoleState): {readonly text: string; readonly what: string} | undefined {
	const {configure} = state;
	if (configure === null) {
		return undefined;
	}

	const name = detailedRunbook(configure).name;
	return configure.section === 'runbook' && name !== ''
		? {text: name, what: 'the runbook’s name'}
		: reviewText(state, configure);
}

/** Deep link to the execution in the AWS console; it opens there for who is signed in to that account. */
export function consoleLink(state: ConsoleState): string | undefined {
	const screen = currentScreen(state);
	const view = screen.name === 'execution' || screen.name === 'step' ? state.views.get(screen.viewKey) : undefined;
	const shown =
		view === undefined
			? state.following && {region: state.following.where.region, executionId: state.following.executionId}
			: view.executionId !== null && {region: view.where.region, executionId: view.executionId};
	return shown
		? `https://${shown.region}.console.aws.amazon.com/systems-manager/automation/execution/${shown.executionId}?region=${shown.region}`
		: undefined;
}

/** The cause, what it may come from, and the commands that tell. */
function copyFailure(state: ConsoleState): {readonly text: string; readonly what: string} | undefined {
	const group = chosenFailure(state);
	if (group === undefined || state.following === null) {
		return undefined;
	}

	const {explanation, messages} = detailFailure(shownFollowing(state) ?? state.following, group);
	const checks = explanation?.checks.map(({what, command}) => `# ${what}\n${command}`) ?? [];
	return {
		text: [messages[0]?.text ?? group.cause, ...checks].join('\n'),
		what: checks.length === 0 ? 'the message' : 'the message and the commands that check it',
	};
}
