/** Levels that a request may nest; no operation has a quarter of them. Code that follows a value downwards can rely on it. */
const deepestNesting = 100;

/** Whether JSON text nests deeper than that. It is only scanned, so depth costs nothing. */
export function nestsTooDeep(json: Buffer): boolean {
	let depth = 0;
	let isText = false;
	for (let at = 0; at < json.length; at++) {
		const byte = json[at];
		if (isText) {
			if (byte === backslash) {
				at++;
			} else if (byte === quote) {
				isText = false;
			}
		} else if (byte === quote) {
			isText = true;
		} else if (byte === openList || byte === openMap) {
			if (++depth > deepestNesting) {
				return true;
			}
		} else if (byte === closeList || byte === closeMap) {
			depth--;
		}
	}
	return false;
}

const [quote, backslash, openList, closeList, openMap, closeMap] = [...'"\\[]{}'].map(char => char.charCodeAt(0));
