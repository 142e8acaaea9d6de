import {expect, test} from 'vitest';
import {compileSearchPattern} from '../../../../source/core/domain/patterns/find-pattern.ts';
import fc from '../../../harness/fast-check.ts';

const part = fc.constantFrom('a', 'b', '/', '.', '^', '$', '\\d', '[ab1]', '(a|/b)', 'b?', '(?:b/)*', 'a{2,3}', '.*');
const text = fc.string({unit: fc.constantFrom('a', 'b', '1', '/', '-', '\n'), maxLength: 8});

test('a head read once, with each tail behind it, finds what the whole text holds', () => {
	fc.assert(
		fc.property(
			fc.array(part, {minLength: 1, maxLength: 5}),
			text,
			fc.array(text, {maxLength: 6}),
			(parts, head, tails) => {
				const pattern = compileSearchPattern(parts.join(''));
				fc.pre(pattern !== null);
				const isInWith = pattern!.after(head);
				for (const tail of [...tails, ...tails]) {
					expect(isInWith(tail)).toBe(pattern!.isIn(head + tail));
				}
			},
		),
	);
});
