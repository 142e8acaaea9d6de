/**
Reads SGR parameters back into a style: the way from Ink's text to our cells.
*/
import {type PackedColor, rgbFlag} from './color.ts';
import {attribute, attributesOf, backgroundOf, defaultStyle, foregroundOf, internStyle, type Style} from './style.ts';

const starts: Readonly<Record<number, number>> = {
	1: attribute.bold,
	2: attribute.dim,
	3: attribute.italic,
	4: attribute.underline,
	7: attribute.inverse,
	9: attribute.strikethrough,
	21: attribute.underline,
};

const ends: Readonly<Record<number, number>> = {
	22: attribute.bold | attribute.dim,
	23: attribute.italic,
	24: attribute.underline,
	27: attribute.inverse,
	29: attribute.strikethrough,
};

const known = new Map<string, Style>();
const mostKnown = 4096;

/**
The style after `CSI parameters m`.

@param parameters - As sent, separated by `;`; colours also with `:` as ISO 8613-6 has them. What isn't known changes nothing.
*/
export function parseSgr(parameters: string, style: Style): Style {
	if (parameters === '' || parameters === '0') {
		return defaultStyle;
	}

	const key = `${style};${parameters}`;
	let result = known.get(key);
	if (result === undefined) {
		result = applyParameters(parameters.split(';'), style);
		if (known.size >= mostKnown) {
			known.clear();
		}

		known.set(key, result);
	}

	return result;
}

function applyParameters(parameters: readonly string[], style: Style): Style {
	let foreground = foregroundOf(style);
	let background = backgroundOf(style);
	let bits = attributesOf(style);
	for (let index = 0; index < parameters.length; index++) {
		const [first = '', ...subparameters] = (parameters[index] ?? '').split(':');
		const code = Number.parseInt(first, 10) || 0;
		if (code === 0) {
			foreground = 0;
			background = 0;
			bits = 0;
		} else if (code === 38 || code === 48) {
			const isJoined = subparameters.length > 0;
			const values = (isJoined ? subparameters : parameters.slice(index + 1)).map(
				value => Number.parseInt(value, 10) || 0,
			);
			const {color, length} = readExtendedColor(values, isJoined);
			index += isJoined ? 0 : length;
			if (code === 38) {
				foreground = color ?? foreground;
			} else {
				background = color ?? background;
			}
		} else if (code === 4 && subparameters[0] === '0') {
			bits &= ~attribute.underline;
		} else {
			bits = (bits | (starts[code] ?? 0)) & ~(ends[code] ?? 0);
			foreground = basicColor(code, 30, 90) ?? foreground;
			background = basicColor(code, 40, 100) ?? background;
		}
	}

	return internStyle(foreground, background, bits);
}

function basicColor(code: number, first: number, firstBright: number): PackedColor | undefined {
	if (code === first + 9) {
		return 0;
	}

	if (code >= first && code < first + 8) {
		return code - first + 1;
	}

	return code >= firstBright && code < firstBright + 8 ? code - firstBright + 9 : undefined;
}

/** @returns The colour, if there is one, and how many values it took. */
function readExtendedColor(
	values: readonly number[],
	isJoined: boolean,
): {color: PackedColor | undefined; length: number} {
	if (values[0] === 5) {
		const index = values[1] ?? 0;
		return {color: index <= 255 ? index + 1 : undefined, length: 2};
	}

	if (values[0] === 2) {
		// With colons a colour space, mostly empty, comes before red.
		const [red = 0, green = 0, blue = 0] = isJoined && values.length > 4 ? values.slice(2) : values.slice(1);
		return {color: rgbFlag | ((red & 0xff) << 16) | ((green & 0xff) << 8) | (blue & 0xff), length: 4};
	}

	return {color: undefined, length: values.length};
}
