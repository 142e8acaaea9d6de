import type {StepExecution} from '../domain/execution.ts';
import {type Failure, isPassing, type Outcome} from '../domain/failure.ts';
import {commandIdOf, type Invocation, type Printed} from '../domain/invocation.ts';
import {printLocation} from '../domain/location.ts';
import {isTerminal} from '../domain/status.ts';
import {sortInvocations} from '../status/printed-words.ts';
import {Kept} from './kept.ts';
import type {CommandPlace, PrintedEvent} from './printed-event.ts';
import {type ConsoleState, currentScreen} from './state.ts';
import {type Reducers, type Transition, transition} from './transition.ts';

/** What was read of one command. */
export type CommandRead = {
	/** Failed ones first; `null` until AWS has responded. */
	readonly invocations: readonly Invocation[] | null;
	/** `false` where it ran on more instances than were read. */
	readonly isComplete: boolean;
	readonly isAsking: boolean;
	/** Why the last read failed. */
	readonly failure: Failure | null;
	/** By instance and plugin; `null` while being read. */
	readonly texts: ReadonlyMap<string, Outcome<Printed> | null>;
};

const unread: CommandRead = {invocations: null, isComplete: true, isAsking: false, failure: null, texts: new Map()};

/** How many commands are cached, the last ones shown. */
const mostCommands = 8;

/** How often a command that has not ended is read again while its screen is shown. */
const lookAgainMs = 5000;

const reads = new Kept<ReadonlyMap<string, CommandRead>>('command reads');

/** What has been read of a command so far. */
export function readOf(state: ConsoleState, place: CommandPlace): CommandRead {
	return reads.of(state)?.get(keyOf(place)) ?? unread;
}

/** What was read of one plugin on one instance; `undefined` where nothing was requested, `null` while being read. */
export function textOf(
	state: ConsoleState,
	place: CommandPlace,
	instanceId: string,
	pluginName: string,
): Outcome<Printed> | null | undefined {
	return readOf(state, place).texts.get(`${instanceId} ${pluginName}`);
}

/** A step of an opened execution, and its command where it names one. */
export type StepCommand = {readonly step: StepExecution; readonly place: CommandPlace | null};

/** The step of a screen; `undefined` where it no longer exists. */
export function findStepCommand(
	{views}: ConsoleState,
	{viewKey, stepExecutionId}: {readonly viewKey: string; readonly stepExecutionId: string},
): StepCommand | undefined {
	const view = views.get(viewKey);
	const found = view?.steps.find(one => one.stepExecutionId === stepExecutionId);
	if (view === undefined || found === undefined) {
		return undefined;
	}

	const commandId = commandIdOf(found);
	return {step: found, place: commandId === null ? null : {where: view.where, commandId}};
}

/** Read which instances a command ran on, unless that read is running already. */
export function askInvocations(state: ConsoleState, place: CommandPlace): Transition {
	const read = readOf(state, place);
	return read.isAsking
		? transition(state)
		: transition(withRead(state, place, {...read, isAsking: true}), {type: 'list-invocations', ...place});
}

/** Read the output of one plugin on one instance, unless it is known or being read. */
export function askPrinted(
	state: ConsoleState,
	place: CommandPlace,
	instanceId: string,
	pluginName: string,
): Transition {
	const known = textOf(state, place, instanceId, pluginName);
	if (known === null || known?.ok) {
		return transition(state);
	}

	return transition(withText(state, place, [instanceId, pluginName], null), {
		type: 'read-printed',
		...place,
		instanceId,
		pluginName,
	});
}

/** Drop the output of one plugin, so that it is read again. */
export function forgetPrinted(state: ConsoleState, place: CommandPlace, instanceId: string, pluginName: string) {
	const read = readOf(state, place);
	const texts = new Map(read.texts);
	texts.delete(`${instanceId} ${pluginName}`);
	return withRead(state, place, {...read, texts});
}

export const printedReducers: Reducers<PrintedEvent> = {
	'invocations-answered'(state, {where, commandId, outcome}) {
		const place = {where, commandId};
		const read = {...readOf(state, place), isAsking: false};
		if (!outcome.ok) {
			const told = withRead(state, place, {...read, failure: outcome.failure});
			return isPassing(outcome.failure) ? transition(told, lookAgain(place)) : transition(told);
		}

		const {invocations, isComplete} = outcome.value;
		const sorted = sortInvocations(invocations);
		const told = withRead(state, place, {...read, invocations: sorted, isComplete, failure: null});
		// Just after it was sent, a command may not be in any list yet.
		const mayChange = sorted.length === 0 || sorted.some(({status}) => !isTerminal(status));
		return mayChange ? transition(told, lookAgain(place)) : transition(told);
	},

	'printed-answered': (state, {where, commandId, instanceId, pluginName, outcome}) =>
		transition(withText(state, {where, commandId}, [instanceId, pluginName], outcome)),

	/** Only while its screen is open: a command may run for hours. */
	'invocations-due'(state, {where, commandId}) {
		const {viewKey} = currentScreen(state);
		const isShown = viewKey !== undefined && currentScreen(state).name === 'invocations';
		return isShown ? askInvocations(state, {where, commandId}) : transition(state);
	},
};

function lookAgain(place: CommandPlace) {
	return {
		type: 'wake',
		name: `command ${place.commandId}`,
		afterMs: lookAgainMs,
		event: {type: 'invocations-due', ...place},
	} as const;
}

function keyOf({where, commandId}: CommandPlace): string {
	return `${printLocation(where)} ${commandId}`;
}

function withRead(state: ConsoleState, place: CommandPlace, read: CommandRead): ConsoleState {
	const all = new Map(reads.of(state) ?? []);
	all.delete(keyOf(place));
	all.set(keyOf(place), read);
	for (const oldest of all.keys()) {
		if (all.size <= mostCommands) {
			break;
		}

		all.delete(oldest);
	}

	return reads.in(state, all);
}

function withText(
	state: ConsoleState,
	place: CommandPlace,
	[instanceId, pluginName]: readonly [string, string],
	text: Outcome<Printed> | null,
): ConsoleState {
	const read = readOf(state, place);
	return withRead(state, place, {...read, texts: new Map(read.texts).set(`${instanceId} ${pluginName}`, text)});
}
