import type {KeyRow} from '../screens/room.ts';
import {rooms, type ScreenName} from '../screens/rooms.ts';
import {roomOf} from '../screens/stack.ts';
import {type ConsoleState, currentScreen} from '../state/state.ts';
import {everywhereKeys} from './everywhere-keys.ts';
import type {RaisedEvent} from './palette-event.ts';

/** A key, and the screens it works on; all of them where none are named. */
export type ListedKey = KeyRow<RaisedEvent> & {readonly on?: readonly ScreenName[]};

const ofRooms = Object.values(rooms);

/** Keys that work on every screen: those of all, and the ways that rooms have from everywhere. */
const everywhere = [...everywhereKeys, ...ofRooms.flatMap(({ways}) => ways)] as ReadonlyArray<KeyRow<RaisedEvent>>;

const listed = listOwn();

/** Every key of the console, those of every screen first. A row that several rooms share is listed once. */
export const keymap: readonly ListedKey[] = [...everywhere, ...listed.values()];

function listOwn(): ReadonlyMap<KeyRow, ListedKey> {
	const on = new Map<KeyRow, ScreenName[]>();
	for (const [name, {keys}] of Object.entries(rooms)) {
		for (const row of keys) {
			on.set(row, [...(on.get(row) ?? []), name as ScreenName]);
		}
	}

	return new Map([...on].map(([row, names]) => [row, {...(row as KeyRow<RaisedEvent>), on: names}]));
}

/** The rows that count now: on the screen that is shown, and in the part of it that is open. Its own come first. */
export function keysNow(state: ConsoleState): readonly ListedKey[] {
	const screen = currentScreen(state);
	const room = roomOf(screen);
	const own = room.keysNow?.(state, everywhere);
	return own === undefined ? keysOn(screen.name) : (own as readonly ListedKey[]);
}

/** The rows that count on a screen, its own first, in the order in which its room has them. */
export function keysOn(screen: string): readonly ListedKey[] {
	const own = roomOf({name: screen}).keys.flatMap(row => listed.get(row) ?? []);
	return [...own, ...everywhere];
}
