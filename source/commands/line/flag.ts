import {toPrintableLine} from '../../core/status/printable.ts';

/** What a text became, or what is wrong with it, in one sentence without a full stop. */
export type Reading<T> = {readonly value: T} | {readonly mistake: string};

/** What a text on the command line is read as: one judge for flags and arguments, of which checking, help and completion know. */
export type Kind<T> = {
	/** What stands behind a flag's name in the help, such as `<seconds>`. */
	readonly value: string;
	/** Reads a text that isn't empty; the subject, such as `--limit`, begins the sentence of a mistake. */
	readonly read: (text: string, subject: string) => Reading<T>;
	/** All that it may be. */
	readonly choices?: readonly string[];
	/** What it often is, for completion: others may be given. */
	readonly suggests?: readonly string[];
	/** Whether it names a file, for completion. */
	readonly isFile?: true;
	/** Whether an empty text says something. */
	readonly mayBeEmpty?: true;
	/** Whether a negative number may follow, which looks like a flag. */
	readonly isNumber?: true;
};

/** A flag of the command line, as data: parsing, checking, help and completion read the same rows. */
export type Flag<T> = {
	readonly text: string;
	/** A switch takes no value; another is given once, or as often as wanted. */
	readonly takes: 'nothing' | 'one' | 'many';
	/** A letter that stands for the name: `o` for `-o`. */
	readonly short?: string;
	/** What it is where it isn't given. */
	readonly byDefault: T;
	/** What the texts that were given mean. */
	readonly read: (given: readonly Given[], subject: string) => Reading<T>;
} & Partial<Omit<Kind<T>, 'read'>>;

/** A flag as it was given: its text, or for a switch whether it is on. */
export type Given = string | boolean;

/** Flags by name. */
export type Flags = Readonly<Record<string, Flag<unknown>>>;

/** What flags of a table are worth, by name. */
export type ValuesOf<F> = {readonly [K in keyof F]: F[K] extends {readonly read: Read<infer T>} ? T : never};

type Read<T> = (given: readonly Given[], subject: string) => Reading<T>;

/** A flag with its name. */
export type NamedFlag = Flag<unknown> & {readonly name: string};

/** An argument of a command: a word at its place. */
export type Argument<T> = {
	readonly isRequired: boolean;
	readonly kind: Kind<unknown>;
	readonly read: (text: string | undefined, subject: string) => Reading<T>;
};

/** Arguments by name, in the order of their places. */
export type Arguments = Readonly<Record<string, Argument<unknown>>>;

/** A flag that is on or off; `--no-…` turns it off. */
export function toggle(text: string, options: {readonly byDefault?: boolean; readonly short?: string} = {}) {
	const {byDefault = false, short} = options;
	const read: Read<boolean> = given => ({value: given.at(-1) === true});
	return {text, takes: 'nothing', byDefault, read, ...(short === undefined ? {} : {short})} as const;
}

/** A flag that is on, off, or not given at all, where something else decides. */
export function preference(text: string): Flag<boolean | undefined> {
	return {text, takes: 'nothing', byDefault: undefined, read: given => ({value: given.at(-1) === true})};
}

/** A flag with one value. */
export function one<T>(kind: Kind<T>, text: string, short?: string): Flag<T | undefined> {
	return {...rowOf(kind), text, takes: 'one', byDefault: undefined, ...(short ? {short} : {}), read: readOne(kind)};
}

/** A flag with one value, which it has also where it isn't given. */
export function oneOr<T>(kind: Kind<T>, byDefault: T, text: string): Flag<T> {
	return {...rowOf(kind), text, takes: 'one', byDefault, read: readOne(kind)};
}

/** A flag that may be given several times. */
export function many<T>(kind: Kind<T>, text: string): Flag<readonly T[]> {
	return {
		...rowOf(kind),
		text,
		takes: 'many',
		byDefault: [],
		read(given, subject) {
			const read = given.map(each => kind.read(String(each), subject));
			const wrong = read.flatMap(each => ('mistake' in each ? [each.mistake] : []));
			return wrong.length > 0
				? {mistake: wrong.join('\n')}
				: {value: read.flatMap(each => ('value' in each ? [each.value] : []))};
		},
	};
}

/** An argument that has to be there. */
export function required<T>(kind: Kind<T>): Argument<T> {
	return {
		isRequired: true,
		kind,
		read: (text, subject) => (text === undefined ? {mistake: `needs ${subject}`} : kind.read(text, subject)),
	};
}

/** An argument that may be left out. */
export function optional<T>(kind: Kind<T>): Argument<T | undefined> {
	return {
		isRequired: false,
		kind,
		read: (text, subject) => (text === undefined ? {value: undefined} : kind.read(text, subject)),
	};
}

/** The rows of a table with their names. */
export function listFlags(flags: Flags): readonly NamedFlag[] {
	return Object.entries(flags).map(([name, flag]) => ({...flag, name}));
}

/** A text of the command line as a message repeats it: harmless to the terminal, and not longer than a line. */
export function quote(text: string): string {
	const line = toPrintableLine(text);
	return `"${line.length > 100 ? `${line.slice(0, 99)}…` : line}"`;
}

function rowOf<T>({read: _, ...row}: Kind<T>): Omit<Kind<T>, 'read'> {
	return row;
}

function readOne<T>(kind: Kind<T>): Read<T> {
	return (given, subject) => kind.read(String(given.at(-1)), subject);
}
