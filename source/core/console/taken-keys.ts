import type {OwnCommand} from '../domain/own-command.ts';
import type {House} from '../state/room.ts';
import {listKeys} from './keymap.ts';

/**
Find the commands of the settings whose key is already in use, each in words that follow "In the settings FILE:".

Only those keys of the console count that act on the same screens as the command.
*/
export function findTakenKeys(commands: Readonly<Record<string, OwnCommand>>, house: House): readonly string[] {
	const rows = listKeys(house).filter(
		({on}) => on === undefined || on.some(name => house.rooms[name]?.spot !== undefined),
	);
	const all = Object.entries(commands);
	return all.flatMap(([name, {key}], place) => {
		if (key === undefined) {
			return [];
		}

		const own = rows.find(({keys}) => keys.includes(key))?.label;
		const other = all.slice(0, place).find(([, before]) => before.key === key)?.[0];
		// A number before a move repeats it.
		const taken = /^\d$/.test(key) ? 'numbers repeat moves' : (own ?? other);
		return taken === undefined ? [] : [`commands: "${name}" has the key ${key}, which is taken: ${taken}`];
	});
}
