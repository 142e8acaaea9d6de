import {expect, test} from 'vitest';
import {house} from '../../../../source/core/screens/rooms.ts';
import {copyText} from '../../../../source/core/state/reducers/copy.ts';
import {createState} from '../../../../source/core/state/state.ts';

const options = {
	pace: {baseMs: 1, quietMs: 1, troubledMs: 1},
	isReadOnly: false,
	dangerousRunbooks: [],
	watchCommand: 'rollgrid watch',
};

test.each([
	['taken', 'Copied the ID'],
	['sent', 'Sent the ID to the terminal’s clipboard, which not every terminal allows'],
	['tmux', 'Sent the ID to the terminal’s clipboard; in tmux it needs `set -s set-clipboard on`'],
] as const)('where a copy is %s, no more is said', (clipboard, text) => {
	const {state, effects} = copyText(createState({...options, clipboard}, 0, house), 'the ID', 'x');
	expect(state.notice?.text).toBe(text);
	expect(effects).toEqual([{type: 'copy', text: 'x'}]);
});

test('what is longer than terminals take is not sent, and said not to be', () => {
	const {state, effects} = copyText(createState(options, 0, house), 'the report', 'é'.repeat(40_000));
	expect(state.notice).toEqual({
		text: 'Too long to be copied: the report has 80,000 bytes; terminals take 74,994',
		tone: 'bad',
	});
	expect(effects).toEqual([]);
});
