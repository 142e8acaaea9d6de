import {themeNames} from '../domain/settings.ts';
import {parseSpan} from '../domain/span.ts';
import type {ConsoleState} from '../state/state.ts';
import type {PaletteEntry} from './palette.ts';
import type {PaletteAction} from './palette-event.ts';

/** A word of the palette that takes something behind it, or does what no key does. */
type Command = {
	readonly word: string;
	readonly takes: string;
	readonly text: string;
	/** What may stand behind the word, to be offered. */
	readonly offers: (state: ConsoleState) => readonly string[];
	readonly run: (rest: string, state: ConsoleState) => PaletteAction;
};

/** The longest that read-only is lifted for: whoever needs longer starts without it. */
const longestArmMs = 8 * 3_600_000;

const commands: readonly Command[] = [
	{
		word: 'arm',
		takes: '15m',
		text: 'lift read-only for a while',
		offers: () => ['5m', '15m', '1h'],
		run(rest, {options}) {
			const forMs = parseSpan(rest);
			if (!options.isReadOnly) {
				return {type: 'refuse', reason: 'rollgrid isn’t read-only: nothing has to be lifted'};
			}

			return forMs === undefined || forMs > longestArmMs
				? {type: 'refuse', reason: `arm takes a time up to 8h, such as 15m or 1h30m; not "${rest}"`}
				: {type: 'raise', event: {type: 'armed', forMs}};
		},
	},
	{
		word: 'disarm',
		takes: '',
		text: 'be read-only again',
		offers: () => [],
		run: (_, {armedUntil}) =>
			armedUntil === null
				? {type: 'refuse', reason: 'rollgrid isn’t armed'}
				: {type: 'raise', event: {type: 'disarmed'}},
	},
	{
		word: 'theme',
		takes: 'NAME',
		text: 'colours',
		offers: () => themeNames,
		run: rest =>
			(themeNames as readonly string[]).includes(rest)
				? {type: 'raise', event: {type: 'theme-chosen', theme: rest}}
				: {type: 'refuse', reason: `theme takes one of ${themeNames.join(', ')}`},
	},
	{
		word: 'mouse',
		takes: '',
		text: 'on or off: wheel, click, double click, drag; Shift selects text all the same',
		offers: () => [],
		run: () => ({type: 'raise', event: {type: 'mouse-toggled'}}),
	},
	{
		word: 'open',
		takes: 'EXECUTION-ID',
		text: 'the matrix of a fan-out',
		offers: ({fanOuts}) => fanOuts.items.map(({executionId}) => executionId),
		run: rest =>
			rest.length === 36
				? {type: 'raise', event: {type: 'opened-by-id', executionId: rest}}
				: {type: 'refuse', reason: 'open takes an execution ID of 36 characters'},
	},
];

/** The commands as entries: by their words, or with what may follow once a word stands there. */
export function listCommands(state: ConsoleState, typed: string): readonly PaletteEntry[] {
	const [, word = '', rest] = /^\s*(\S+)(?:\s+(.*))?$/s.exec(typed) ?? [];
	const begun = rest === undefined ? undefined : commands.find(command => command.word === word);
	if (begun !== undefined) {
		return listOffers(state, begun, rest!.trim());
	}

	return commands.map(({word: name, takes, text, run}) => ({
		name,
		completion: takes === '' ? name : `${name} `,
		aside: takes,
		text,
		does: takes === '' ? run('', state) : {type: 'complete'},
	}));
}

function listOffers(state: ConsoleState, command: Command, rest: string): readonly PaletteEntry[] {
	const {word, text} = command;
	const offers = command.offers(state).filter(offer => offer.startsWith(rest));
	return (offers.includes(rest) || rest === '' ? offers : [rest, ...offers]).map(offer => ({
		name: `${word} ${offer}`,
		completion: `${word} ${offer}`,
		aside: '',
		text,
		does: command.run(offer, state),
	}));
}
