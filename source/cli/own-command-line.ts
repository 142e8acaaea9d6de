import {commands} from '../commands/commands.ts';
import {listFlags} from '../commands/line/flag.ts';
import {type GlobalValues, globalFlags} from '../commands/line/global-flags.ts';
import {readWords} from '../commands/line/read-words.ts';

/** Flags of this process that another command gets in another way, or that would keep it from the terminal. */
const leftOut: ReadonlySet<string> = new Set(['profile', 'region', 'json', 'plain', 'yes']);

/**
The command line of another of our commands: with the global flags of this process, and the identity that is chosen now.

@param argv - The words of this process.
@param now - The flags with the profile and Region that the operator has chosen since.
*/
export function ownCommandLine(
	command: string,
	argv: readonly string[],
	now: Pick<GlobalValues, 'profile' | 'region'>,
): readonly string[] {
	const global = listFlags(globalFlags);
	const {given} = readWords(argv, [...global, ...commands.flatMap(({flags}) => flags)]);
	const kept = global
		.filter(({name}) => !leftOut.has(name))
		.flatMap(({name}) =>
			(given.get(name) ?? []).map(value =>
				typeof value === 'string' ? `--${name}=${value}` : `--${value ? '' : 'no-'}${name}`,
			),
		);
	const place = (['profile', 'region'] as const).flatMap(name =>
		now[name] === undefined ? [] : [`--${name}=${now[name]}`],
	);
	return [command, ...kept, ...place];
}
