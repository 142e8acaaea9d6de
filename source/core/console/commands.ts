import type {ConsoleState} from '../state/state.ts';
import {type Command, commands, type Offer} from './command-list.ts';
import {type PaletteEntry, rankEntries} from './palette.ts';

/** The commands as entries: by their words, or with what may follow once a word stands there. */
export function listCommands(state: ConsoleState, typed: string): readonly PaletteEntry[] {
	const begun = findBegun(typed);
	if (begun !== undefined) {
		return listOffers(state, begun.command, begun.rest);
	}

	return commands
		.filter(({isHere}) => isHere?.(state) ?? true)
		.map(({word: name, takes, text, run}) => ({
			name,
			completion: takes === '' ? name : `${name} `,
			aside: takes,
			text,
			does: takes === '' ? run('', state) : {type: 'complete'},
		}));
}

/** Whether the line contains a command's word, and the argument is being typed. */
export function isArgument(typed: string): boolean {
	return findBegun(typed) !== undefined;
}

function findBegun(typed: string): {readonly command: Command; readonly rest: string} | undefined {
	const [, word = '', rest] = /^\s*(\S+)(?:\s+(.*))?$/s.exec(typed) ?? [];
	const command = commands.find(one => one.word === word && one.takes !== '');
	return rest === undefined || command === undefined ? undefined : {command, rest: rest.trim()};
}

/** The offered arguments that are similar to what is typed; then the typed text itself where it isn't one of them. */
function listOffers(state: ConsoleState, command: Command, rest: string): readonly PaletteEntry[] {
	const {word} = command;
	const toEntry = ({value, text = ''}: Offer): PaletteEntry => ({
		name: `${word} ${value}`,
		completion: `${word} ${value}`,
		aside: '',
		text: text === '' ? command.text : text,
		does: command.run(value, state),
	});
	const offers = command.offers(state).map(toEntry);
	const found = rankEntries(
		rest,
		offers.map(entry => ({...entry, name: entry.name.slice(word.length + 1)})),
	).map(({name, ...entry}) => ({...entry, name: `${word} ${name}`}));
	const exact = found.find(({name}) => name === `${word} ${rest}`);
	if (rest === '') {
		return offers.length === 0 ? [toEntry({value: ''})] : offers;
	}

	// The typed argument comes first where it can be used, and last where it only explains why it can't.
	const own = toEntry({value: rest});
	return exact === undefined
		? own.does.type === 'raise' || command.isFree
			? [own, ...found]
			: [...found, own]
		: [exact, ...found.filter(entry => entry !== exact)];
}
