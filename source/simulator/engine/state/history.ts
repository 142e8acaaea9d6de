import type {World} from '../../world.ts';
import {isEnded} from './api.ts';
import type {AccountRegion} from './engine-state.ts';
import type {Execution} from './execution.ts';

const dayMs = 86_400_000;

/** Whether an execution has ended so long ago that AWS does not know it any more. */
export function isForgotten(world: World, execution: Execution): boolean {
	const {endedAtMs} = execution;
	return endedAtMs !== undefined && endedAtMs < world.nowMs - world.settings.historyDays * dayMs;
}

/** Let go of executions that AWS has forgotten. Looked at once a simulated hour. */
export function forgetOld(world: World): void {
	const {engine} = world;
	if (world.nowMs < engine.nextForgettingMs) {
		return;
	}
	engine.nextForgettingMs = world.nowMs + dayMs / 24;
	for (const [id, {execution}] of engine.commands) {
		if (isForgotten(world, execution)) {
			engine.commands.delete(id);
		}
	}
	for (const place of engine.accountRegions.values()) {
		for (let oldest = oldestOf(world, place); oldest; oldest = oldestOf(world, place)) {
			// The list is in order of starts, so a long one in front keeps younger ones a little longer; lookups check each.
			if (!isEnded(oldest.status) || !isForgotten(world, oldest)) {
				break;
			}
			place.executionIds.shift();
			place.pruned++;
			engine.executions.delete(oldest.id);
		}
	}
}

function oldestOf({engine}: World, {executionIds}: AccountRegion): Execution | undefined {
	const [id] = executionIds;
	return id === undefined ? undefined : engine.executions.get(id);
}
