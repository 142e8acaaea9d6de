import stringWidth from 'string-width';
import {expect, test} from 'vitest';
import {characterKind, clusterWidth, isHostile, loadWidths} from '../../source/terminal/width.ts';

/** Every code point there is. */
function* codePoints(): Generator<number> {
	for (let codePoint = 0; codePoint <= 0x10_ff_ff; codePoint++) {
		yield codePoint;
	}
}

test('every character whose width is built in has the width that Ink measures', () => {
	const wrong: string[] = [];
	for (const codePoint of codePoints()) {
		const kind = characterKind(codePoint);
		if (kind === 'narrow' || kind === 'wide') {
			const width = stringWidth(String.fromCodePoint(codePoint));
			if (width !== (kind === 'narrow' ? 1 : 2)) {
				wrong.push(`U+${codePoint.toString(16)} ${kind} ≠ ${width}`);
			}
		}
	}

	expect(wrong).toEqual([]);
});

test('a character of built-in width never joins its neighbours', () => {
	const segmenter = new Intl.Segmenter();
	const joining: string[] = [];
	let batch: string[] = [];
	for (const codePoint of codePoints()) {
		if (characterKind(codePoint) !== 'combining') {
			batch.push(String.fromCodePoint(codePoint));
		}

		if (batch.length === 256 || codePoint === 0x10_ff_ff) {
			const clusters = [...segmenter.segment(`${batch.map(character => `a${character}`).join('')}a`)];
			if (clusters.length !== 2 * batch.length + 1) {
				joining.push(`one of U+${batch[0]?.codePointAt(0)?.toString(16)} to U+${codePoint.toString(16)}`);
			}

			batch = [];
		}
	}

	expect(joining).toEqual([]);
});

test('controls, surrogates, separators and bidirectional controls are hostile, and nothing else', () => {
	const hostile = /^[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}\p{Bidi_Control}]$/u;
	const wrong: string[] = [];
	for (const codePoint of codePoints()) {
		if (isHostile(codePoint) !== hostile.test(String.fromCodePoint(codePoint))) {
			wrong.push(`U+${codePoint.toString(16)}`);
		}
	}

	expect(wrong).toEqual([]);
});

test('before the table is there, the answers for single characters are hardly ever others', async () => {
	const provisional = new Map<number, number>();
	for (let codePoint = 0; codePoint < 0x2_00_00; codePoint++) {
		const character = String.fromCodePoint(codePoint);
		if (characterKind(codePoint) === 'combining' && /\p{L}|\p{M}|\p{S}|\p{P}/u.test(character)) {
			provisional.set(codePoint, clusterWidth(character));
		}
	}

	await loadWidths();
	const wrong = [...provisional].filter(
		([codePoint, width]) => width !== clusterWidth(String.fromCodePoint(codePoint)),
	);
	expect(wrong.length / provisional.size).toBeLessThan(0.01);
});
