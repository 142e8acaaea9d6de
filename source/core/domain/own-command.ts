import {isRecord} from './shape.ts';

/** A command of the operator's own, from the settings. */
export type OwnCommand = {
	/** The key that runs it, as keys are named: `X`, `ctrl+x`, `alt+x`, `f5`; left out where only the palette runs it. */
	readonly key?: string;
	/** The command line, for `/bin/sh`, with placeholders in braces. */
	readonly run: string;
	/** What has to be under the cursor; what its placeholders need if left out. */
	readonly needs?: CommandNeed;
	/** Whether it changes nothing: then it runs without a confirmation, also while rollgrid is read-only. Left out means that it may change something. */
	readonly readOnly?: boolean;
	/** Whether it runs with the location's session; left out means that it runs as the operator. */
	readonly session?: boolean;
	/** Whether its output stays until Enter is pressed; left out means that it does. */
	readonly wait?: boolean;
};

/** What a command can need under the cursor, each with all before it. */
export const commandNeeds = ['nothing', 'execution', 'location', 'step'] as const;

export type CommandNeed = (typeof commandNeeds)[number];

/** The placeholders, and what has to be under the cursor for each. */
export const placeholders = {
	account: 'location',
	accountName: 'location',
	region: 'location',
	executionId: 'execution',
	fanOutId: 'execution',
	runbook: 'execution',
	step: 'step',
	stepExecutionId: 'step',
	status: 'step',
	instance: 'step',
} as const satisfies Readonly<Record<string, CommandNeed>>;

export type Placeholder = keyof typeof placeholders;

/** The values of the placeholders under the cursor; `null` for a missing one. */
export type PlaceholderValues = Readonly<Record<Placeholder, string | null>>;

const isPlaceholder = (word: string): word is Placeholder => Object.hasOwn(placeholders, word);

const members = ['key', 'run', 'needs', 'readOnly', 'session', 'wait'];
/** A brace of the shell's own is written twice; `${…}` belongs to the shell too. */
const inBraces = /\{\{|\}\}|(?<!\$)\{([A-Za-z]\w*)\}/g;
const keyName = /^(?:(?:ctrl\+|alt\+)?[!-~]|f(?:[1-9]|1[0-2]))$/;

/**
Find what is wrong with a command of the settings, in words that follow its name.

@returns `null` where nothing is.
*/
function findCommandMistake(name: string, value: unknown): string | null {
	if (!isRecord(value)) {
		return 'is no JSON object with "key" and "run"';
	}

	const {key, run, needs, ...switches} = value;
	const unknown = Object.keys(value).find(member => !members.includes(member));
	if (name.trim() === '' || /\p{Cc}/u.test(name)) {
		return 'has no name that could be shown';
	}

	if (unknown !== undefined) {
		return `has "${unknown}", which commands don't know; they have ${members.join(', ')}`;
	}

	if (typeof run !== 'string' || run.trim() === '' || /\p{Cc}/u.test(run)) {
		return 'has no "run" that is a command line of one line';
	}

	if (key !== undefined && !(typeof key === 'string' && keyName.test(key))) {
		return `has the key ${JSON.stringify(key)}, which is none: a key is one character, ctrl+x, alt+x, or f1 to f12`;
	}

	if (needs !== undefined && !(commandNeeds as readonly unknown[]).includes(needs)) {
		return `needs ${JSON.stringify(needs)}, which isn't one of ${commandNeeds.join(', ')}`;
	}

	const wrongSwitch = Object.entries(switches).find(([, one]) => typeof one !== 'boolean');
	return wrongSwitch === undefined ? findLineMistake(run) : `has "${wrongSwitch[0]}", which is neither true nor false`;
}

/** Find the first wrong command among several, with its mistake; `null` where all are right. */
export function findMistakeAmong(commands: Readonly<Record<string, unknown>>): string | null {
	const wrong = Object.entries(commands)
		.map(([name, command]) => [name, findCommandMistake(name, command)] as const)
		.find(([, mistake]) => mistake !== null);
	return wrong === undefined ? null : `commands: "${wrong[0]}" ${wrong[1]}`;
}

function findLineMistake(line: string): string | null {
	for (const {0: text, 1: word, index} of line.matchAll(inBraces)) {
		if (word === undefined) {
			continue;
		}

		if (!isPlaceholder(word)) {
			return `has the placeholder ${text}, which there isn't; there are ${listPlaceholders()}. A brace of the shell's own is doubled: {{ and }}`;
		}

		if (isQuoted(line.slice(0, index))) {
			return `has ${text} within quotes or behind a backslash: rollgrid quotes it itself`;
		}
	}

	return null;
}

/** The placeholders as they are written. */
const listPlaceholders = (): string =>
	Object.keys(placeholders)
		.map(word => `{${word}}`)
		.join(' ');

/** Whether the next character in a shell's line is inside quotes already: there our quotes would close what they should open. */
function isQuoted(before: string): boolean {
	let quote = '';
	for (let place = 0; place < before.length; place++) {
		const sign = before[place]!;
		if (sign === '\\' && quote !== "'") {
			place++;
			if (place === before.length) {
				return true;
			}
		} else if (quote === '' && `'"\``.includes(sign)) {
			quote = sign;
		} else if (sign === quote) {
			quote = '';
		}
	}

	return quote !== '' || before.endsWith('$');
}

/** What has to be under the cursor for a command: what it says, or the most that its placeholders need. */
export function needOf({needs, run, session}: OwnCommand): CommandNeed {
	const words = [...run.matchAll(inBraces)].flatMap(([, word]) =>
		word !== undefined && isPlaceholder(word) ? [placeholders[word]] : [],
	);
	const all = [...words, needs ?? 'nothing', session ? 'location' : 'nothing'] as const;
	return commandNeeds[Math.max(...all.map(one => commandNeeds.indexOf(one)))]!;
}

/**
Fill in the placeholders of a command line, each quoted for the shell.

@returns The line, or the placeholder that can't be filled in: its value is missing here, or contains a control character, which would end a line of the shell.
*/
export function fillCommand(
	{run}: OwnCommand,
	values: PlaceholderValues,
): {readonly line: string} | {readonly missing: Placeholder} {
	const words = [...run.matchAll(inBraces)].flatMap(([, word]) => (word === undefined ? [] : [word as Placeholder]));
	const missing = words.find(word => values[word] === null || /\p{Cc}/u.test(values[word]));
	if (missing !== undefined) {
		return {missing};
	}

	const line = run.replace(inBraces, (text, word?: Placeholder) =>
		word === undefined ? text[0]! : quoteForShell(values[word] ?? ''),
	);
	return {line};
}

/** Quote one word for any POSIX shell: in single quotes only a single quote has a meaning. */
export function quoteForShell(text: string): string {
	return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
