/** Whether a text matches a glob: `*` is any run of characters, `?` any one. `undefined` matches everything. */
export function matchesGlob(glob: string | undefined, text: string): boolean {
	if (glob === undefined || glob === '*') {
		return true;
	}
	if (!glob.includes('*') && !glob.includes('?')) {
		return glob === text;
	}
	return matchesFrom(glob, text);
}

/** Reads both once; after a star it returns only to the last one. */
function matchesFrom(glob: string, text: string): boolean {
	let [inGlob, inText, star, tried] = [0, 0, -1, 0];
	while (inText < text.length) {
		if (glob[inGlob] === '*') {
			[star, tried] = [inGlob++, inText];
		} else if (inGlob < glob.length && (glob[inGlob] === '?' || glob[inGlob] === text[inText])) {
			inGlob++;
			inText++;
		} else if (star === -1) {
			return false;
		} else {
			[inGlob, inText] = [star + 1, ++tried];
		}
	}
	return glob.slice(inGlob).replaceAll('*', '') === '';
}
