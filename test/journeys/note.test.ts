import {expect, test} from 'vitest';
import '../../source/core/actions/report/print-report.ts';
import '../../source/core/actions/report/report.ts';
import {openConsole} from '../harness/open-console.ts';

test('a note is written by key, listed, in the report, and deleted again', async () => {
	const {operator, world, files} = await openConsole(seed =>
		seed.child('444455556666/us-east-1', {failsAt: 'installPatches'}),
	);
	await world.advance('2m');
	await operator.press('#');
	operator.sees('Note about 20', 'Kept on this machine');
	await operator.press('disk full', 'enter');
	operator.sees('Note kept at');
	await operator.press('w');
	expect([...files.values()].join()).toContain('disk full');
	await operator.press('#', 'enter');
	operator.sees('disk full', 'notes');
	await operator.press('x');
	operator.sees('Note deleted', 'No note yet');
});
