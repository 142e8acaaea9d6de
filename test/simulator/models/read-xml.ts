/** XML as plain values: an element with elements in it is a map, several of one name are a list, and any other is its text. */
export function readXml(text: string): unknown {
	const tokens = [...text.matchAll(/<(\/?)([\w:]+)[^>]*>|([^<]+)/g)];
	let at = 0;
	const read = (): unknown => {
		const members: Record<string, unknown> = {};
		let own = '';
		while (at < tokens.length) {
			const [, closing, name, words] = tokens[at++]!;
			if (closing) {
				break;
			}

			if (name === undefined) {
				own += words;
				continue;
			}

			const value = read();
			const known = members[name];
			members[name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value];
		}

		return Object.keys(members).length > 0 || own.trim() === '' ? members : own;
	};

	return read();
}
