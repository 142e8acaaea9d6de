/**
The questions that a program asks its terminal, what a terminal of today answers, and the ways in which answers come, or don't.
*/
import type xterm from '@xterm/headless';

/** What was asked: device attributes, status, cursor position, a mode, keyboard flags, name and version, a colour. */
type QueryName = 'DA1' | 'DA2' | 'DA3' | 'DSR' | 'CPR' | 'DECRQM' | 'kitty' | 'XTVERSION' | 'colour';

export type Query = {
	readonly name: QueryName;
	/** The answer of a terminal of today; empty where most give none. */
	readonly usual: string;
};

export type Reply = {readonly bytes: string; readonly afterMs?: number};

/** What the terminal does about a query: no reply, one, or several. */
export type Habit = (query: Query) => readonly Reply[];

export const answersAtOnce: Habit = ({usual}) => (usual === '' ? [] : [{bytes: usual}]);

export const staysSilent: Habit = () => [];

/** As at the far end of a slow line. */
export const answersAfter =
	(afterMs: number): Habit =>
	({usual}) =>
		usual === '' ? [] : [{bytes: usual, afterMs}];

/** A multiplexer with two clients lets both of them answer. */
export const answersTwice: Habit = query => [...answersAtOnce(query), ...answersAtOnce(query)];

/** The line loses a byte of each answer: its first, its last, one in the middle by turns. */
export function garblesAnswers(): Habit {
	let turn = 0;
	return query =>
		answersAtOnce(query).map(({bytes}) => {
			const place = [0, bytes.length - 1, Math.floor(bytes.length / 2)][turn++ % 3]!;
			return {bytes: bytes.slice(0, place) + bytes.slice(place + 1)};
		});
}

type Emulator = InstanceType<typeof xterm.Terminal>;

/** Be told of every query that reaches the emulator, which then doesn't answer by itself. */
export function watchQueries(emulator: Emulator, onQuery: (query: Query) => void): void {
	const {parser} = emulator;
	const ask = (name: QueryName, usual: string): true => {
		onQuery({name, usual});
		return true;
	};
	const reportStatus = ([kind]: ReadonlyArray<number | number[]>): boolean => {
		const {cursorX, cursorY} = emulator.buffer.active;
		return kind === 5
			? ask('DSR', '\u{1B}[0n')
			: kind === 6
				? ask('CPR', `\u{1B}[${cursorY + 1};${cursorX + 1}R`)
				: false;
	};

	parser.registerCsiHandler({final: 'c'}, () => ask('DA1', '\u{1B}[?62;22c'));
	parser.registerCsiHandler({prefix: '>', final: 'c'}, () => ask('DA2', '\u{1B}[>41;354;0c'));
	parser.registerCsiHandler({prefix: '=', final: 'c'}, () => ask('DA3', '\u{1B}P!|00000000\u{1B}\\'));
	parser.registerCsiHandler({final: 'n'}, reportStatus);
	parser.registerCsiHandler({prefix: '?', intermediates: '$', final: 'p'}, ([mode]) =>
		ask('DECRQM', `\u{1B}[?${Number(mode)};${modeValue(emulator, Number(mode))}$y`),
	);
	parser.registerCsiHandler({prefix: '?', final: 'u'}, () => ask('kitty', ''));
	parser.registerCsiHandler({prefix: '>', final: 'q'}, () => ask('XTVERSION', '\u{1B}P>|XTerm(390)\u{1B}\\'));
	for (const number of [10, 11]) {
		parser.registerOscHandler(number, data =>
			data === '?' ? ask('colour', `\u{1B}]${number};rgb:0000/0000/0000\u{1B}\\`) : false,
		);
	}
}

/** DECRPM's words: 0 unknown, 1 set, 2 reset. */
function modeValue({modes, buffer}: Emulator, mode: number): number {
	const states: Readonly<Record<number, boolean>> = {
		1: modes.applicationCursorKeysMode,
		7: modes.wraparoundMode,
		1002: modes.mouseTrackingMode === 'drag',
		1003: modes.mouseTrackingMode === 'any',
		1004: modes.sendFocusMode,
		1049: buffer.active.type === 'alternate',
		2004: modes.bracketedPasteMode,
		2026: modes.synchronizedOutputMode,
	};
	const isSet = states[mode];
	return isSet === undefined ? 0 : isSet ? 1 : 2;
}
