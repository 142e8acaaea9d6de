/** Break a text into lines of at most so many characters, at spaces where there are any; `indent` stands before all lines but the first. */
export function wrapText(text: string, width: number, indent = ''): readonly string[] {
	const lines: string[] = [];
	for (const paragraph of text.split('\n')) {
		let rest = paragraph.trimEnd();
		let isFirst = true;
		do {
			const room = Math.max(8, width - (isFirst ? 0 : indent.length));
			const space = rest.length > room ? rest.lastIndexOf(' ', room) : -1;
			// A space far to the left would leave the line almost empty: a long word is cut instead.
			const end = rest.length <= room ? rest.length : space > room / 2 ? space : room;
			lines.push((isFirst ? '' : indent) + rest.slice(0, end));
			rest = rest.slice(end).trimStart();
			isFirst = false;
		} while (rest !== '');
	}

	return lines;
}
