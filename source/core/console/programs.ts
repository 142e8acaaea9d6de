import {printLocation} from '../domain/location.ts';
import {type CommandNeed, fillCommand, needOf, type OwnCommand, type PlaceholderValues} from '../domain/own-command.ts';
import {describeEnd, type Errand} from '../domain/program.ts';
import {maskText} from '../domain/secrets/secrets.ts';
import {isReadOnlyNow, readOnlyReason} from '../state/arming.ts';
import {openedFollowing} from '../state/attempts.ts';
import type {ProgramEvent} from '../state/program-event.ts';
import {copyText} from '../state/reducers/copy.ts';
import {noSpot, type Spot} from '../state/spot.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {type Reducers, type Transition, transition} from '../state/transition.ts';
import {toPrintable, toPrintableLine} from '../status/printable.ts';
import {consoleLink} from './copy-text.ts';

/** What the keys for programs of the operator's own do, and what their results change. */
export const programReducers: Reducers<ProgramEvent> = {
	'shell-asked': openShell,

	'text-asked'(state, {reader}) {
		const screen = currentScreen(state);
		const shared = roomOf(state, screen).text?.(state, screen) ?? null;
		return shared === null
			? inform(state, 'Nothing here to be read as a text yet')
			: transition(
					{...state, notice: null},
					{type: 'show-text', reader, shared: {name: shared.name, text: toPrintable(maskText(shared.text))}},
				);
	},

	'browser-asked'(state) {
		const url = consoleLink(state);
		return url === undefined
			? inform(state, 'No execution here to open in the browser')
			: transition({...state, notice: null}, {type: 'open-link', url});
	},

	'link-opened'(state, {url, outcome}) {
		if (outcome.ok) {
			return transition({...state, notice: {text: 'Opened in the browser', tone: 'good'}});
		}

		const copied = copyText(state, 'the link', url);
		const because = `${toPrintableLine(outcome.failure.what)}: `;
		const {notice} = copied.state;
		return notice === null
			? copied
			: {...copied, state: {...copied.state, notice: {...notice, text: because + lowerFirst(notice.text)}}};
	},

	'own-command-asked': (state, {name}) => askForCommand(state, name),

	'program-ended'(state, {name, outcome}) {
		if (!outcome.ok) {
			const {what, because, next} = outcome.failure;
			const text = [what, because, next].filter(part => part !== undefined).join(': ');
			return transition({...state, notice: {text: toPrintableLine(text), tone: 'bad'}});
		}

		const words = describeEnd(outcome.value);
		return transition({
			...state,
			notice: words === null ? null : {text: `${toPrintableLine(name)} ${words}`, tone: 'info'},
		});
	},
};

/** What is under the cursor. */
function spotNow(state: ConsoleState): Spot {
	const screen = currentScreen(state);
	return roomOf(state, screen).spot?.(state, screen) ?? noSpot;
}

function openShell(state: ConsoleState): Transition {
	const {location} = spotNow(state);
	if (isReadOnlyNow(state)) {
		return inform(state, readOnlyReason);
	}

	if (location === null) {
		return inform(state, 'No account and Region here to open a shell in');
	}

	const text = `Opening a shell in ${printLocation(location)}…`;
	const errand: Errand = {
		where: location,
		name: `The shell in ${printLocation(location)}`,
		line: null,
		isChange: true,
		hasSession: true,
		waitsAfter: false,
	};
	return transition({...state, notice: {text, tone: 'info'}}, {type: 'run-errand', errand});
}

/** Why a command of the settings can't run now; `undefined` where it can. */
export function refuseCommand(state: ConsoleState, command: OwnCommand): string | undefined {
	if (command.readOnly !== true && isReadOnlyNow(state)) {
		return 'Refused by --read-only, until that is lifted (`:arm 15m`) or its setting says "readOnly": true';
	}

	const need = needOf(command);
	const spot = spotNow(state);
	const has: Readonly<Record<CommandNeed, boolean>> = {
		nothing: state.central !== null,
		execution: valuesAt(state, spot).executionId !== null,
		location: spot.location !== null,
		step: spot.step !== null,
	};
	return has[need] ? undefined : lackWords[need];
}

const lackWords: Readonly<Record<CommandNeed, string>> = {
	nothing: 'AWS hasn’t said yet who acts',
	execution: 'It needs an execution under the cursor',
	location: 'It needs an account and Region under the cursor',
	step: 'It needs a step under the cursor',
};

/** The values of placeholders at a spot. */
function valuesAt(state: ConsoleState, {location, executionId, step, instanceId}: Spot): PlaceholderValues {
	const following = openedFollowing(state);
	return {
		account: location?.accountId ?? null,
		accountName: (location && state.directory.accounts.get(location.accountId)?.name) ?? null,
		region: location?.region ?? null,
		executionId: executionId ?? (location === null ? state.opened : null),
		fanOutId: state.opened,
		runbook: following?.execution?.document ?? null,
		step: step?.name ?? null,
		stepExecutionId: step?.stepExecutionId ?? null,
		status: step?.status ?? null,
		instance: instanceId,
	};
}

function askForCommand(state: ConsoleState, name: string): Transition {
	const command = state.options.commands?.[name];
	const refusal = command === undefined ? `There is no command ${name}` : refuseCommand(state, command);
	if (command === undefined || refusal !== undefined || state.central === null) {
		return inform(state, refusal ?? '');
	}

	const spot = spotNow(state);
	const filled = fillCommand(command, valuesAt(state, spot));
	if ('missing' in filled) {
		return inform(state, `${name} needs {${filled.missing}}, which isn’t known here`);
	}

	const errand: Errand = {
		where: spot.location ?? state.central,
		name,
		line: filled.line,
		isChange: command.readOnly !== true,
		hasSession: command.session === true,
		waitsAfter: command.wait !== false,
	};
	return errand.isChange ? ask(state, errand) : runErrand(state, errand);
}

/** A command that may change something needs a confirmation, which shows the line that would run. */
function ask(state: ConsoleState, errand: Errand): Transition {
	const {where, name, line, hasSession} = errand;
	const as = hasSession ? `with the session of ${printLocation(where)}` : 'as yourself, on this machine';
	return transition({
		...state,
		notice: null,
		dialog: {
			title: `Run ${toPrintableLine(name)}?`,
			lines: [toPrintableLine(line ?? ''), `It runs ${as}.`],
			intent: {type: 'run-errand', errand},
			mustType: null,
			typed: '',
		},
	});
}

/** Run the confirmed command. */
export function runErrand(state: ConsoleState, errand: Errand): Transition {
	const notice = {text: `Running ${toPrintableLine(errand.name)}…`, tone: 'info'} as const;
	return transition({...state, dialog: null, notice}, {type: 'run-errand', errand});
}

const inform = (state: ConsoleState, text: string): Transition => transition({...state, notice: {text, tone: 'info'}});

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
