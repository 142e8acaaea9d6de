import type {OwnCommand} from '../domain/own-command.ts';
import type {KeyRow} from '../state/room.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {refuseCommand} from './programs.ts';

type CommandRow = KeyRow<{readonly type: 'own-command-asked'; readonly name: string}>;

/** The commands of the settings as key rows, on every screen whose cursor is on something that they can use. */
export function listOwnCommands(state: ConsoleState): readonly CommandRow[] {
	const screen = currentScreen(state);
	return roomOf(state, screen).spot === undefined ? [] : toRows(state.options.commands ?? {});
}

/** All of them, to list the keys of every screen. */
export const allOwnCommands = ({options}: Pick<ConsoleState, 'options'>): readonly CommandRow[] =>
	toRows(options.commands ?? {});

function toRows(commands: Readonly<Record<string, OwnCommand>>): readonly CommandRow[] {
	return Object.entries(commands).map(([name, command]) => ({
		keys: command.key === undefined ? [] : [command.key],
		label: name,
		raises: {type: 'own-command-asked', name},
		disabledReason: state => refuseCommand(state, command),
	}));
}
