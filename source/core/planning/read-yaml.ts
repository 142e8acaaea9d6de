import {type Document, isMap, isScalar, LineCounter, type Node, parseDocument, visit, type YAMLError} from 'yaml';

/** Deeper than any request goes. */
const deepest = 50;

/** More than the largest request has, an account, Region and value a line: reading YAML takes a tenth of a millisecond a line. */
const mostLines = 50_000;

/** Something that is wrong with a text as YAML or JSON, and on which line (from 1). */
export type SyntaxMistake = {readonly line: number; readonly message: string};

/** A text that was read: its values, and where they stand. */
export type ReadYaml = {readonly value: unknown; readonly document: Document; readonly lines: LineCounter};

/**
Read YAML, or JSON, that comes from outside. Takes a time that grows with its length only.

Anchors and merge keys (`<<`) count, as they do for the AWS CLI.

@returns What is wrong, in words that go after "the plan": brackets that don't match, a key that is there twice, nesting that no request has, anchors that blow a small text up.
*/
export function readYaml(text: string): ReadYaml | {readonly mistakes: readonly SyntaxMistake[]} {
	const count = text.split('\n').length;
	if (count > mostLines) {
		return {mistakes: [{line: 1, message: `has ${count} lines; ${mostLines} are the most that are read`}]};
	}

	const deep = findDeepLine(text);
	if (deep !== null) {
		return {mistakes: [{line: deep, message: `is nested deeper than ${deepest} levels`}]};
	}

	const lines = new LineCounter();
	// The check for keys that are there twice compares each with each.
	const document = parseDocument(text, {lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: true});
	const lineOf = (offset: number): number => lines.linePos(offset).line;
	const mistakes = [
		...document.errors.map(error => ({message: sayError(error), line: lineOf(error.pos[0])})),
		...findRepeatedKeys(document).map(({message, offset}) => ({message, line: lineOf(offset)})),
	];
	if (mistakes.length > 0) {
		return {mistakes};
	}

	if (document.contents === null) {
		return {mistakes: [{line: 1, message: 'is empty'}]};
	}

	try {
		return {value: document.toJS(), document, lines};
	} catch (error) {
		// Of an anchor that isn't there, or of too many: it names no place.
		return {mistakes: [{line: 1, message: `can't be read: ${(error as Error).message}`}]};
	}
}

function sayError({code, message}: YAMLError): string {
	return code === 'MULTIPLE_DOCS'
		? 'ends here, and another document begins: there has to be one'
		: `can't be read: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

/**
The first line that is nested too deep: brackets outside of quotes, lists in lists on one line, and indentation.

Read by hand because a parser that calls itself for each level is ended by such a text.
*/
function findDeepLine(text: string): number | null {
	let depth = 0;
	const indents: number[] = [];
	for (const [index, line] of text.split('\n').entries()) {
		const [start = '', dashes = ''] = /^ *((?:- +)*)/.exec(line) ?? [];
		const plain = line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|(?:^|\s)#.*$/g, '');
		// A name at the very start begins anew, whatever a text before it had of brackets.
		depth = /^\w/.test(line) ? 0 : depth;
		if (depth === 0 && plain.trim() !== '') {
			const indent = start.length - dashes.length;
			while (indents.length > 0 && indents.at(-1)! >= indent) {
				indents.pop();
			}

			indents.push(indent);
		}

		if (indents.length + dashes.length / 2 > deepest) {
			return index + 1;
		}

		for (const sign of plain) {
			depth = sign === '[' || sign === '{' ? depth + 1 : sign === ']' || sign === '}' ? Math.max(0, depth - 1) : depth;
			if (depth > deepest) {
				return index + 1;
			}
		}
	}

	return null;
}

function findRepeatedKeys(document: Document): ReadonlyArray<{readonly message: string; readonly offset: number}> {
	const found: Array<{readonly message: string; readonly offset: number}> = [];
	visit(document, {
		Map(_, map) {
			const keys = new Set<string>();
			for (const {key} of isMap(map) ? map.items : []) {
				const name = isScalar(key) ? String(key.value) : '';
				if (isScalar(key) && keys.has(name)) {
					found.push({message: `has the key ${JSON.stringify(name)} twice`, offset: (key as Node).range?.[0] ?? 0});
				}

				keys.add(name);
			}
		},
	});
	return found;
}
