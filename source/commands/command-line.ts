import type {GivenFlags} from './check-usage.ts';
import type {Flag} from './flag.ts';
import {globalFlags} from './global-flags.ts';
import {commands} from './usage.ts';

/** Flags by name in kebab case; what was not given is left out. */
export async function parseCommandLine(
	argv: readonly string[],
): Promise<{readonly words: readonly string[]; readonly flags: GivenFlags}> {
	// Without flags there is nothing to parse, and loading meow takes a third of the time to the first frame.
	if (!argv.some(word => word.startsWith('-'))) {
		return {words: argv, flags: {}};
	}

	const {default: meow} = await import('meow');
	const known = [...globalFlags, ...commands.flatMap(command => command.flags)];
	const {input, unnormalizedFlags} = meow('', {
		importMeta: import.meta,
		// Or meow looks for it on the disk.
		pkg: {},
		argv: [...argv],
		autoHelp: false,
		autoVersion: false,
		description: false,
		flags: Object.fromEntries(known.map(flag => [camelCase(flag.name), toMeowFlag(flag)])),
	});
	const given = Object.entries(unnormalizedFlags as Record<string, unknown>)
		.map(([name, value]): readonly [string, unknown] => [kebabCase(name), value])
		// Every list that may be given is there as an empty one, every switch as false.
		.filter(([name, value]) => value !== undefined && isGiven(argv, name, known));
	return {words: input, flags: Object.fromEntries(given) as GivenFlags};
}

/** A flag as meow takes it. Its types tell a list's from a single one's, which a table of rows can't. */
function toMeowFlag({type, isMultiple, short}: Flag) {
	return {
		...(isMultiple ? {type: 'string', isMultiple} : {type}),
		...(short === undefined ? {} : {shortFlag: short}),
	} as {readonly type: 'string'};
}

function isGiven(argv: readonly string[], name: string, known: readonly Flag[]): boolean {
	const short = known.find(flag => flag.name === name)?.short;
	return argv.some(
		word =>
			word === `--${name}` ||
			word === `--no-${name}` ||
			word.startsWith(`--${name}=`) ||
			(short !== undefined && word.startsWith(`-${short}`)),
	);
}

/** A flag's text; `undefined` where it wasn't given. */
export function text(value: GivenFlags[string]): string | undefined {
	return typeof value === 'string' ? value : undefined;
}

/** A flag's number; `undefined` where it wasn't given. */
export function number(value: GivenFlags[string]): number | undefined {
	return typeof value === 'number' ? value : undefined;
}

/** All texts of a flag that may be given several times. */
export function texts(value: GivenFlags[string]): readonly string[] {
	return (Array.isArray(value) ? value : [value]).filter(one => typeof one === 'string');
}

function camelCase(name: string): string {
	return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function kebabCase(name: string): string {
	return name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
}
