/**
How many columns a character takes, by the table that Ink measures with (string-width), without loading it for the text most screens show.

Loading `string-width` and the first `Intl.Segmenter` costs some 30 ms, as much as the rest of the start. So printable ASCII, box drawing, the common symbols and plain
CJK are known here (a test compares every one of them with string-width), and only what may combine with its neighbours needs the rest.
*/

type Measure = (text: string) => number;

let exactWidth: Measure | undefined;
let loading: Promise<void> | undefined;

/** What a code point is for the layout of text. `combining` stands for everything that may join its neighbours or has a width of its own kind. */
export type CharacterKind = 'narrow' | 'wide' | 'combining' | 'hostile';

// Pairs of first and last code point, ascending. One column each, and never part of a longer cluster unless a combining one follows.
const narrowRanges = [
	0x20, 0x7e, 0xa0, 0xac, 0xae, 0x2_ff, 0x3_70, 0x3_77, 0x3_7a, 0x3_7f, 0x3_84, 0x3_8a, 0x3_8e, 0x3_a1, 0x3_a3, 0x4_82,
	0x4_8a, 0x5_2f, 0x1e_00, 0x1f_15, 0x20_10, 0x20_27, 0x20_30, 0x20_5e, 0x20_a0, 0x20_bf, 0x21_00, 0x21_8b, 0x21_90,
	0x23_19, 0x23_1c, 0x23_28, 0x23_2b, 0x23_e8, 0x24_00, 0x24_26, 0x24_60, 0x25_fc, 0x25_ff, 0x26_13, 0x27_01, 0x27_04,
	0x27_06, 0x27_09, 0x27_0c, 0x27_27, 0x27_29, 0x27_4b, 0x27_c0, 0x2b_1a, 0xff_fd, 0xff_fd,
];

// Two columns each. Kana come without their combining marks, Hangul as whole syllables.
const wideRanges = [
	0x30_00, 0x30_29, 0x30_41, 0x30_96, 0x30_a0, 0x30_ff, 0x34_00, 0x4d_bf, 0x4e_00, 0x9f_ff, 0xac_00, 0xd7_a3, 0xff_01,
	0xff_60,
];

/** Classify one code point. Constant time for ASCII. */
export function characterKind(codePoint: number): CharacterKind {
	if (codePoint < 0x7f) {
		return codePoint >= 0x20 ? 'narrow' : 'hostile';
	}

	if (isHostile(codePoint)) {
		return 'hostile';
	}

	if (isWithin(narrowRanges, codePoint)) {
		return 'narrow';
	}

	return isWithin(wideRanges, codePoint) ? 'wide' : 'combining';
}

/** Whether a terminal might act on the code point instead of showing it, or show other text in another order because of it: controls, lone surrogates, line separators, bidi controls. */
export function isHostile(codePoint: number): boolean {
	return (
		codePoint < 0x20 ||
		(codePoint >= 0x7f && codePoint <= 0x9f) ||
		(codePoint >= 0xd8_00 && codePoint <= 0xdf_ff) ||
		(codePoint >= 0x20_28 && codePoint <= 0x20_2e) ||
		(codePoint >= 0x20_66 && codePoint <= 0x20_69) ||
		codePoint === 0x20_0e ||
		codePoint === 0x20_0f ||
		codePoint === 0x6_1c
	);
}

/**
Columns of one grapheme cluster: exactly string-width's answer once that is loaded, before that one that differs only for rare clusters.

Asking for one starts the loading; `loadWidths` tells when it is done.
*/
export function clusterWidth(cluster: string): number {
	if (exactWidth === undefined) {
		void loadWidths();
		return provisionalWidth(cluster);
	}

	return exactWidth(cluster);
}

export const areWidthsExact = (): boolean => exactWidth !== undefined;

/** Load string-width, once. Never rejects: without it the built-in answers stay. */
export function loadWidths(): Promise<void> {
	loading ??= import('string-width').then(
		module => {
			exactWidth = module.default;
		},
		() => {},
	);
	return loading;
}

// As Unicode 16 has them, in large blocks: it only has to hold for the first frames.
const provisionallyWideRanges = [
	0x11_00, 0x11_5f, 0x23_1a, 0x23_1b, 0x23_29, 0x23_2a, 0x23_e9, 0x23_ec, 0x23_f0, 0x23_f0, 0x23_f3, 0x23_f3, 0x25_fd,
	0x25_fe, 0x26_14, 0x26_15, 0x26_48, 0x26_53, 0x26_7f, 0x26_7f, 0x26_93, 0x26_93, 0x26_a1, 0x26_a1, 0x26_aa, 0x26_ab,
	0x26_bd, 0x26_be, 0x26_c4, 0x26_c5, 0x26_ce, 0x26_ce, 0x26_d4, 0x26_d4, 0x26_ea, 0x26_ea, 0x26_f2, 0x26_f3, 0x26_f5,
	0x26_f5, 0x26_fa, 0x26_fa, 0x26_fd, 0x26_fd, 0x27_05, 0x27_05, 0x27_0a, 0x27_0b, 0x27_28, 0x27_28, 0x27_4c, 0x27_4c,
	0x27_4e, 0x27_4e, 0x27_53, 0x27_55, 0x27_57, 0x27_57, 0x27_95, 0x27_97, 0x27_b0, 0x27_b0, 0x27_bf, 0x27_bf, 0x2b_1b,
	0x2b_1c, 0x2b_50, 0x2b_50, 0x2b_55, 0x2b_55, 0x2e_80, 0xa4_c6, 0xa9_60, 0xa9_7c, 0xac_00, 0xd7_a3, 0xf9_00, 0xfa_ff,
	0xfe_10, 0xfe_19, 0xfe_30, 0xfe_6b, 0xff_01, 0xff_60, 0xff_e0, 0xff_e6, 0x1_6f_e0, 0x1_b2_fb, 0x1_f0_04, 0x1_f0_04,
	0x1_f1_8e, 0x1_f1_8e, 0x1_f1_91, 0x1_f1_9a, 0x1_f1_e6, 0x1_f3_20, 0x1_f3_2d, 0x1_f3_35, 0x1_f3_37, 0x1_f3_7c,
	0x1_f3_7e, 0x1_f3_93, 0x1_f3_a0, 0x1_f5_3d, 0x1_f5_fb, 0x1_f6_4f, 0x1_f6_80, 0x1_f6_c5, 0x1_f7_e0, 0x1_f7_f0,
	0x1_f9_0c, 0x1_fa_ff, 0x2_00_00, 0x3_ff_fd,
];

function provisionalWidth(cluster: string): number {
	const base = cluster.codePointAt(0) ?? 0;
	if (/^[\p{Default_Ignorable_Code_Point}\p{Mn}\p{Me}]/u.test(cluster)) {
		return 0;
	}

	if (cluster.includes('\u{FE0F}')) {
		return 2;
	}

	const spacingMarks = cluster.slice(base > 0xff_ff ? 2 : 1).match(/\p{Mc}/gu)?.length ?? 0;
	return (isWithin(provisionallyWideRanges, base) ? 2 : 1) + spacingMarks;
}

function isWithin(ranges: readonly number[], codePoint: number): boolean {
	let low = 0;
	let high = ranges.length / 2 - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		if (codePoint < (ranges[middle * 2] ?? 0)) {
			high = middle - 1;
		} else if (codePoint > (ranges[middle * 2 + 1] ?? 0)) {
			low = middle + 1;
		} else {
			return true;
		}
	}

	return false;
}
