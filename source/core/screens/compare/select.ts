import type {LocationGrid} from '../../grid/location-grid.ts';
import {shownFollowing} from '../../state/attempts.ts';
import {cursorIndex} from '../../state/list-rows.ts';
import type {ConsoleState} from '../../state/state.ts';
import {formatCount} from '../../status/format.ts';
import {toPrintable, toPrintableLine} from '../../status/printable.ts';
import {type ComparedGroup, type Comparison, nameValue, needsChildren} from './comparison.ts';
import {isReading} from './reading.ts';
import {idOfGroup, listCompared, listComparedIds} from './reduce.ts';
import {comparison, shownCompare} from './screen.ts';

/** What can be compared, or the groups of what is. */
export type CompareScene = {
	readonly cursor: number;
	readonly isReading: boolean;
	readonly choices: readonly ChoiceRow[];
	/** The value that is compared, and how far it is read; `null` while one is being chosen. */
	readonly compared: {readonly value: string; readonly progress: string} | null;
	readonly groups: readonly GroupRow[];
};

export type ChoiceRow = {readonly id: string; readonly value: string; readonly isFree: boolean};

export type GroupRow = {
	readonly id: string;
	readonly letter: string;
	readonly count: string;
	readonly value: string;
	readonly isValue: boolean;
	/** The value as far as there is room, then where it is so. */
	readonly describe: () => {readonly value: readonly string[]; readonly where: string};
};

export function selectCompare(state: ConsoleState, width: number, height: number): CompareScene | undefined {
	const screen = shownCompare(state);
	const grid = shownFollowing(state)?.grid;
	const compare = comparison.of(state);
	if (screen === undefined || grid === undefined || compare === null) {
		return undefined;
	}

	const {choices, groups} = listCompared(state, screen.list);
	const different = groups.filter(({isValue}) => isValue).length;
	return {
		cursor: cursorIndex(listComparedIds(state, screen.list), screen.list),
		isReading: isReading(compare),
		choices: choices.map(value => ({
			id: nameValue(value),
			value: toPrintableLine(nameValue(value)),
			isFree: !needsChildren(value),
		})),
		compared: compare.chosen && {
			value: toPrintableLine(nameValue(compare.chosen)),
			progress: `${sayProgress(compare)}${different} different`,
		},
		groups: groups.map(group => toRow(group, grid, width, height)),
	};
}

function toRow(group: ComparedGroup, grid: LocationGrid, width: number, height: number): GroupRow {
	const {letter, indices, value, isValue} = group;
	return {
		id: idOfGroup(group),
		letter,
		count: formatCount(indices.length),
		value: toPrintableLine(value.slice(0, width * 2)),
		isValue,
		describe: () => ({
			value: toPrintable(value.slice(0, width * height))
				.split('\n')
				.slice(0, Math.max(1, height >> 2)),
			where: indices
				.slice(0, height * 4)
				.map(index => toPrintableLine(grid.nameAt(index)))
				.join('  '),
		}),
	};
}

function sayProgress({total, queue, asking}: Comparison): string {
	const left = queue.length + asking.size;
	return total === 0
		? ''
		: `${formatCount(total - left)} of ${formatCount(total)} read${queue.length > 0 ? ', Esc stops' : ''} · `;
}
