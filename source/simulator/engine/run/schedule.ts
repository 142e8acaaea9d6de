import type {World} from '../../world.ts';
import type {SimulatedEvent} from '../state/event-queue.ts';
import type {Execution} from '../state/execution.ts';
import {jitter} from '../state/random.ts';

/** Schedule a callback after some simulated time. */
export function after(world: World, delayMs: number, happen: () => void): SimulatedEvent {
	return world.engine.events.schedule(world.nowMs + delayMs, happen);
}

/** Prevents an event; can be passed on. */
export function callingOff(event: SimulatedEvent): () => void {
	return () => {
		event.callOff();
	};
}

/** A delay of the settings, varied a little, by its purpose. */
export function delay(world: World, execution: Execution, name: string, durationMs: number): number {
	return jitter(world.seed, `${execution.id}/${name}`, durationMs, world.settings.timings.jitter);
}
