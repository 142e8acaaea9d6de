import {findLine, type PlanMistake} from '../plan-file.ts';
import {readYaml} from '../read-yaml.ts';
import {checkRings} from './check-rings.ts';
import type {Ring} from './ring.ts';

/** Parsed rings, and the line of each member in the file. */
export type ParsedRings = {readonly rings: readonly Ring[]; readonly lineOf: (path: string) => number};

/** Parse a file of rings, YAML or JSON: returns the rings, or every mistake with its line. */
export function parseRings(written: string): ParsedRings | {readonly mistakes: readonly PlanMistake[]} {
	const read = readYaml(written);
	if ('mistakes' in read) {
		return {mistakes: read.mistakes.map(mistake => ({...mistake, path: ''}))};
	}

	const lineOf = (path: string): number => findLine(read.document, read.lines, path);
	const checked = checkRings(read.value);
	return 'mistakes' in checked
		? {
				mistakes: checked.mistakes
					.map(mistake => ({...mistake, line: lineOf(mistake.path)}))
					.sort((a, b) => a.line - b.line),
			}
		: {...checked, lineOf};
}
