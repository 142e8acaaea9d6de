import {expect, test} from 'vitest';
import {shownPast} from '../../source/core/state/attempts.ts';
import {openConsole, openWorld} from '../harness/open-console.ts';

const [columns, rows] = [120, 50];
/** Rows that differ: the one with the place says how fresh it is, and the time line has two rows above three of footer. */
const [headerRows, timeLineRows, footerRows] = [1, 2, 3];

/** The part of the screen that a moment has to show again: header, matrix and the cell under the cursor. The last row differs, as it names no key that changes something. */
function pictureOf(screen: string): readonly string[] {
	const lines = screen.split('\n').map(line => line.trimEnd());
	return [...lines.slice(headerRows, rows - timeLineRows - footerRows), ...lines.slice(rows - footerRows, rows - 1)];
}

test('at every recorded moment the picture is the picture of then', async () => {
	const on = await openWorld();
	const {operator, world, runtime} = await openConsole({on, columns, rows});
	const live = new Map<number, readonly string[]>();
	for (let step = 0; step < 25; step++) {
		await world.advance('7s');
		await runtime.keep();
		// The key dismisses the message about the step before.
		await operator.press('h');
		live.set(on.clock.now(), pictureOf(operator.screen()));
	}

	const compared: number[] = [];
	await operator.press('[');
	for (let past = shownPast(runtime.store.getState()); past !== null && compared.length < 200; ) {
		await operator.press('h');
		const then = live.get(past.at);
		if (then !== undefined) {
			expect(pictureOf(operator.screen())).toEqual(then);
			compared.push(past.at);
		}

		operator.sees('not now', /^\d\d:\d\d:\d\d \+\d\d:\d\d /);
		await operator.press('[');
		const next = shownPast(runtime.store.getState());
		past = next === null || next.at === past.at ? null : next;
	}

	expect(compared.length).toBeGreaterThan(5);
	await operator.press('c');
	operator.sees('This is the past, where nothing is done: ] leads back to now');
	await operator.press('escape');
	operator.misses('not now');
	await on.close();
});

test('the past plays at the speed that was chosen, and stops at now', async () => {
	const on = await openWorld();
	const {operator, world, runtime} = await openConsole({on, columns: 80, rows: 24});
	for (let step = 0; step < 10; step++) {
		await world.advance('7s');
		await runtime.keep();
	}

	await operator.press('[');
	operator.sees(/■ each/);
	await operator.press('{', '{', '>', '>', ' ');
	operator.sees(/► 10×/);
	const before = shownPast(runtime.store.getState())!.at;
	await world.advance('1s');
	const playedMs = (shownPast(runtime.store.getState())?.at ?? Number.NaN) - before;
	expect(playedMs).toBeGreaterThan(8000);
	expect(playedMs).toBeLessThan(12_000);
	await world.advance('20s');
	operator.misses('not now');
	operator.sees('This is now again');
	await on.close();
});
