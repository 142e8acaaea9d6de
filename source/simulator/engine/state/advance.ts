import type {World} from '../../world.ts';
import {foldEnded} from './fold.ts';
import {forgetOld} from './history.ts';

/**
Move a world's clock: everything that happens until then happens, in order of time.

There are no timers. A server calls this before it looks at the world; a test calls it with the moment it wants to see.

@param nowMs - Epoch milliseconds. A moment that has passed changes nothing.
*/
export function advanceTo(world: World, nowMs: number): void {
	const {engine} = world;
	for (let event = engine.events.takeDue(nowMs); event; event = engine.events.takeDue(nowMs)) {
		world.nowMs = Math.max(world.nowMs, event.atMs);
		engine.eventsHappened++;
		event.happen();
		// Not earlier: the code that ends an execution may still be writing to it.
		if (engine.ended.length > 0) {
			foldEnded(world);
		}
	}
	world.nowMs = Math.max(world.nowMs, nowMs);
	forgetOld(world);
}

/** When something happens next, in epoch milliseconds; `undefined` when everything has come to rest. */
export function nextEventMs(world: World): number | undefined {
	return world.engine.events.nextAtMs();
}
