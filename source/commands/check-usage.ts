import {parseSpan} from '../core/domain/span.ts';
import type {CommandUsage, Flag} from './flag.ts';
import {globalFlags} from './global-flags.ts';
import {commands, findCommand} from './usage.ts';

/** Flags by name as they came; a flag that may be given several times is a list. */
export type GivenFlags = Readonly<
	Record<string, string | number | boolean | ReadonlyArray<string | number | boolean> | undefined>
>;

/**
Everything that is wrong with a command line, each mistake in one sentence; empty where it is right.

@param words - The command and its arguments.
@param flags - By name in kebab case; unknown ones included.
*/
export function findUsageMistakes(words: readonly string[], flags: GivenFlags): readonly string[] {
	const [name = '', ...rest] = words;
	const command = findCommand(name);
	const known = [...globalFlags, ...(command?.flags ?? commands.flatMap(one => one.flags))];
	return [
		...(command === undefined
			? [
					`There is no command "${name}"; there are ${commands
						.map(one => one.name)
						.filter(Boolean)
						.join(', ')}`,
				]
			: []),
		...(command === undefined
			? []
			: findArgumentMistakes(flags.settle === undefined ? command : {...command, optional: []}, rest)),
		...Object.entries(flags).flatMap(([flagName, value]) => findFlagMistakes(flagName, value, known, name)),
	];
}

function findArgumentMistakes(
	{name, required, optional = [], choices = {}}: CommandUsage,
	given: readonly string[],
): readonly string[] {
	const missing = required.slice(given.length).map(one => `rollgrid ${name} needs <${one}>`);
	const surplus = given
		.slice(required.length + optional.length)
		.map(one => `rollgrid ${name} takes no argument "${one}"`);
	const ids = required[0] === 'execution-id' && given[0] !== undefined && given[0].length !== 36;
	const wrong = [...required, ...optional].flatMap((one, place) => {
		const value = given[place];
		return value === undefined || (choices[one]?.includes(value) ?? true)
			? []
			: [`<${one}> is one of ${choices[one]!.join(', ')}, not "${value}"`];
	});
	return [
		...missing,
		...surplus,
		...wrong,
		...(ids
			? [`"${given[0]}" is no execution ID: one has 36 characters, such as 4f7ca192-7e9a-40fe-9192-5cb15a7b1c2d`]
			: []),
	];
}

function findFlagMistakes(
	name: string,
	value: GivenFlags[string],
	known: readonly Flag[],
	command: string,
): readonly string[] {
	const flag = known.find(one => one.name === name);
	if (flag === undefined) {
		const near = known.map(one => one.name).filter(one => one.startsWith(name.slice(0, 3)));
		const hint = near.length > 0 ? `; is --${near.join(' or --')} meant?` : '';
		return [`There is no --${name}${command === '' ? '' : ` for ${command}`}${hint}`];
	}

	const values = Array.isArray(value) ? value : [value];
	return values.flatMap((one): string[] => {
		if (
			flag.type === 'number' &&
			(typeof one !== 'number' || Number.isNaN(one) || one < (flag.least ?? Number.NEGATIVE_INFINITY))
		) {
			return [`--${name} needs a number${flag.least === undefined ? '' : ` from ${flag.least} up`}`];
		}

		if (flag.type === 'string' && (typeof one !== 'string' || one === '')) {
			return [`--${name} needs ${flag.value ?? 'a value'}`];
		}

		if (flag.choices !== undefined && !flag.choices.includes(String(one))) {
			return [`--${name} is one of ${flag.choices.join(', ')}, not "${String(one)}"`];
		}

		if (flag.name === 'arm' && parseSpan(String(one)) === undefined) {
			return [`--arm "${String(one)}" is no time: write 90s, 15m or 1h30m`];
		}

		if (flag.name === 'location' && !/^\d{12}\/[a-z]{2,4}(-[a-z]+)+-\d+$/.test(String(one))) {
			return [
				`--location "${String(one)}" isn’t a location: write 12 digits, a slash and a Region, such as 111122223333/eu-west-1`,
			];
		}

		return [];
	});
}
