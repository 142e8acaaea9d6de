/**
Colours as the console asks for them, in one integer, and what is nearest to them where the terminal shows fewer.
*/

/** 0–15 are the terminal's own sixteen colours, 16–255 its palette, `#rrggbb` a true colour, `default` the terminal's own fore- or background. */
export type Color = number | `#${string}` | 'default';

/** A colour in one integer: 0 default, 1–256 the palette colour plus one, and with `rgbFlag` set a true colour. */
export type PackedColor = number;
export const rgbFlag = 0x1_00_00_00;

export function packColor(color: Color): PackedColor {
	if (color === 'default') {
		return 0;
	}

	if (typeof color === 'number') {
		if (!Number.isInteger(color) || color < 0 || color > 255) {
			throw new RangeError(`A palette colour is an integer from 0 to 255, not ${color}`);
		}

		return color + 1;
	}

	if (!/^#[\da-f]{6}$/i.test(color)) {
		throw new RangeError(`A true colour is written #rrggbb, not ${color}`);
	}

	return rgbFlag | Number.parseInt(color.slice(1), 16);
}

const cubeLevels = [0, 95, 135, 175, 215, 255];

/** The palette colour (16–255) nearest to a true colour; a palette colour stays itself. */
export function toPalette(color: PackedColor): PackedColor {
	if (color < rgbFlag) {
		return color;
	}

	const [red, green, blue] = toRgb(color);
	const cube = [red, green, blue].map(nearestCubeIndex) as [number, number, number];
	const cubeColor = cube.map(index => cubeLevels[index] ?? 0) as [number, number, number];
	const gray = Math.max(0, Math.min(23, Math.round(((red + green + blue) / 3 - 8) / 10)));
	const grayLevel = 8 + gray * 10;
	const isGrayNearer =
		squaredDistance([red, green, blue], [grayLevel, grayLevel, grayLevel]) <
		squaredDistance([red, green, blue], cubeColor);
	return 1 + (isGrayNearer ? 232 + gray : 16 + 36 * cube[0] + 6 * cube[1] + cube[2]);
}

// The sixteen colours are the terminal's to choose; these are xterm's, the ones themes vary around.
const sixteenColors: ReadonlyArray<readonly [number, number, number]> = [
	[0, 0, 0],
	[205, 0, 0],
	[0, 205, 0],
	[205, 205, 0],
	[0, 0, 238],
	[205, 0, 205],
	[0, 205, 205],
	[229, 229, 229],
	[127, 127, 127],
	[255, 0, 0],
	[0, 255, 0],
	[255, 255, 0],
	[92, 92, 255],
	[255, 0, 255],
	[0, 255, 255],
	[255, 255, 255],
];

/** The nearest of the terminal's own sixteen colours. */
export function toSixteen(color: PackedColor): PackedColor {
	if (color <= 16) {
		return color;
	}

	const rgb = toRgb(color);
	let nearest = 0;
	let nearestDistance = Number.POSITIVE_INFINITY;
	for (const [index, candidate] of sixteenColors.entries()) {
		const distance = squaredDistance(rgb, candidate);
		if (distance < nearestDistance) {
			nearest = index;
			nearestDistance = distance;
		}
	}

	return 1 + nearest;
}

function toRgb(color: PackedColor): readonly [number, number, number] {
	if (color >= rgbFlag) {
		return [(color >> 16) & 0xff, (color >> 8) & 0xff, color & 0xff];
	}

	const index = color - 1;
	if (index < 16) {
		return sixteenColors[index] ?? [0, 0, 0];
	}

	if (index >= 232) {
		const level = 8 + (index - 232) * 10;
		return [level, level, level];
	}

	const level = (step: number): number => cubeLevels[Math.floor((index - 16) / step) % 6] ?? 0;
	return [level(36), level(6), level(1)];
}

function nearestCubeIndex(value: number): number {
	return value < 48 ? 0 : value < 115 ? 1 : Math.floor((value - 35) / 40);
}

function squaredDistance(a: readonly [number, number, number], b: readonly [number, number, number]): number {
	return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
}
