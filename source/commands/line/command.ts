import type {App} from '../app.ts';
import {
	type Argument,
	type Arguments,
	type Flags,
	type Given,
	listFlags,
	type NamedFlag,
	type Reading,
	type ValuesOf,
} from './flag.ts';
import {type GlobalValues, globalFlags} from './global-flags.ts';
import type {GivenWord} from './read-words.ts';

/** How a command is called. */
export type Usage<F extends Flags, A extends Arguments> = {
	/** Empty for the console itself. */
	readonly name: string;
	/** How its arguments are written where their names don't say enough: `<bash|zsh|fish>`. */
	readonly label?: string;
	readonly arguments: A;
	readonly text: string;
	/** Lines that the command’s own help has beside its flags, as name and text under a heading. */
	readonly details?: {readonly heading: string; readonly rows: ReadonlyArray<readonly [string, string]>};
	/** Its own, beside those of all. */
	readonly flags: F;
	/** What is wrong with flags and arguments that are right one by one, each in one sentence. */
	readonly check?: (input: Input<F, A>) => readonly string[];
};

/** What a command is run with: its own flags and those of all, and its arguments. */
export type Input<F, A> = {
	readonly flags: ValuesOf<F> & GlobalValues;
	readonly args: {readonly [K in keyof A]: A[K] extends Argument<infer T> ? T : never};
};

/** A command, as parsing, help and completion know it. */
export type Command = {
	readonly name: string;
	readonly label: string;
	readonly arguments: ReadonlyArray<Argument<unknown> & {readonly name: string}>;
	readonly text: string;
	readonly details?: Usage<Flags, Arguments>['details'] | undefined;
	readonly flags: readonly NamedFlag[];
	/** Reads what was given; nothing is done yet. */
	readonly plan: (words: readonly GivenWord[], given: ReadonlyMap<string, readonly Given[]>) => Plan;
};

/** A command line that is understood, or everything that is wrong with it. */
export type Plan =
	| {readonly mistakes: readonly string[]}
	| {
			/** Flags of every command that were given: settings stand behind them. */
			readonly globals: Partial<GlobalValues>;
			readonly run: (app: App, globals: GlobalValues) => Promise<number>;
	  };

/** A command of a table of flags and arguments, and what it does: what it is run with has the types that the table gives it. */
export function defineCommand<const F extends Flags, const A extends Arguments>(
	usage: Usage<F, A>,
	run: (app: App, input: Input<F, A>) => Promise<number>,
): Command {
	const {name, flags, text, details} = usage;
	const args = Object.entries(usage.arguments).map(([word, argument]) => ({...argument, name: word}));
	return {
		name,
		text,
		details,
		label: usage.label ?? args.map(one => (one.isRequired ? `<${one.name}>` : `[${one.name}]`)).join(' '),
		arguments: args,
		flags: listFlags(flags),
		plan(all, given) {
			// A word behind a flag that there isn't was perhaps meant for that.
			const words = all.length > args.length ? all.filter(word => !word.isPerhapsValue) : all;
			const mistakes: string[] = [];
			const take = <T>(reading: Reading<T>): T | undefined => {
				if ('mistake' in reading) {
					mistakes.push(reading.mistake);
					return undefined;
				}

				return reading.value;
			};
			const readFlags = (table: Flags): readonly (readonly [string, unknown])[] =>
				Object.entries(table).flatMap(([flag, row]) => {
					// A command's own flag of the same name takes precedence.
					const texts = table === globalFlags && Object.hasOwn(flags, flag) ? undefined : given.get(flag);
					return texts === undefined ? [] : [[flag, take(row.read(texts, `--${flag}`))] as const];
				});
			const globals = Object.fromEntries(readFlags(globalFlags)) as Partial<GlobalValues>;
			const values = {...defaultsOf(flags), ...Object.fromEntries(readFlags(flags))} as ValuesOf<F>;
			const read = Object.fromEntries(
				args.map((argument, place) => [argument.name, take(readArgument(name, argument, words[place]?.text))]),
			) as Input<F, A>['args'];
			mistakes.push(...words.slice(args.length).map(word => `${callOf(name)} takes no argument ${word.quoted}`));
			if (mistakes.length === 0) {
				const input = {flags: {...defaultsOf(globalFlags), ...globals, ...values}, args: read} as Input<F, A>;
				mistakes.push(...(usage.check?.(input) ?? []));
			}

			return mistakes.length > 0
				? {mistakes: mistakes.flatMap(one => one.split('\n'))}
				: {globals, run: (app, settled) => run(app, {flags: {...settled, ...values}, args: read})};
		},
	};
}

function readArgument(
	command: string,
	{name, kind, read}: Argument<unknown> & {readonly name: string},
	text: string | undefined,
): Reading<unknown> {
	const reading =
		text === '' && !kind.mayBeEmpty
			? {mistake: `<${name}> is empty: is a variable of the shell not set?`}
			: read(text, `<${name}>`);
	return 'mistake' in reading && text === undefined ? {mistake: `${callOf(command)} ${reading.mistake}`} : reading;
}

function defaultsOf(flags: Flags): Readonly<Record<string, unknown>> {
	return Object.fromEntries(Object.entries(flags).map(([name, {byDefault}]) => [name, byDefault]));
}

/** A command as one types it. */
export function callOf(name: string): string {
	return name === '' ? 'rollgrid' : `rollgrid ${name}`;
}
