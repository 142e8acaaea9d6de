import {type Given, type NamedFlag, quote} from './flag.ts';

/** A word of the command line that is no flag and no flag's value. */
export type GivenWord = {
	readonly text: string;
	/** As messages repeat it. */
	readonly quoted: string;
	/** Whether it stands behind a flag that there isn't, and may have been meant as its value. */
	readonly isPerhapsValue: boolean;
};

/** A command line taken apart. */
export type ReadWords = {
	readonly words: readonly GivenWord[];
	/** By flag, in the order in which they were given; what is wrong isn't among them. */
	readonly given: ReadonlyMap<string, readonly Given[]>;
	/** Each in one sentence. */
	readonly mistakes: readonly string[];
};

/**
Take a command line apart, by a table of flags. Nothing is passed over: what the table doesn't know is a mistake, and so is a flag without its value.

A value stands behind its flag or an equals sign; one that begins with a dash needs the equals sign, if it isn't a negative number for a flag that takes numbers. A single dash is a value or an argument. Behind `--` nothing is a flag.

@param whom - What `--nope` isn't a flag of, for the message: ` for watch`, or nothing.
*/
export function readWords(argv: readonly string[], flags: readonly NamedFlag[], whom = ''): ReadWords {
	const byName = new Map(flags.map(flag => [flag.name, flag]));
	const byLetter = new Map(flags.flatMap(flag => (flag.short === undefined ? [] : [[flag.short, flag] as const])));
	const words: GivenWord[] = [];
	const given = new Map<string, Given[]>();
	const mistakes: string[] = [];
	let isAfterUnknown = false;
	for (let index = 0; index < argv.length; index++) {
		const word = argv[index]!;
		if (word === '--') {
			words.push(...argv.slice(index + 1).map(text => toWord(text, false)));
			break;
		}

		if (!looksLikeFlag(word) || isNegative(word)) {
			words.push(toWord(word, isAfterUnknown));
			isAfterUnknown = false;
			continue;
		}

		const {spelled, inline} = split(word);
		const isShort = !spelled.startsWith('--');
		const flag = isShort ? byLetter.get(spelled.slice(1)) : byName.get(spelled.slice(2));
		const negated = !isShort && flag === undefined ? byName.get(/^--no-(.+)$/s.exec(spelled)?.[1] ?? '') : undefined;
		isAfterUnknown = false;
		if (negated?.takes === 'nothing' && inline === undefined && negated.short === undefined) {
			add(given, negated.name, false);
		} else if (flag === undefined) {
			mistakes.push(explainUnknown(spelled, flags, whom));
			isAfterUnknown = inline === undefined;
		} else if (flag.takes === 'nothing') {
			if (inline === undefined) {
				add(given, flag.name, true);
			} else {
				mistakes.push(`${spelled} is a switch and takes no value`);
			}
		} else if (isShort && inline !== undefined) {
			mistakes.push(`${spelled} takes its value behind a space: ${spelled} ${flag.value ?? ''}`);
		} else {
			const next = argv[index + 1];
			const isFree = next !== undefined && (!looksLikeFlag(next) || (flag.isNumber === true && isNegative(next)));
			const value = inline ?? (isFree ? next : undefined);
			index += inline === undefined && isFree ? 1 : 0;
			if (value) {
				add(given, flag.name, value);
			} else {
				mistakes.push(explainMissing(spelled, flag, value, next));
			}
		}
	}

	return {words, given, mistakes: [...mistakes, ...findRepeated(given, byName)]};
}

function looksLikeFlag(word: string): boolean {
	return word.startsWith('-') && word !== '-';
}

function isNegative(word: string): boolean {
	return /^-[\d.]/.test(word);
}

function split(word: string): {readonly spelled: string; readonly inline: string | undefined} {
	const at = word.indexOf('=');
	return at === -1 ? {spelled: word, inline: undefined} : {spelled: word.slice(0, at), inline: word.slice(at + 1)};
}

function toWord(text: string, isPerhapsValue: boolean): GivenWord {
	return {text, quoted: quote(text), isPerhapsValue};
}

function add(given: Map<string, Given[]>, name: string, value: Given): void {
	given.set(name, [...(given.get(name) ?? []), value]);
}

/** A switch given twice says the same; on and off, or two values where one is taken, doesn't. */
function findRepeated(
	given: ReadonlyMap<string, readonly Given[]>,
	byName: ReadonlyMap<string, NamedFlag>,
): readonly string[] {
	return [...given].flatMap(([name, values]) => {
		const takes = byName.get(name)?.takes;
		if (takes === 'nothing') {
			return new Set(values).size > 1 ? [`--${name} and --no-${name} are both given`] : [];
		}

		return takes === 'one' && values.length > 1
			? [`--${name} is given ${values.length} times, and takes one value`]
			: [];
	});
}

function explainMissing(
	spelled: string,
	{value = 'a value'}: NamedFlag,
	given: string | undefined,
	next: string | undefined,
): string {
	if (given === '') {
		return `${spelled} needs ${value}, and was given an empty text: is a variable of the shell not set?`;
	}

	const dashed = next === undefined ? '' : `; a value that begins with a dash is written ${spelled}=-…`;
	return `${spelled} needs ${value}${dashed}`;
}

function explainUnknown(spelled: string, flags: readonly NamedFlag[], whom: string): string {
	if (!spelled.startsWith('--')) {
		const letters = flags.flatMap(({short}) => (short === undefined ? [] : [`-${short}`]));
		return `There is no ${quote(spelled)}${whom}; the short flags are ${letters.join(', ')}`;
	}

	const near = flags
		.flatMap(({name, takes}) => (takes === 'nothing' ? [name, `no-${name}`] : [name]))
		.filter(name => isNear(spelled.slice(2), name));
	const hint = near.length > 0 ? `; is --${near.join(' or --')} meant?` : '';
	return `There is no ${spelled.length > 60 || /[^\w-]/.test(spelled) ? quote(spelled) : spelled}${whom}${hint}`;
}

/** Whether a word was perhaps meant as another: its beginning, or a letter or two beside it. */
export function isNear(typed: string, meant: string): boolean {
	return (typed.length > 2 && meant.startsWith(typed.slice(0, 3).toLowerCase())) || distance(typed, meant) <= 2;
}

/** How many letters have to change, come or go. */
function distance(from: string, to: string): number {
	if (Math.abs(from.length - to.length) > 2) {
		return 3;
	}

	let row = Array.from({length: to.length + 1}, (_, place) => place);
	for (const [line, letter] of [...from].entries()) {
		const before = row;
		row = [line + 1];
		for (const [place, other] of [...to].entries()) {
			row.push(Math.min(before[place + 1]! + 1, row[place]! + 1, before[place]! + (letter === other ? 0 : 1)));
		}
	}

	return row.at(-1)!;
}
