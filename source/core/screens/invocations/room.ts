import {tellingPlugin} from '../../domain/invocation.ts';
import type {KeyEvent} from '../../state/event.ts';
import {openScreen} from '../../state/open.ts';
import {askInvocations, findStepCommand, readOf} from '../../state/printed.ts';
import {tellView} from '../../state/reducers/execution.ts';
import type {ScreenRoom} from '../../state/room.ts';
import {topOfList} from '../../state/screen.ts';
import {spotOfStep} from '../../state/spot.ts';
import {type ConsoleState, currentScreen, pushScreen} from '../../state/state.ts';
import {andThen, type Transition, transition} from '../../state/transition.ts';
import {toPrintableLine} from '../../status/printable.ts';
import {moveInList, plainRoom, searchInList} from '../scroll.ts';
import {editorRow, pagerRow, shellRow} from '../shared-keys.ts';
import {chosenInvocation, type InvocationsScreen, isInvocations, listInvocations} from './screen.ts';

/** The results of a step's command, instance by instance, failed ones first. */
export const invocationsRoom: ScreenRoom<InvocationsScreen, KeyEvent, KeyEvent> = {
	...plainRoom,
	name: 'invocations',
	heading: 'What a step printed, by instance',
	keys: [
		{
			keys: ['i'],
			label: 'inspect the step itself: inputs, outputs, failure',
			hint: 'inspect',
			raises: {type: 'inspect-asked'},
		},
		pagerRow,
		editorRow,
		shellRow,
	],
	ways: [],
	title: (state, screen) => `${toPrintableLine(findStepCommand(state, screen)?.step.name ?? 'step')} by instance`,

	open(state, request) {
		if (request?.type !== 'invocations') {
			return transition(state);
		}

		const {viewKey, stepExecutionId} = request;
		const opened: InvocationsScreen = {
			name: 'invocations',
			about: 'execution',
			viewKey,
			stepExecutionId,
			list: topOfList,
		};
		return transition(pushScreen({...state, notice: null}, opened));
	},

	move(state, screen, direction, stride) {
		const ids = listInvocations(state, screen).map(({instanceId}) => instanceId);
		return transition(moveInList(state, screen, ids, direction, stride));
	},

	/** The complete output of the instance, not only its beginning. */
	enter(state, screen) {
		const {viewKey, stepExecutionId} = screen;
		const chosen = chosenInvocation(state, screen);
		const plugin = chosen && tellingPlugin(chosen);
		return chosen === undefined || plugin === undefined
			? transition(state)
			: openScreen(state, 'printed', {
					type: 'printed',
					viewKey,
					stepExecutionId,
					instanceId: chosen.instanceId,
					pluginName: plugin.name,
				});
	},

	search: searchInList,
	searchFields: ['id', 'status', 'msg', 'step'],
	found: (state, screen) => ({
		shown: listInvocations(state, screen).length,
		of: listInvocations(state, {...screen, list: {...screen.list, search: ''}}).length,
	}),

	/** Read the command again, and the step too, which may name one by now. */
	refresh(state, screen) {
		const place = findStepCommand(state, screen)?.place ?? null;
		const asked = tellView(state, screen.viewKey, {type: 'read-asked'});
		return place === null ? asked : andThen(asked, after => askInvocations(after, place));
	},

	arrive: lookAgain,
	take: (state, screen, {type}) =>
		type === 'inspect-asked'
			? openScreen(state, 'step', {
					type: 'step',
					viewKey: screen.viewKey,
					stepExecutionId: screen.stepExecutionId,
				})
			: undefined,

	/** As soon as the step names its command, the command is read. */
	follow(_, after) {
		const screen = currentScreen(after.state);
		const place = isInvocations(screen) ? (findStepCommand(after.state, screen)?.place ?? null) : null;
		if (place === null) {
			return after;
		}

		const {invocations, isAsking, failure} = readOf(after.state, place);
		return invocations === null && !isAsking && failure === null
			? andThen(after, state => askInvocations(state, place))
			: after;
	},

	spot: (state, screen) => spotOfStep(state, screen, chosenInvocation(state, screen)?.instanceId),

	/** The output of every listed instance, as far as the list has it. */
	text(state, screen) {
		const shown = listInvocations(state, screen);
		const told = shown.map(({instanceId, status, plugins}) =>
			[
				`${instanceId}  ${status}`,
				...plugins.flatMap(({name, beginning}) => [name, ...(beginning === '' ? [] : [beginning.trimEnd()])]),
			].join('\n'),
		);
		return shown.length === 0
			? null
			: {name: findStepCommand(state, screen)?.step.name ?? 'step', text: told.join('\n\n')};
	},

	copies(state, screen) {
		const chosen = chosenInvocation(state, screen);
		const place = findStepCommand(state, screen)?.place ?? null;
		const printed = chosen && tellingPlugin(chosen)?.beginning;
		return [
			...(printed ? [{key: 'y', what: 'what was printed, as far as it is listed', text: printed}] : []),
			...(chosen === undefined ? [] : [{key: 'i', what: 'instance', text: chosen.instanceId}]),
			...(place === null ? [] : [{key: 'c', what: 'command ID', text: place.commandId}]),
		];
	},
};

function lookAgain(state: ConsoleState, screen: InvocationsScreen): Transition {
	const place = findStepCommand(state, screen)?.place ?? null;
	const isKnown = place !== null && readOf(state, place).invocations !== null;
	return isKnown ? askInvocations(state, place) : transition(state);
}
