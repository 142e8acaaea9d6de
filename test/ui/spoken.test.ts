import {expect, test} from 'vitest';
import {selectSpoken} from '../../source/core/console/spoken.ts';
import {openPlainInk} from '../../source/ui/open-plain-ink.tsx';
import {themes} from '../../source/ui/theme.ts';
import {accountIds, everywhere, openMatrixOf, raise, report} from '../core/matrix/open-matrix-of.ts';
import {FakeTerminal} from '../harness/fake-terminal.ts';

const accounts = accountIds(3);
const statuses = {
	...everywhere(accounts, ['us-east-1', 'eu-west-1'], 'Success'),
	[`${accounts[1]}/eu-west-1`]: 'InProgress',
} as const;

function open() {
	const state = openMatrixOf({statuses, units: Object.fromEntries(accounts.map(account => [account, 'Payments']))});
	report(state, `${accounts[2]}/us-east-1`, 'Failed', 'The agent is gone');
	return state;
}

test('the matrix is told in sentences: progress, fuse, causes, and where the cursor stands', () => {
	expect(selectSpoken(open())).toEqual([
		'fan-outs, Acme-PatchFleet',
		'InProgress: 5 of 6 locations ended. 1 Failed, 1 InProgress, 4 Success',
		expect.stringMatching(/^errors 1 of 2 allowed/),
		expect.stringMatching(/1 running$/),
		'1 location failed: The agent is gone',
		expect.stringMatching(/^Row \d of \d, Region 1 of 2$/),
		`Cursor: ${accounts[0]}/us-east-1 · Success 5s · name-01`,
	]);
});

test('a search is told with what it leaves, or what is wrong with it', () => {
	const search = (text: string) =>
		selectSpoken(raise(open(), {type: 'search-began'}, {type: 'typed', text})).join('\n');
	expect(search('region:eu')).toContain('Searching: region:eu. 3 of 6');
	expect(search('/(/')).toContain('unterminated group');
	expect(search('')).toMatch(/nothing typed\. words .* region:/);
});

test('a second that passes gives a screen reader nothing to say', () => {
	const state = open();
	expect(selectSpoken(raise({...state, now: state.now + 3000}, {type: 'ticked'}))).toEqual(selectSpoken(state));
});

test('INK_SCREEN_READER writes text from top to bottom on the ordinary screen, and the cursor’s place at once', async () => {
	let state = open();
	const listeners = new Set<() => void>();
	const terminal = new FakeTerminal(100, 40);
	const console = openPlainInk({
		store: {
			getState: () => state,
			dispatch(event) {
				state = raise(state, event);
				for (const listener of listeners) {
					listener();
				}
			},
			subscribe(listener) {
				listeners.add(listener);
				return () => listeners.delete(listener);
			},
		},
		appearance: {palette: themes.dark, isAscii: false, hasColor: true},
		listCalls: () => [],
		stdin: terminal.stdin,
		stdout: terminal.stdout,
		env: {INK_SCREEN_READER: 'true'},
	});
	await console.flush();
	expect(terminal.isFullScreen).toBe(false);
	expect(terminal.screen()).toContain('5 of 6 locations ended');
	terminal.type('n');
	await new Promise(resolve => setImmediate(resolve));
	await console.flush();
	expect(terminal.screen()).toContain(`Cursor: ${accounts[2]}/us-east-1 · Failed 5s · The agent is gone`);
	await console.close();
});
