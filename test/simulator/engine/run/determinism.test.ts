import {expect, test} from 'vitest';
import {advanceTo, nextEventMs} from '../../../../source/simulator/engine/state/advance.ts';
import {viewExecution} from '../../../../source/simulator/engine/state/view.ts';
import type {World} from '../../../../source/simulator/world.ts';
import {demoWorld, startDemoFanOut} from '../../../../source/simulator/worlds/demo.ts';

const nowMs = Date.UTC(2025, 5, 1, 9);

/** Everything that can be seen of a world's executions, as text. */
function everything(world: World): string {
	return [...world.engine.executions.values()]
		.map(execution => JSON.stringify(viewExecution(world, execution)))
		.join('\n');
}

function run(seed: number, advance: (world: World) => void): string {
	const world = demoWorld({nowMs, seed});
	startDemoFanOut(world);
	advance(world);
	return everything(world);
}

const inOneLeap = (world: World) => advanceTo(world, nowMs + 100_000);

const eventByEvent = (world: World) => {
	for (let next = nextEventMs(world); next! <= nowMs + 100_000; next = nextEventMs(world)) {
		advanceTo(world, next!);
	}
	advanceTo(world, nowMs + 100_000);
};

test('two runs of one world are identical to the byte', () => {
	expect(run(1, inOneLeap)).toBe(run(1, inOneLeap));
});

test('it makes no difference how often the clock is moved', () => {
	expect(run(1, inOneLeap)).toBe(run(1, eventByEvent));
});

test('another seed makes another run', () => {
	expect(run(2, inOneLeap)).not.toBe(run(1, inOneLeap));
});

test('a clock that goes back changes nothing', () => {
	const world = demoWorld({nowMs});
	advanceTo(world, nowMs);
	const before = everything(world);
	advanceTo(world, nowMs - 60_000);
	expect([everything(world) === before, world.nowMs]).toEqual([true, nowMs]);
});
