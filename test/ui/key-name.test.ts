import type {Key} from 'ink';
import {expect, test} from 'vitest';
import {nameKeys} from '../../source/ui/key-name.ts';

const none = {} as Key;
const names = (input: string, key: Partial<Key> = {}) => nameKeys(input, {...none, ...key}).map(({name}) => name);

test('keys that arrive together are told apart', () => {
	expect(names('n\r')).toEqual(['n', 'enter']);
	expect(names('jj ')).toEqual(['j', 'j', 'space']);
});

test('a key of its own has its name and writes nothing', () => {
	expect(nameKeys('', {...none, upArrow: true})).toEqual([{name: 'up', text: ''}]);
	expect(names('l', {ctrl: true})).toEqual(['ctrl+l']);
});

test('several lines are a paste, and no line of it ends a search', () => {
	expect(nameKeys('111122223333\r444455556666', none)).toEqual([{name: 'paste', text: '111122223333 444455556666'}]);
});
