/** Parse a switch; a text that is neither `true` nor `false` stays unchanged, for the check to refuse. */
export function parseSwitch(text: string): unknown {
	return text === 'true' ? true : text === 'false' ? false : text;
}

/** Parse texts separated by commas, or a JSON list. */
export function parseList(text: string): unknown {
	return text.trimStart().startsWith('[')
		? parseJson(text)
		: text
				.split(',')
				.map(one => one.trim())
				.filter(Boolean);
}

/** Parse `key=value` pairs separated by commas, or a JSON object. A text that is neither stays unchanged, for the check to refuse. */
export function parsePairs(text: string): unknown {
	if (text.trimStart().startsWith('{')) {
		return parseJson(text);
	}

	const pairs = text
		.split(',')
		.map(one => one.trim())
		.filter(Boolean);
	return pairs.every(one => /^[^=]+=./.test(one))
		? Object.fromEntries(
				pairs.map(one => [one.slice(0, one.indexOf('=')).trim(), one.slice(one.indexOf('=') + 1).trim()]),
			)
		: text;
}

/** A text that isn't JSON stays as it is, for the check to refuse. */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A value as it is typed: `parseSetting` reads it back. */
export function printSetting(value: unknown): string {
	if (Array.isArray(value)) {
		return value.some(one => /[,[]/.test(one)) ? JSON.stringify(value) : value.join(',');
	}

	if (typeof value !== 'object' || value === null) {
		return String(value);
	}

	const pairs = Object.entries(value);
	return pairs.every(([, one]) => typeof one === 'string' && !/[,=]/.test(one)) && pairs.length > 0
		? pairs.map(([key, one]) => `${key}=${String(one)}`).join(',')
		: pairs.length === 0
			? ''
			: JSON.stringify(value);
}
