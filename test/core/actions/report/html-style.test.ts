import {createHash} from 'node:crypto';
import {expect, test} from 'vitest';
import {scriptHash, storyScript} from '../../../../source/core/actions/report/html-script.ts';
import {styleHash, styleSheet} from '../../../../source/core/actions/report/html-style.ts';

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

test('the policy’s hashes are those of the present script and style sheet', () => {
	expect([scriptHash, styleHash]).toEqual([hashOf(storyScript), hashOf(styleSheet)]);
});

/** Relative luminance. @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
	const short = hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit).join('') : hex.slice(1);
	const [red = 0, green = 0, blue = 0] = [0, 2, 4].map(place => {
		const share = Number.parseInt(short.slice(place, place + 2), 16) / 255;
		return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
	return (light + 0.05) / (dark + 0.05);
}

const schemes = [...styleSheet.matchAll(/:root\{([^}]*)\}/g)].map(
	([, body = '']) =>
		new Map([...body.matchAll(/--([a-z]+):(#[\da-f]+)/g)].map(([, name = '', color = '']) => [name, color])),
);

test.each([
	['light', 0],
	['dark', 1],
] as const)('every colour of text keeps 4.5:1 against both backgrounds, in the %s scheme', (_, place) => {
	const colors = schemes[place]!;
	for (const [name, color] of colors) {
		for (const ground of ['back', 'soft'] as const) {
			const isText = !['back', 'soft', 'line'].includes(name);
			expect(isText ? contrast(color, colors.get(ground)!) : 21, `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5);
		}
	}
});
