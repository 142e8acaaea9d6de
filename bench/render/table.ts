import process from 'node:process';
import type {Figure} from '../figures/figure.ts';

export const print = (text: string): void => {
	process.stdout.write(`${text}\n`);
};

/** Prints a Markdown table; the first column is text, the others are figures. */
export function printTable(head: readonly string[], rows: ReadonlyArray<readonly string[]>): void {
	const widths = head.map((title, column) => Math.max(title.length, ...rows.map(row => row[column]?.length ?? 0)));
	const line = (cells: readonly string[]): string =>
		`| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ')} |`;
	print(line(head));
	print(
		`|${widths.map((width, column) => (column === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`,
	);
	for (const row of rows) {
		print(line(row));
	}

	print('');
}

/** What was measured beside what was to be reached. */
export class Scores {
	readonly #rows: string[][] = [];
	readonly #figures: Figure[] = [];

	/** @param most - The target: at most so much, in the measure's own unit. */
	add(measure: string, most: number, measured: number, note = '', unit = ''): void {
		const verdict = Number.isNaN(measured) ? 'not measured' : measured <= most ? 'met' : 'missed';
		this.#figures.push({name: measure, value: measured, unit, most, beside: note});
		this.#rows.push([measure, `≤ ${round(most)} ${unit}`, `${round(measured)} ${unit}`, verdict, note]);
	}

	/** What was measured, for `npm run bench -- all`. */
	get figures(): readonly Figure[] {
		return this.#figures;
	}

	print(): void {
		print('\n## Targets\n');
		printTable(['measure', 'target', 'measured', '', 'beside'], this.#rows);
	}
}

function round(value: number): string {
	return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 1);
}
