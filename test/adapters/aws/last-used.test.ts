import {expect, test} from 'vitest';
import {LastUsed} from '../../../source/adapters/aws/last-used.ts';

/** Make objects that differ by their number. */
function numbered(most: number) {
	const known = new LastUsed<{readonly number: number}>(most);
	let made = 0;
	return {known, find: (name: string) => known.find(name, () => ({number: ++made}))};
}

test('a thing is made once, and again only after so many others were used since', () => {
	const {find} = numbered(3);
	expect(['a', 'b', 'a', 'c', 'd', 'a', 'b'].map(name => find(name).number)).toEqual([1, 2, 1, 3, 4, 1, 5]);
});

test('what is forgotten is made anew, but not what took its name since', () => {
	const {known, find} = numbered(3);
	const first = find('a');
	known.forget('a', first);
	const second = find('a');
	known.forget('a', first);
	expect([first.number, second.number, find('a').number]).toEqual([1, 2, 2]);
});
