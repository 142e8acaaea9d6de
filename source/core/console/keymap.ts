import {createMemory} from '../grid/remember.ts';
import type {ScreenName} from '../screens/rooms.ts';
import type {House, KeyRow} from '../state/room.ts';
import {type ConsoleState, currentScreen, roomOf} from '../state/state.ts';
import {everywhereKeys} from './everywhere-keys.ts';
import {listOwnCommands} from './own-commands.ts';
import type {RaisedEvent} from './palette-event.ts';

/** A key, and the screens it works on; all of them where none are named. */
export type ListedKey = KeyRow<RaisedEvent> & {readonly on?: readonly ScreenName[]};

type Keys = {
	/** Keys of every screen: the console's own, and those by which rooms are opened from everywhere. */
	readonly everywhere: ReadonlyArray<KeyRow<RaisedEvent>>;
	/** Keys of single screens. A row that several rooms share is listed once. */
	readonly own: ReadonlyMap<KeyRow, ListedKey>;
};

const memory = createMemory<Keys>();

/** Every key of the console, those of every screen first. A row that several rooms share is listed once. */
export function listKeys(house: House): readonly ListedKey[] {
	const {everywhere, own} = readKeys(house);
	return [...everywhere, ...own.values()];
}

function readKeys(house: House): Keys {
	return memory(house, [], () => {
		const on = new Map<KeyRow, ScreenName[]>();
		for (const [name, {keys}] of Object.entries(house.rooms)) {
			for (const row of keys) {
				on.set(row, [...(on.get(row) ?? []), name as ScreenName]);
			}
		}

		const ways = Object.values(house.rooms).flatMap(room => room.ways);
		return {
			everywhere: [...everywhereKeys, ...ways] as ReadonlyArray<KeyRow<RaisedEvent>>,
			own: new Map([...on].map(([row, names]) => [row, {...(row as KeyRow<RaisedEvent>), on: names}])),
		};
	});
}

/** The rows that count now: on the screen that is shown, and in the part of it that is open. Its own come first. */
export function keysNow(state: ConsoleState): readonly ListedKey[] {
	const screen = currentScreen(state);
	const own = roomOf(state, screen).keysNow?.(state, readKeys(state.house).everywhere);
	const rows = own === undefined ? keysOn(state, screen.name) : (own as readonly ListedKey[]);
	const commands = listOwnCommands(state);
	return commands.length === 0 ? rows : [...rows, ...commands];
}

/** The rows that count on a screen, its own first, in the order in which its room has them. */
export function keysOn({house}: Pick<ConsoleState, 'house'>, name: string): readonly ListedKey[] {
	const {everywhere, own} = readKeys(house);
	return [...roomOf({house}, {name}).keys.flatMap(row => own.get(row) ?? []), ...everywhere];
}
