import {expect, test} from 'vitest';
import {readCbor, writeCbor} from '../../../source/simulator/protocols/cbor.ts';
import fc from '../../harness/fast-check.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

// From the appendix of the standard, RFC 8949.
test.for([
	['00', 0],
	['1818', 24],
	['1903e8', 1000],
	['1a000f4240', 1_000_000],
	['1b000000e8d4a51000', 1_000_000_000_000],
	['3863', -100],
	['fb3ff199999999999a', 1.1],
	['fa47c35000', 100_000],
	['f4', false],
	['f6', null],
	['62c3bc', 'ü'],
	['83010203', [1, 2, 3]],
	['a26161016162820203', {a: 1, b: [2, 3]}],
	['9f018202039f0405ffff', [1, [2, 3], [4, 5]]],
	['bf61610161629f0203ffff', {a: 1, b: [2, 3]}],
	['c11a514b67b0', new Date('2013-03-21T20:04:00Z')],
] as const)('%s is read as the standard has it', ([bytes, value]) => {
	expect(readCbor(hex(bytes))).toEqual(value);
});

test('what is written is read as it was', () => {
	const value = fc.letrec(tie => ({
		any: fc.oneof(
			{maxDepth: 3},
			fc.string({unit: 'binary'}),
			fc.maxSafeInteger(),
			fc.double({noNaN: true}).filter(number => !Object.is(number, -0)),
			fc.boolean(),
			fc.constant(null),
			// Seconds with a fraction, as the protocol has them, are exact to the millisecond for as long.
			fc.date({noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z')}),
			fc.array(tie('any')),
			fc.dictionary(fc.string(), tie('any')).map(one => ({...one})),
		),
	})).any;
	fc.assert(
		fc.property(value, given => {
			expect(readCbor(writeCbor(given))).toEqual(given);
		}),
		{numRuns: 200},
	);
});

test('members without a value are left out', () => {
	expect(readCbor(writeCbor({a: undefined, b: 1}))).toEqual({b: 1});
});

test('bytes that are no CBOR are refused', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 40}), bytes => {
			try {
				readCbor(Buffer.from(bytes));
			} catch (error) {
				expect(error).toBeInstanceOf(Error);
			}
		}),
		{numRuns: 300},
	);
	expect(() => readCbor(hex('61'))).toThrow();
	expect(() => readCbor(hex('ff'))).toThrow();
});
