import {expect, test} from 'vitest';
import {IdColumn} from '../../../source/core/grid/id-column.ts';
import fc from '../../harness/fast-check.ts';

const id = fc.oneof(
	fc.uuid(),
	fc.uuid().map(text => text.toUpperCase()),
	fc.constantFrom('', '4f7ca192-7e9a-40fe-9192-5cb15EXAMPLE', 'stack-set:base:7c0f', null),
	fc.string(),
);

test('an ID comes back as it was put in, whatever shape it has', () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat({max: 5}), id), {maxLength: 20}), writes => {
			const column = new IdColumn(6);
			const expected: Array<string | null> = Array.from({length: 6}, () => null);
			for (const [slot, text] of writes) {
				column.set(slot, text);
				expected[slot] = text;
			}

			const slots = [...expected.keys()];
			expect(slots.map(slot => column.at(slot))).toEqual(expected);
			expect(slots.map(slot => column.has(slot))).toEqual(expected.map(text => text !== null));
			for (const other of [...expected, null, 'x']) {
				expect(slots.map(slot => column.holds(slot, other))).toEqual(expected.map(text => text === other));
			}
		}),
	);
});
