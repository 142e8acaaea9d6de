import type {Invocation} from '../../domain/invocation.ts';
import {holdsSearch, type Searched} from '../../domain/search/holds-query.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import {findStepCommand, readOf} from '../../state/printed.ts';
import type {ListView, OpenScreen} from '../../state/screen.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';

/** The instances that a step's command ran on. */
export type InvocationsScreen = OpenScreen & {
	readonly name: 'invocations';
	readonly viewKey: string;
	readonly stepExecutionId: string;
	readonly list: ListView;
};

/** The screen that is shown, where it is this one. */
export function shownInvocations(state: ConsoleState): InvocationsScreen | undefined {
	const screen = currentScreen(state);
	return isInvocations(screen) ? screen : undefined;
}

export function isInvocations(screen: OpenScreen): screen is InvocationsScreen {
	return screen.name === 'invocations';
}

/** The rows of the list: the instances whose ID, name, status or first words the search finds, failed ones first. */
export function listInvocations(state: ConsoleState, screen: InvocationsScreen): readonly Invocation[] {
	const place = findStepCommand(state, screen)?.place ?? null;
	const all = place === null ? [] : (readOf(state, place).invocations ?? []);
	return screen.list.search === '' ? all : all.filter(one => holdsSearch(screen.list.search, toSearched(one)));
}

function toSearched({instanceId, instanceName, status, statusDetails, plugins}: Invocation): Searched {
	return {
		words: [instanceName],
		fields: {
			id: [instanceId],
			status: [status, statusDetails],
			msg: plugins.map(({beginning}) => beginning),
			step: plugins.map(({name}) => name),
		},
	};
}

export function chosenInvocation(state: ConsoleState, screen: InvocationsScreen): Invocation | undefined {
	const shown = listInvocations(state, screen);
	const ids = shown.map(({instanceId}) => instanceId);
	return shown[cursorIndex(ids, screen.list)];
}
