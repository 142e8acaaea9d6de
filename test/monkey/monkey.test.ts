import {expect, test} from 'vitest';
import {runMonkey} from './monkey.tsx';
import {openDemoWorld, openLargeWorld} from './worlds.ts';

test.each([1, 2])(
	'random keys and resizes leave the demo with the screen that a repaint shows (seed %i)',
	async seed => {
		const world = await openDemoWorld();
		const {trouble} = await runMonkey({world, seed, steps: 600, checkEvery: 100});
		await world.close();
		expect(trouble).toBeNull();
	},
);

test.each([3, 4])(
	'random keys, resizes and answers that mean harm leave 100,000 locations with the screen that a repaint shows (seed %i)',
	async seed => {
		const world = openLargeWorld(80, 24);
		const {trouble} = await runMonkey({world, seed, steps: 800, checkEvery: 100});
		expect(trouble).toBeNull();
	},
);
