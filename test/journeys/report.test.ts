import {expect, test} from 'vitest';
// These are loaded before the first key, since the console may take longer to load them than a journey waits.
import '../../source/core/actions/report/print-report.ts';
import '../../source/core/actions/report/report.ts';
import {openConsole} from '../harness/open-console.ts';

test('w writes what happened to a file in this folder, and says its name', async () => {
	const {operator, world, files} = await openConsole(seed =>
		seed.child('444455556666/us-east-1', {failsAt: 'installPatches', message: 'No space left on device.'}),
	);
	await world.advance('2m');
	await operator.press('w');
	operator.sees(/Report written: rollgrid-[\da-f]{8}-\d{8}-\d{6}\.html/);
	expect([...files.keys()]).toHaveLength(1);
	const [html = ''] = files.values();
	expect(html).toContain('3 of 4 locations succeeded');
	expect(html).toContain('No space left on device.');
	expect(html).toContain('PatchFleet');
});

test('a report is never written over another', async () => {
	const {operator, world, files} = await openConsole(seed => seed);
	await world.advance('2m');
	await operator.press('w', 'w');
	operator.sees(/Couldn't write rollgrid-/);
	expect(files.size).toBe(1);
});

test('after a retry the report tells each location as its latest attempt has it', async () => {
	const {operator, world, files} = await openConsole(seed =>
		seed.child('444455556666/us-east-1', {failsAt: 'installPatches', times: 1}),
	);
	await world.advance('2m');
	await operator.press('r', 'y');
	await world.advance('2m');
	await operator.press('w');
	const [html = ''] = files.values();
	expect(html).toContain('All 4 locations succeeded in 2 attempts');
});
