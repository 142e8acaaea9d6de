import {expect, test} from 'vitest';
import {type PaletteEntry, rankEntries} from '../../../source/core/console/palette.ts';

const entries = [
	'copy the link to the AWS console',
	'cancel: the fan-out, the marked locations, or the execution opened',
	'failures grouped by cause',
	'arm',
	'disarm',
].map((name): PaletteEntry => ({name, completion: name, aside: '', text: '', does: {type: 'complete'}}));
const find = (typed: string): readonly string[] => rankEntries(typed, entries).map(({name}) => name.split(':')[0]!);

test('what begins with what was typed comes first', () => {
	expect(find('ca')[0]).toBe('cancel');
	expect(find('arm').slice(0, 2)).toEqual(['arm', 'disarm']);
	expect(find('CANCEL')).toEqual(['cancel']);
});

test('words find a name in any order, and so does a slip of the fingers', () => {
	expect(find('cause fail')).toEqual(['failures grouped by cause']);
	expect(find('fialures')[0]).toBe('failures grouped by cause');
	expect(find('link')[0]).toBe('copy the link to the AWS console');
});

test('the letter of a key finds what the key does, before all that holds the letter', () => {
	const keyed = entries.map(entry => (entry.name.startsWith('copy') ? {...entry, aside: 'Y'} : entry));
	expect(rankEntries('Y', keyed)[0]?.name).toBe('copy the link to the AWS console');
});

test('nothing typed finds all, in their order; letters that aren’t there find nothing', () => {
	expect(rankEntries('', entries)).toEqual(entries);
	expect(find('xyz')).toEqual([]);
});
