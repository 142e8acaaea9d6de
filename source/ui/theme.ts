import {type ColorName, sixteenNames} from '../core/domain/color-names.ts';
import {ownValue} from '../core/domain/own.ts';
import type {ThemeName} from '../core/domain/settings.ts';
import {classifyStatus, type Status, type StatusClass} from '../core/domain/status.ts';
import type {LocationGrid, LocationIndex} from '../core/grid/location-grid.ts';
import {createMemory} from '../core/grid/remember.ts';
import {type Severity, severities} from '../core/grid/severity.ts';
import {classGlyphs, marks, statusGlyphs} from '../core/status/glyph.ts';
import type {Color} from '../terminal/color.ts';

/** How a status is drawn: the glyph tells it without colour, the colour without reading. */
export type StatusSign = {
	readonly glyph: string;
	/** One column, 7-bit. */
	readonly ascii: string;
	readonly color: ThemeColor;
};

/** What a colour is for; a theme says which it is. */
export type ThemeColor =
	| 'good'
	| 'bad'
	| 'running'
	| 'waiting'
	| 'idle'
	| 'skipped'
	| 'accent'
	| 'text'
	| 'muted'
	/** The background of the row under the cursor. */
	| 'selection';

const colors: Readonly<Record<StatusClass, ThemeColor>> = {
	succeeded: 'good',
	failed: 'bad',
	running: 'running',
	waiting: 'waiting',
	idle: 'idle',
	cancelled: 'waiting',
	skipped: 'skipped',
	unknown: 'waiting',
	unclear: 'bad',
};

const looks = Object.fromEntries(
	Object.entries(classGlyphs).map(([name, glyph]) => [name, {...glyph, color: colors[name as StatusClass]}]),
) as Readonly<Record<StatusClass, StatusSign>>;

/** Where the status itself says more than its class. */
const special: Readonly<Record<string, StatusSign>> = {
	TimedOut: {...statusGlyphs.TimedOut, color: 'bad'},
	Cancelling: {...statusGlyphs.Cancelling, color: 'waiting'},
};

export function statusSign(status: Status): StatusSign {
	return ownValue(special, status) ?? looks[classifyStatus(status)];
}

/** How a location of a grid is drawn: one that has ended with a status that we don't know looks so. */
export function gridSign(grid: LocationGrid, index: LocationIndex): StatusSign {
	const statusClass = grid.classAt(index) ?? 'idle';
	return statusClass === 'unclear' ? looks.unclear : statusSign(grid.statusAt(index)!);
}

const groupColors: readonly ThemeColor[] = ['bad', 'waiting', 'running', 'accent', 'good'];

/** Colour of a group of equal values: the rare ones stand out, the largest stays quiet, as what everybody has. */
export function groupColor(groups: ReadonlyArray<{readonly letter: string} | string>, letter: string): ThemeColor {
	const place = groups.map(one => (typeof one === 'string' ? one : one.letter)).indexOf(letter);
	const values = groups.filter(one => (typeof one === 'string' ? one : one.letter) !== '-').length;
	return letter === '-' || (place === values - 1 && values > 1) ? 'muted' : groupColors[place % groupColors.length]!;
}

/** How a class of statuses is drawn. */
export function classSign(statusClass: StatusClass): StatusSign {
	return looks[statusClass];
}

/** How a block of locations is drawn, by the worst severity among them; 0 for none. */
export function severitySign(severity: Severity): StatusSign {
	return looks[severities[severity - 1] ?? 'idle'];
}

/** A colour of the terminal's 256, a true colour, or `default`. The first 16 are the terminal's own, so they fit its background. */
export type Palette = Readonly<Record<ThemeColor, Color>>;

const dark: Palette = {
	good: 2,
	bad: 9,
	running: 14,
	waiting: 11,
	idle: 8,
	skipped: 8,
	accent: 6,
	text: 'default',
	muted: 8,
	selection: 237,
};

/**
Themes by name. Success and failure always differ in glyph, and in `deuteranopia` and `tritanopia` in hues that those eyes can distinguish.

Each colour has a contrast of 4.5 to 1 to the theme's background, black or white (WCAG 2.2, AA): a test computes it.
*/
export const themes: Readonly<Record<ThemeName, Palette>> = {
	dark,
	light: {
		...dark,
		good: 28,
		bad: 160,
		running: 25,
		waiting: 130,
		idle: 242,
		skipped: 242,
		accent: 21,
		muted: 242,
		selection: 254,
	},
	'high-contrast': {
		...dark,
		good: 10,
		running: 15,
		idle: 'default',
		skipped: 'default',
		accent: 15,
		muted: 'default',
		selection: 15,
	},
	deuteranopia: {...dark, good: 39, bad: 208, running: 15, waiting: 226},
	tritanopia: {...dark, good: 51, bad: 197, running: 15, waiting: 218},
};

/** The same for a terminal with sixteen colours: the nearest of them may have too little contrast with the background. */
export const themesOfSixteen: Readonly<Record<ThemeName, Palette>> = {
	dark: {...dark, selection: 15},
	light: {
		...dark,
		good: 4,
		bad: 1,
		running: 12,
		waiting: 5,
		idle: 'default',
		skipped: 'default',
		accent: 4,
		muted: 'default',
		selection: 0,
	},
	'high-contrast': themes['high-contrast'],
	deuteranopia: {...dark, good: 14, bad: 9, running: 15, waiting: 11, selection: 15},
	tritanopia: {...dark, good: 14, bad: 9, running: 15, waiting: 13, selection: 15},
};

/** Colours on a light grey or white background within a dark theme. */
const onWhite: Partial<Palette> = {
	good: 4,
	bad: 1,
	running: 12,
	waiting: 5,
	idle: 0,
	skipped: 0,
	accent: 4,
	text: 0,
	muted: 0,
};

const onGray: Partial<Palette> = {bad: 210, idle: 250, skipped: 250, muted: 250};

/** Colours of the row under the cursor, in place of the theme's: the same hues, with the same contrast to the highlight as the others have to the background. */
const inksOnSelection: Readonly<Record<ThemeName, Partial<Palette>>> = {
	dark: onGray,
	light: {good: 22, bad: 124, waiting: 94, idle: 238, skipped: 238, muted: 238},
	'high-contrast': {...onWhite, good: 22, waiting: 94},
	deuteranopia: onGray,
	tritanopia: {...onGray, bad: 211},
};

const inksOnSelectionOfSixteen: Readonly<Record<ThemeName, Partial<Palette>>> = {
	dark: onWhite,
	light: {good: 2, bad: 9, running: 14, waiting: 11, idle: 15, skipped: 15, accent: 6, text: 15, muted: 15},
	'high-contrast': onWhite,
	deuteranopia: onWhite,
	tritanopia: onWhite,
};

/** How everything is drawn: the theme's colours, or none, and glyphs beyond ASCII, or not. */
export type Appearance = {
	readonly palette: Palette;
	readonly isAscii: boolean;
	readonly hasColor: boolean;
	/** The theme of the palette; left out where it is none of ours. */
	readonly theme?: ThemeName;
	/** Whether the terminal has only sixteen colours. */
	readonly isOfSixteen?: boolean;
	/** The operator's own colours, which override those of any theme. */
	readonly own?: Partial<Palette>;
};

/** The look in another theme; the same where there is no such theme, or none was chosen. */
export function withTheme(appearance: Appearance, name: string | null): Appearance {
	if (name === null || !Object.hasOwn(themes, name)) {
		return appearance;
	}

	// The object is the same for every frame, as it is a key of painted caches.
	return rememberThemed(appearance, [name], () => {
		const theme = name as ThemeName;
		const {isOfSixteen = false, own = {}} = appearance;
		return {...appearance, theme, palette: {...(isOfSixteen ? themesOfSixteen : themes)[theme], ...own}};
	});
}

const rememberThemed = createMemory<Appearance>();

/** The use of a colour of the settings, by its name there. */
const colorOf: Readonly<Record<ColorName, ThemeColor>> = {
	succeeded: 'good',
	failed: 'bad',
	running: 'running',
	waiting: 'waiting',
	notBegun: 'idle',
	neverRan: 'skipped',
	accent: 'accent',
	text: 'text',
	muted: 'muted',
	selection: 'selection',
};

/** The operator's own colours; the settings have been checked. */
export function readOwnColors(colors: Readonly<Partial<Record<ColorName, string>>>): Partial<Palette> {
	return Object.fromEntries(
		Object.entries(colors).map(([name, value]) => [colorOf[name as ColorName], readColor(value)]),
	);
}

function readColor(text: string): Color {
	const named = sixteenNames.indexOf(text);
	return named >= 0 ? named : /^\d+$/.test(text) ? Number(text) : (text as Color);
}

export function glyphOf(status: Status, {isAscii}: Appearance): string {
	const sign = statusSign(status);
	return isAscii ? sign.ascii : sign.glyph;
}

const selected = new WeakMap<Appearance, Appearance>();

/** How the row under the cursor is drawn: every colour contrasts with the highlight. Own colours stay. */
export function onSelection(appearance: Appearance): Appearance {
	let found = selected.get(appearance);
	if (found === undefined) {
		const {theme = 'dark', isOfSixteen = false, own = {}, palette} = appearance;
		const inks = (isOfSixteen ? inksOnSelectionOfSixteen : inksOnSelection)[theme];
		found = {...appearance, palette: {...palette, ...inks, ...own}};
		selected.set(appearance, found);
	}

	return found;
}

/** A mark of ours, or its letter. */
export function markOf(mark: keyof typeof marks, {isAscii}: Pick<Appearance, 'isAscii'>): string {
	return isAscii ? marks[mark].ascii : marks[mark].glyph;
}
