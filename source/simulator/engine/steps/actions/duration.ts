import {ownValue} from '../../../own.ts';
import {delay} from '../../run/schedule.ts';
import type {ActionJob} from '../action-job.ts';

/** How long an action takes: the world's duration, else the settings', varied a little, times what slows it. */
export function actionDuration({world, execution, step, definition, outcome}: ActionJob): number {
	const {actionMs} = world.settings.timings;
	const usualMs = outcome.takesMs ?? ownValue(actionMs, definition.action) ?? actionMs['*'] ?? 1000;
	return Math.round(delay(world, execution, `step ${step.index}/${step.attempts}`, usualMs) * outcome.slow);
}
