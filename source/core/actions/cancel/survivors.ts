import {cleanUpMs, firstLookAfterMs, hasSurvived} from '../../follow/stopped.ts';
import type {Look} from '../../follow/wait.ts';
import {formatDuration} from '../../status/format.ts';

/** What the looks into the children of a stopped execution come to. */
export type SurvivorRound = {
	/** Those that still run. */
	readonly live: readonly Look[];
	/** Those of them that have outlived the stop. */
	readonly survivors: readonly Look[];
	/** Whether another look would tell nothing new. */
	readonly isOver: boolean;
};

/** The children that still run although their execution was stopped long ago. */
export function listSurvivors(looks: readonly Look[]): readonly Look[] {
	return judgeRound(looks, cleanUpMs + 1).survivors;
}

/**
Judge a round of looks.

A stop may take a moment to come down: what still runs is believed to go on after the second look.

@param sinceStopMs - Milliseconds since the stop.
*/
export function judgeRound(looks: readonly Look[], sinceStopMs: number): SurvivorRound {
	const live = looks.filter(({status, hasEnded}) => status !== null && !hasEnded);
	const survivors = live.filter(look => hasSurvived(look, sinceStopMs));
	const isClear = survivors.length === live.length && (survivors.length === 0 || sinceStopMs > 2 * firstLookAfterMs);
	return {live, survivors, isOver: isClear || sinceStopMs > cleanUpMs};
}

/** What a survivor does all the same: `is in installPatches for 4m10s`. */
export function describeSurvivor({currentStep, status}: Look, now: number): string {
	const doing = currentStep === null ? `is ${status}` : `is in ${currentStep.name}`;
	return currentStep?.startedAt == null ? doing : `${doing} for ${formatDuration(now - currentStep.startedAt)}`;
}
