import type {Command} from '../line/command.ts';
import {listFlags, type NamedFlag} from '../line/flag.ts';
import {globalFlags} from '../line/global-flags.ts';

/** Commands that have a name. */
export function listNamed(commands: readonly Command[]): readonly Command[] {
	return commands.filter(({name}) => name !== '');
}

/** Flags of every command. */
export const everywhere = listFlags(globalFlags);

/** Flags of a command, its own before those of all. */
export function flagsOf(command: Command): readonly NamedFlag[] {
	return [...command.flags, ...everywhere.filter(({name}) => !command.flags.some(own => own.name === name))];
}

/** Every flag once, whatever command it belongs to. */
function allFlags(commands: readonly Command[]): readonly NamedFlag[] {
	const byName = new Map([...everywhere, ...commands.flatMap(({flags}) => flags)].map(flag => [flag.name, flag]));
	return [...byName.values()];
}

/** Flags that a value follows, as `<command>:<flag>`; the command is `*` where the flag takes a value in every command that has it. */
export function takingValues(commands: readonly Command[]): readonly string[] {
	return allFlags(commands).flatMap(({name, short}) => {
		const owners = commands.filter(({flags}) => flags.some(flag => flag.name === name));
		const taking = owners.filter(({flags}) => flags.some(flag => flag.name === name && flag.takes !== 'nothing'));
		const isGlobal = everywhere.some(flag => flag.name === name && flag.takes !== 'nothing');
		const isEverywhere = isGlobal || (owners.length > 0 && taking.length === owners.length);
		const places = isEverywhere ? ['*'] : taking.map(one => one.name);
		const typed = short === undefined ? [`--${name}`] : [`--${name}`, `-${short}`];
		return places.flatMap(place => typed.map(flag => `${place}:${flag}`));
	});
}

/** A flag as it is typed: a switch that is on by itself is worth typing only as `--no-…`. */
export function spellings({name, takes, short, byDefault}: NamedFlag): readonly string[] {
	return [
		`--${name}`,
		...(takes === 'nothing' && byDefault !== false ? [`--no-${name}`] : []),
		...(takes === 'nothing' && short !== undefined ? [`-${short}`] : []),
	];
}

/** Values that a flag may or often does have. */
export function valuesOf({choices, suggests}: NamedFlag): readonly string[] {
	return choices ?? suggests ?? [];
}

/** What can stand at an argument's place: the words, and whether files are meant. */
export type ArgumentWords = {readonly words: readonly string[]; readonly isFile: boolean};

/** By place, the first argument being 0. */
export function argumentsOf(command: Command): readonly ArgumentWords[] {
	return command.arguments.map(({kind}) => ({
		words: kind.choices ?? kind.suggests ?? [],
		isFile: kind.isFile ?? false,
	}));
}

/** Names of AWS profiles, as a shell command: reading the files is faster than asking the AWS CLI. */
export const listProfiles = `sed -n 's/^\\[\\(profile  *\\)\\{0,1\\}\\([^]]*\\)\\]$/\\2/p' "\${AWS_CONFIG_FILE:-$HOME/.aws/config}" "\${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" 2>/dev/null | sort -u`;
