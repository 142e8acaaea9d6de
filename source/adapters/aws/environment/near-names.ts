/** Whether names are easily mistaken: one begins with the other, or they differ by two letters at most. */
export function isNear(name: string, other: string): boolean {
	const [one, two] = [name.toLowerCase(), other.toLowerCase()];
	return one.startsWith(two) || two.startsWith(one) || countEdits(one, two) <= Math.min(2, Math.floor(two.length / 2));
}

/** Letters to put in, take out or change on the way from one name to the other. */
function countEdits(one: string, two: string): number {
	let row = [...two, ''].map((_, at) => at);
	for (const [place, letter] of [...one].entries()) {
		const next = [place + 1];
		for (const [at, other] of [...two].entries()) {
			next.push(Math.min(row[at + 1]! + 1, next[at]! + 1, row[at]! + (letter === other ? 0 : 1)));
		}

		row = next;
	}

	return row.at(-1)!;
}
