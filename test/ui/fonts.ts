import {existsSync, readFileSync} from 'node:fs';
import {openSync} from 'fontkit';

/** The monospaced fonts that terminals are set up with, where Debian's packages put them. */
const files: Readonly<Record<string, readonly string[]>> = {
	'DejaVu Sans Mono': ['truetype/dejavu/DejaVuSansMono.ttf'],
	'Liberation Mono': [
		'truetype/liberation/LiberationMono-Regular.ttf',
		'truetype/liberation2/LiberationMono-Regular.ttf',
	],
	'Noto Sans Mono': ['truetype/noto/NotoSansMono-Regular.ttf'],
	Hack: ['truetype/hack/Hack-Regular.ttf'],
	'JetBrains Mono': ['truetype/jetbrains-mono/JetBrainsMono-Regular.ttf'],
	'Cascadia Code': ['truetype/cascadia-code/CascadiaCode.ttf', 'opentype/cascadia-code/CascadiaCode-Regular.otf'],
	'Fira Code': ['truetype/firacode/FiraCode-Regular.ttf'],
	Terminus: ['opentype/terminus/terminus-normal.otb'],
};

export type Font = {
	readonly name: string;
	/** Whether a character is in the font, as wide as a letter. */
	readonly isOneCell: (character: string) => boolean;
};

/** Those that are installed here: on a machine of a developer one or two, where CI runs all that its Debian has. */
export const fonts: readonly Font[] = Object.entries(files).flatMap(([name, places]) => {
	const path = places.map(place => `/usr/share/fonts/${place}`).find(existsSync);
	return path === undefined ? [] : [openFont(name, path)];
});

function openFont(name: string, path: string): Font {
	// A file of a collection would hold several; these don't.
	const font = openSync(path);
	if (!('glyphForCodePoint' in font)) {
		throw new Error(`${path} is a collection`);
	}

	const {advanceWidth} = font.glyphForCodePoint(0x4d);
	return {
		name,
		isOneCell(character) {
			const code = character.codePointAt(0) ?? 0;
			return font.hasGlyphForCodePoint(code) && font.glyphForCodePoint(code).advanceWidth === advanceWidth;
		},
	};
}

/** Emoji as Unicode's data has them, digits and the like left out: those are drawn as pictures by nobody. */
export const isEmoji = (character: string): boolean => /\p{Emoji}/u.test(character) && character > '\u{FF}';

export const readText = (path: string): string => readFileSync(path, 'utf8');
