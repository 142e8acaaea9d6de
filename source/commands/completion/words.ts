import type {CommandUsage, Flag} from '../flag.ts';
import {globalFlags} from '../global-flags.ts';
import {commands} from '../usage.ts';

/** Commands that have a name. */
export const namedCommands: readonly CommandUsage[] = commands.filter(({name}) => name !== '');

/** Flags of a command, its own before those of all. */
export function flagsOf(command: CommandUsage): readonly Flag[] {
	return [...command.flags, ...globalFlags];
}

/** Every flag once, whatever command it belongs to. */
export function allFlags(): readonly Flag[] {
	const byName = new Map([...globalFlags, ...commands.flatMap(({flags}) => flags)].map(flag => [flag.name, flag]));
	return [...byName.values()];
}

/** Flags that are followed by a value, as they are typed. */
export function takingValues(): readonly string[] {
	return allFlags()
		.filter(({type}) => type !== 'boolean')
		.flatMap(({name, short}) => (short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`]));
}

/** A flag as it is typed: a switch that is on by itself is worth typing only as `--no-…`. */
export function spellings({name, type, text}: Flag): readonly string[] {
	const negation = type === 'boolean' ? /--no-[a-z-]+/.exec(text)?.[0] : undefined;
	return negation === undefined ? [`--${name}`] : [`--${name}`, negation];
}

/** Values that a flag may or often does have. */
export function valuesOf({choices, suggests}: Flag): readonly string[] {
	return choices ?? suggests ?? [];
}

/** What can stand at an argument's place: the words, and whether files are meant. */
export type ArgumentWords = {readonly words: readonly string[]; readonly isFile: boolean};

/** By place, the first argument being 0. */
export function argumentsOf(command: CommandUsage): readonly ArgumentWords[] {
	const {required, optional = [], choices = {}, suggests = {}, files = []} = command;
	return [...required, ...optional].map(name => ({
		words: choices[name] ?? suggests[name] ?? [],
		isFile: files.includes(name),
	}));
}

/** Names of AWS profiles, as a shell command: reading the files is faster than asking the AWS CLI. */
export const listProfiles = `sed -n 's/^\\[\\(profile  *\\)\\{0,1\\}\\([^]]*\\)\\]$/\\2/p' "\${AWS_CONFIG_FILE:-$HOME/.aws/config}" "\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" 2>/dev/null | sort -u`;
