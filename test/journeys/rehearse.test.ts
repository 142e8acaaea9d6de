import {expect, test} from 'vitest';
import {openConsole} from '../harness/open-console.ts';

test('a rehearsal is marked on every screen, in words and in colour', async () => {
	const {operator} = await openConsole({isRehearsal: true, after: '2m', columns: 80, rows: 24});
	const marked = () => operator.sees(/^ REHEARSAL {2}rollgrid/);
	marked();
	for (const key of ['?', 'L', 'F', 'T', 'enter', 'escape', 'escape']) {
		await operator.press(key);
		marked();
	}

	await operator.press('N', 'enter');
	marked();
	await operator.press('escape', 'c');
	marked();
});

test('no other console says that it is one', async () => {
	const {operator} = await openConsole({after: '2m'});
	operator.misses('REHEARSAL');
	expect(operator).toBeDefined();
});
