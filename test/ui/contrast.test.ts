import {describe, expect, test} from 'vitest';
import {
	type Appearance,
	onSelection,
	type Palette,
	readOwnColors,
	themes,
	themesOfSixteen,
	withTheme,
} from '../../source/ui/theme.ts';

type Rgb = readonly [number, number, number];

/** Xterm's own sixteen, as its resources have them. @see https://invisible-island.net/xterm/manpage/xterm.html */
const sixteen: readonly string[] =
	'000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff'.split(
		' ',
	);

function toRgb(color: Exclude<Palette['text'], 'default'>): Rgb {
	if (typeof color === 'string') {
		return parse(color.slice(1));
	}

	if (color < 16) {
		return parse(sixteen[color]!);
	}

	if (color >= 232) {
		const gray = 8 + (color - 232) * 10;
		return [gray, gray, gray];
	}

	const levels = [0, 95, 135, 175, 215, 255];
	const cube = color - 16;
	return [levels[Math.floor(cube / 36)]!, levels[Math.floor(cube / 6) % 6]!, levels[cube % 6]!];
}

function parse(hex: string): Rgb {
	const part = (at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
	return [part(0), part(2), part(4)];
}

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(rgb: Rgb): number {
	const [red, green, blue] = rgb.map(part => {
		const share = part / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Rgb, other: Rgb): number {
	const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
	return (light + 0.05) / (dark + 0.05);
}

const backgroundOf = (name: string): Rgb => (name === 'light' ? [255, 255, 255] : [0, 0, 0]);

/** In true colour a palette's numbers are the 256's own. */
describe.each([
	['true colour and 256 colours', themes],
	['16 colours', themesOfSixteen],
])('in %s', (_, all) => {
	test.each(Object.entries(all))('each colour of %s has a contrast of 4.5 to 1 to its background', (name, palette) => {
		const weak = Object.entries(palette)
			.filter(([what, color]) => color !== 'default' && what !== 'selection')
			.map(([what, color]) => [what, contrast(toRgb(color as number), backgroundOf(name))] as const)
			.filter(([, ratio]) => ratio < 4.5);
		expect(weak).toEqual([]);
	});

	test.each(Object.entries(all))(
		'each colour of %s has as much to the surface of the row under the cursor',
		(name, palette) => {
			const isOfSixteen = all === themesOfSixteen;
			const on = onSelection({
				palette,
				isAscii: false,
				hasColor: true,
				theme: name as keyof typeof themes,
				isOfSixteen,
			});
			const {selection, ...inks} = on.palette;
			const surface = toRgb(selection as number);
			// The terminal's own colour of texts is as xterm has it, on the background of the theme.
			const text: Rgb = name === 'light' ? [0, 0, 0] : [229, 229, 229];
			const weak = Object.entries(inks)
				.map(([what, color]) => [what, contrast(color === 'default' ? text : toRgb(color), surface)] as const)
				.filter(([, ratio]) => ratio < 4.5);
			expect(weak).toEqual([]);
			expect(contrast(surface, backgroundOf(name))).toBeGreaterThan(1.25);
			expect(new Set([inks.good, inks.bad, inks.waiting, inks.running]).size).toBe(4);
		},
	);

	test.each(Object.entries(all))(
		'%s tells success, failure, waiting and running apart by colour, too',
		(_name, palette) => {
			const {good, bad, waiting, running} = palette;
			expect(new Set([good, bad, waiting, running]).size).toBe(4);
		},
	);
});

test('a terminal of sixteen colours gets none but these', () => {
	const beyond = Object.values(themesOfSixteen).flatMap(palette =>
		Object.values(palette).filter(color => typeof color === 'number' && color > 15),
	);
	expect(beyond).toEqual([]);
});

test('own colours lie over every theme, whichever is chosen later', () => {
	const own = readOwnColors({failed: '#ff5f5f', accent: 'bright-cyan', muted: '245', text: 'default'});
	expect(own).toEqual({bad: '#ff5f5f', accent: 14, muted: 245, text: 'default'});
	const appearance: Appearance = {palette: themes.dark, isAscii: false, hasColor: true, own};
	expect(withTheme(appearance, 'light').palette).toEqual({...themes.light, ...own});
	expect(withTheme({...appearance, isOfSixteen: true}, 'light').palette).toEqual({...themesOfSixteen.light, ...own});
});
