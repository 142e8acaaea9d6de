import {createWorld} from '../../source/simulator/create-world.ts';
import {startExecution} from '../../source/simulator/engine/run/start.ts';
import {advanceTo, nextEventMs} from '../../source/simulator/engine/state/advance.ts';
import type {StartInput} from '../../source/simulator/engine/state/api.ts';
import type {WorldDefinition} from '../../source/simulator/world-definition.ts';

/** The result of one fan-out, played by the simulator itself with its own rate control. */
export type ByHand = {
	readonly isBlown: boolean;
	/** `null` where no fuse blew. */
	readonly hit: number | null;
	readonly tookMs: number;
	readonly failed: number;
};

/** Start a fan-out of one target location in a world of that seed, and wait for its end. */
export function playByHand(definition: WorldDefinition, request: StartInput, seed: number, allowed: number): ByHand {
	const world = createWorld({...definition, seed, starts: [], past: []}, Date.UTC(2026, 0, 5));
	const [person] = world.people.values();
	const id = startExecution(world, {...world.central, principalArn: person?.principalArn ?? ''}, request);
	const run = world.engine.executions.get(id)!;
	for (let next = nextEventMs(world); next !== undefined && run.endedAtMs === undefined; next = nextEventMs(world)) {
		advanceTo(world, next);
	}

	const errorsAt = run.steps
		.filter(({status}) => status === 'Failed' || status === 'TimedOut')
		.map(({endedAtMs}) => endedAtMs!)
		.sort((a, b) => a - b);
	const blownAt = errorsAt[allowed];
	const hit = run.steps.filter(
		({startedAtMs}) => startedAtMs !== undefined && blownAt !== undefined && startedAtMs <= blownAt,
	);
	return {
		isBlown: blownAt !== undefined,
		hit: blownAt === undefined ? null : hit.length,
		tookMs: run.endedAtMs! - run.startedAtMs,
		failed: errorsAt.length,
	};
}
