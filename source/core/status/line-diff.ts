/** A line of a difference: in both texts, or in one. */
export type DiffLine = {readonly sign: ' ' | '-' | '+'; readonly text: string};

/** Beyond this many pairs of lines the whole middle counts as replaced: nobody reads more, and comparing would take seconds. */
const mostPairs = 16_000_000;

/**
Find the lines to remove from a text and to insert so that it becomes another.

@returns Every line of both; lines with a space only where they are equal.
*/
export function diffLines(before: string, after: string): readonly DiffLine[] {
	const [a, b] = [before.trimEnd().split('\n'), after.trimEnd().split('\n')];
	let start = 0;
	while (start < a.length && start < b.length && a[start] === b[start]) {
		start++;
	}
	let end = 0;
	while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) {
		end++;
	}
	const same = (lines: readonly string[]) => lines.map((text): DiffLine => ({sign: ' ', text}));
	return [
		...same(a.slice(0, start)),
		...diffMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
		...same(a.slice(a.length - end)),
	];
}

/** Keep only the changes, with this many lines around each; `@@` marks a gap. */
export function printDiff(lines: readonly DiffLine[], context = 2): readonly string[] {
	const isNear = lines.map((_, index) =>
		lines.slice(Math.max(0, index - context), index + context + 1).some(({sign}) => sign !== ' '),
	);
	return lines.flatMap(({sign, text}, index) => {
		if (!isNear[index]) {
			return [];
		}
		const isAfterGap = index > 0 && !isNear[index - 1];
		return [...(isAfterGap ? ['@@'] : []), `${sign} ${text}`];
	});
}

/** The longest common subsequence, from the end of both to the beginning. */
function diffMiddle(a: readonly string[], b: readonly string[]): readonly DiffLine[] {
	const removed = (lines: readonly string[]) => lines.map((text): DiffLine => ({sign: '-', text}));
	const added = (lines: readonly string[]) => lines.map((text): DiffLine => ({sign: '+', text}));
	if (a.length * b.length > mostPairs) {
		return [...removed(a), ...added(b)];
	}
	const width = b.length + 1;
	const lengths = new Uint32Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--) {
		for (let j = b.length - 1; j >= 0; j--) {
			lengths[i * width + j] =
				a[i] === b[j]
					? lengths[(i + 1) * width + j + 1]! + 1
					: Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
		}
	}
	const lines: DiffLine[] = [];
	let [i, j] = [0, 0];
	while (i < a.length && j < b.length) {
		if (a[i] === b[j]) {
			lines.push({sign: ' ', text: a[i]!});
			i++;
			j++;
		} else if (lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!) {
			lines.push({sign: '-', text: a[i++]!});
		} else {
			lines.push({sign: '+', text: b[j++]!});
		}
	}
	return [...lines, ...removed(a.slice(i)), ...added(b.slice(j))];
}
