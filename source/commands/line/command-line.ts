import type {App} from '../app.ts';
import {commands, findCommand} from '../commands.ts';
import {type Command, callOf, type Plan} from './command.ts';
import {type Given, listFlags, type NamedFlag, quote} from './flag.ts';
import {type GlobalValues, globalFlags} from './global-flags.ts';
import {printHelp} from './print-help.ts';
import {isNear, type ReadWords, readWords} from './read-words.ts';

/** What a command line asks for. */
export type CommandLine =
	| {readonly type: 'print'; readonly text: string}
	| {readonly type: 'version'}
	| {readonly type: 'mistakes'; readonly mistakes: readonly string[]; readonly help: string}
	| {
			readonly type: 'run';
			readonly command: string;
			readonly globals: Partial<GlobalValues>;
			readonly run: (app: App, globals: GlobalValues) => Promise<number>;
	  };

const global = listFlags(globalFlags);

/** Understand a command line, whole or not at all: every mistake is found at once, and nothing is done yet. */
export async function readCommandLine(argv: readonly string[]): Promise<CommandLine> {
	const command = chooseCommand(argv);
	if ('mistakes' in command) {
		return refuse(command.mistakes, '');
	}

	const flags = [...command.flags, ...global];
	const read = readWords(argv, flags, command.name === '' ? '' : ` for ${command.name}`);
	const asks = (flag: string): boolean => read.given.get(flag)?.at(-1) === true;
	if (read.mistakes.length === 0 && asks('help')) {
		return {type: 'print', text: printHelp(commands, command.name)};
	}

	if (read.mistakes.length === 0 && asks('version')) {
		return {type: 'version'};
	}

	const plan = await planCommand(command, read, flags);
	const mistakes = [...read.mistakes, ...('mistakes' in plan ? plan.mistakes : [])];
	return 'mistakes' in plan || mistakes.length > 0
		? refuse(mistakes, command.name)
		: {type: 'run', command: command.name, ...plan};
}

/**
Choose the command that a line names, or report that there is no such command.

Options may precede the command, and an option of one name takes a value for one command and none for another: `--status Failed list`, `--status roles deploy`. So it reads the line once for each command, and chooses one whose name then is the first word, preferably one without a mistake.
*/
function chooseCommand(argv: readonly string[]): Command | {readonly mistakes: readonly string[]} {
	const {words, mistakes} = readWords(argv, [...global, ...commands.flatMap(({flags}) => flags)]);
	const name = words[0]?.text;
	const named = name === '' ? undefined : findCommand(name ?? '');
	if (named !== undefined && (named.name === '' || argv[0] === named.name)) {
		return named;
	}

	const readings = commands
		.filter(command => command.name !== '')
		.map(command => ({command, read: readWords(argv, [...command.flags, ...global])}))
		.filter(({command, read}) => read.words[0]?.text === command.name);
	const right = readings.find(({read}) => read.mistakes.length === 0)?.command;
	return right ?? named ?? readings[0]?.command ?? {mistakes: [explainCommand(name ?? ''), ...mistakes]};
}

async function planCommand(command: Command, read: ReadWords, flags: readonly NamedFlag[]): Promise<Plan> {
	// Before the command stands at most what was meant as the value of a flag that there isn't.
	const words = read.words.slice(read.words.findIndex(({text}) => text === command.name) + 1);
	// Mistakes are reported without meow; a switch needs no value.
	const needsValues =
		read.mistakes.length === 0 && [...read.given.values()].flat().some(one => typeof one === 'string');
	return command.plan(words, needsValues ? await parseValues(read, flags) : read.given);
}

/**
The values of flags, as meow parses them.

Its parser would drop quotes around a value and take dashes as it likes; so each value is handed over behind an equals sign, and in quotes of its own.
*/
export async function parseValues(
	{given}: ReadWords,
	flags: readonly NamedFlag[],
): Promise<ReadonlyMap<string, readonly Given[]>> {
	const {default: meow} = await import('meow');
	const takes = new Map(flags.map(flag => [flag.name, flag.takes]));
	const {flags: parsed} = meow('', {
		importMeta: import.meta,
		// Or meow looks for it on the disk. The process is called so.
		pkg: {name: 'rollgrid'},
		argv: [...given].flatMap(([name, values]) =>
			(values.every(one => typeof one === 'boolean') ? values.slice(-1) : values).map(value =>
				typeof value === 'string' ? `--${name}="${value}"` : `--${value ? '' : 'no-'}${name}`,
			),
		),
		autoHelp: false,
		autoVersion: false,
		description: false,
		allowUnknownFlags: false,
		flags: Object.fromEntries([...given.keys()].map(name => [camelCase(name), toMeowFlag(takes.get(name))])),
	});
	const values = new Map(Object.entries(parsed));
	return new Map(
		[...given.keys()].map(name => [name, [values.get(camelCase(name))].flat().filter(one => one !== undefined)]),
	);
}

/** A flag as meow takes it. */
function toMeowFlag(takes: NamedFlag['takes'] | undefined) {
	return takes === 'nothing'
		? ({type: 'boolean'} as const)
		: takes === 'many'
			? ({type: 'string', isMultiple: true} as const)
			: ({type: 'string'} as const);
}

function explainCommand(name: string): string {
	const names = commands.map(one => one.name).filter(Boolean);
	const near = names.filter(one => isNear(name, one));
	return `There is no command ${quote(name)}; ${near.length > 0 ? `is ${near.join(' or ')} meant? There are` : 'there are'} ${names.join(', ')}`;
}

function refuse(mistakes: readonly string[], command: string): CommandLine {
	return {type: 'mistakes', mistakes: [...new Set(mistakes)], help: `${callOf(command)} --help`};
}

function camelCase(name: string): string {
	return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
