import {type Document, isMap, isPair, isSeq, type Node} from 'yaml';

/** Find where in a text the value of a path begins; for a missing value, where its nearest holder begins. Characters from 0. */
export function findOffset(document: Document, path: ReadonlyArray<string | number>): number {
	let node: unknown = document.contents;
	let offset = (document.contents as Node | null)?.range?.[0] ?? 0;
	for (const key of path) {
		// For a duplicate key, a parser that allows it takes the last.
		const found = isMap(node)
			? node.items.findLast(item => String(item.key) === String(key))
			: isSeq(node)
				? node.items[Number(key)]
				: undefined;
		if (found === undefined || found === null) {
			break;
		}

		offset = (isPair(found) ? (found.key as Node) : (found as Node)).range?.[0] ?? offset;
		node = isPair(found) ? found.value : found;
	}

	return offset;
}
