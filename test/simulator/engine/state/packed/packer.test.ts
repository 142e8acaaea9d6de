import {expect, test} from 'vitest';
import {Packer} from '../../../../../source/simulator/engine/state/packed/packer.ts';
import {uuid} from '../../../../../source/simulator/engine/state/random.ts';
import fc from '../../../../harness/fast-check.ts';

const value = fc.letrec(tie => ({
	value: fc.oneof(
		{maxDepth: 4},
		fc.string(),
		fc.string({unit: 'grapheme'}),
		fc.constantFrom('eu-west-1', '111122223333', 'ÿ', 'Ā', '', '__proto__', 'x'.repeat(300)),
		fc.nat().map(seed => uuid(seed, 'id')),
		fc.double(),
		fc.maxSafeInteger(),
		fc.constantFrom(undefined, null, true, false, -0),
		fc.array(tie('value')),
		fc.dictionary(fc.string(), tie('value'), {noNullPrototype: true}),
	),
})).value;

test('a packed value is the same when it is unpacked, whatever was packed between', () => {
	fc.assert(
		fc.property(fc.array(value, {maxLength: 8}), values => {
			const packer = new Packer();
			const packed = [...values, ...values].map(one => packer.pack(one));
			expect(packed.map(one => packer.unpack(one))).toStrictEqual([...values, ...values]);
		}),
	);
});

test('an object that is kept whole comes back as itself', () => {
	const packer = new Packer();
	const whole = {name: 'Acme-PatchFleet'};
	packer.keep(whole);
	const {of} = packer.unpack(packer.pack({of: [whole, {...whole}]})) as {of: readonly object[]};
	expect(of[0]).toBe(whole);
	expect(of[1]).toEqual(whole);
	expect(of[1]).not.toBe(whole);
});

test('a value that repeats takes a few bytes', () => {
	const packer = new Packer();
	const sizes = ['a', 'b', 'c'].map(
		unique => packer.pack({account: '111122223333', region: 'eu-west-1', said: unique}).length,
	);
	expect(sizes).toEqual([30, 9, 9]);
});
