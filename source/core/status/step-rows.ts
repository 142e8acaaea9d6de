import {findRanges, holdsQuery} from '../domain/search/holds-query.ts';
import {isOpenQuery, parseQuery} from '../domain/search/parse-query.ts';
import {createMemory} from '../grid/remember.ts';
import type {StepDocument, StepNode} from './step-document.ts';
import {breakRows} from './text-rows.ts';

/** One row of a step on the screen: a line, or a part of one that is longer than the screen is wide. */
export type StepTextRow = {
	readonly node: StepNode;
	/** Which row of its line this is, from 0. */
	readonly part: number;
	/** What it shows, indented and with the mark of what folds. */
	readonly text: string;
};

/** Where one stands in a step: a line, and the row of it; `null` for the top. */
export type StepTextPosition = {readonly id: string; readonly part: number} | null;

/** Rows as they are shown, and where each line begins. */
export type StepLayout = {readonly rows: readonly StepTextRow[]; readonly firstRow: ReadonlyMap<string, number>};

const rememberLayout = createMemory<StepLayout>();

/**
Lay a step's lines out: what is folded is left out, what is long takes several rows.

Remembered until something is folded or the screen changes, so that a key in a megabyte costs nothing.

@param toggled - IDs of lines that the operator has folded or unfolded, the other way than they come.
*/
export function layOutStep(document: StepDocument, toggled: ReadonlySet<string>, columns: number): StepLayout {
	return rememberLayout(document, [toggled, columns], () => layOut(document, toggled, columns));
}

function layOut(document: StepDocument, toggled: ReadonlySet<string>, columns: number): StepLayout {
	const rows: StepTextRow[] = [];
	const firstRow = new Map<string, number>();
	const visit = (node: StepNode): void => {
		firstRow.set(node.id, rows.length);
		const isOpen = isUnfolded(node, toggled);
		const indent = '  '.repeat(Math.min(node.depth, 12));
		const mark = node.children.length === 0 ? '  ' : isOpen ? '- ' : '+ ';
		const text = isOpen || node.children.length === 0 ? node.text : `${node.text} ${node.folded}`;
		for (const [part, piece] of breakRows(text, columns - indent.length - 2).entries()) {
			rows.push({node, part, text: `${indent}${part === 0 ? mark : '  '}${piece}`});
		}

		if (isOpen) {
			for (const child of node.children) {
				visit(child);
			}
		}
	};

	for (const root of document.roots) {
		visit(root);
	}

	return {rows, firstRow};
}

/** Whether what lies below a line is shown. */
export function isUnfolded(node: StepNode, toggled: ReadonlySet<string>): boolean {
	return node.isOpen !== toggled.has(node.id);
}

/** The row of a place; the top where its line has gone or is folded away. */
export function rowOf({rows, firstRow}: StepLayout, place: StepTextPosition): number {
	const first = place === null ? undefined : firstRow.get(place.id);
	if (first === undefined || place === null) {
		return 0;
	}

	let row = first;
	while (row < first + place.part && rows[row + 1]?.node.id === place.id) {
		row++;
	}

	return row;
}

/** Where a search was found: a line, and how far into it. */
export type StepMatch = {readonly node: StepNode; readonly at: number};

/** More places than this aren't counted: nobody steps through them. */
const mostMatches = 10_000;

const rememberFound = createMemory<readonly StepMatch[]>();

/** Every place of a search's matches in a step, folded lines too; the first 10,000 of them. */
export function findInStep(document: StepDocument, search: string): readonly StepMatch[] {
	return rememberFound(document, [search], () => find(document, search));
}

function find(document: StepDocument, search: string): readonly StepMatch[] {
	const query = parseQuery(search);
	const matches: StepMatch[] = [];
	for (const node of isOpenQuery(query) ? [] : document.nodes) {
		if (matches.length >= mostMatches) {
			break;
		}

		if (holdsQuery(query, {words: [node.text]})) {
			const ranges = findRanges(query, node.text);
			const places = ranges.map(([at]) => at);
			// Several terms give one place a line; a line found only by negated terms, its beginning.
			const found = query.terms.length === 1 && places.length > 0 ? places : [places[0] ?? 0];
			matches.push(...found.map(at => ({node, at})));
		}
	}

	return matches.slice(0, mostMatches);
}

/** The choice of folds under which a line shows: everything above it unfolded. */
export function unfoldTo(node: StepNode, toggled: ReadonlySet<string>): ReadonlySet<string> {
	const changed = new Set(toggled);
	let hasChanged = false;
	for (let above = node.parent; above !== null; above = above.parent) {
		if (!isUnfolded(above, changed)) {
			hasChanged = true;
			toggle(changed, above.id);
		}
	}

	return hasChanged ? changed : toggled;
}

/** Put an ID into a set, or take it out. */
export function toggle(ids: Set<string>, id: string): void {
	if (!ids.delete(id)) {
		ids.add(id);
	}
}
