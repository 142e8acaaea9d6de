/** Whether a text is what a pattern says, where `*` stands for anything. Takes no longer than the two are long, whatever the pattern. */
export function matchesGlob(pattern: string, text: string): boolean {
	const [start = '', ...rest] = pattern.split('*');
	const end = rest.pop();
	if (end === undefined) {
		return pattern === text;
	}

	if (text.length < start.length + end.length || !text.startsWith(start) || !text.endsWith(end)) {
		return false;
	}

	let at = start.length;
	for (const part of rest) {
		const found = text.indexOf(part, at);
		if (found === -1) {
			return false;
		}

		at = found + part.length;
	}

	return at <= text.length - end.length;
}
