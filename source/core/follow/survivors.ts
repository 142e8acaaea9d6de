import {isPassing} from '../domain/failure.ts';
import {printLocation} from '../domain/location.ts';
import type {LocationIndex} from '../grid/location-grid.ts';
import {hasParentEnded} from './ended.ts';
import type {FollowEffect, FollowEvent, FollowTransition} from './follow-event.ts';
import type {Following} from './following.ts';
import {readSoon} from './plan-pause.ts';
import {cleanUpMs, firstLookAfterMs, hasSurvived, listCancelled, listStoppable, type Stopped} from './stopped.ts';

type Looked = Extract<FollowEvent, {type: 'looked'}>;

/** AWS accepted the stop of an execution: it is read again soon, and its children after a while. */
export function beginSurvivorWatch(following: Following, now: number): FollowTransition {
	const queue = listStoppable(following.grid);
	return {
		following: {...following, stopped: {at: now, queue, unseen: new Set(), survivors: [], rounds: 0}},
		effects: [readSoon, wakeSurvivors],
	};
}

/** Look into the next child that the stop should have reached; a round over without survivors is the last but for what is being cleaned up. */
export function lookForSurvivors(following: Following): FollowTransition {
	const {stopped, grid} = following;
	const next = stopped?.queue[0];
	const where = next === undefined ? null : grid.locationAt(next);
	return {
		following,
		effects:
			next === undefined || where === null
				? []
				: [
						{
							type: 'look',
							where,
							childExecutionId: grid.childIdAt(next),
							purpose: 'survivors',
							urgency: 'shown',
						},
					],
	};
}

/** A child of a stopped execution was read. */
export function takeSurvivorLook(following: Following, {where, outcome}: Looked, now: number): FollowTransition {
	const {stopped, grid} = following;
	if (stopped === null) {
		return {following, effects: []};
	}

	const name = printLocation(where);
	const others = stopped.survivors.filter(look => printLocation(look.where) !== name);
	const since = now - stopped.at;
	const survivors = outcome.ok && hasSurvived(outcome.value, since) ? [...others, outcome.value] : others;
	const queue = stopped.queue.filter(index => grid.keyAt(index) !== name);
	const unseen = new Set(stopped.unseen);
	if (outcome.ok) {
		unseen.delete(name);
	} else {
		unseen.add(name);
	}

	const taken = {...stopped, survivors, queue, unseen};
	return queue.length > 0
		? lookForSurvivors({...following, stopped: taken})
		: endRound(following, {...taken, rounds: stopped.rounds + 1}, now);
}

/**
Children that were stopped by themselves are no survivors any more.

@param executionIds - Of the children.
*/
export function withoutSurvivors(following: Following, executionIds: ReadonlySet<string | null>): Following {
	const {stopped} = following;
	return stopped === null
		? following
		: {
				...following,
				stopped: {...stopped, survivors: stopped.survivors.filter(({executionId}) => !executionIds.has(executionId))},
			};
}

/** A round of looks is over: tell of survivors, and look again while something may still be cleaning up. */
function endRound(following: Following, stopped: Stopped, now: number): FollowTransition {
	const {grid} = following;
	const isOver = hasParentEnded(following) && now - stopped.at > cleanUpMs;
	const queue = isOver
		? []
		: [...listStoppable(grid), ...listCancelled(grid)].filter(index => mayLive(following, index));
	return {
		following: {...following, stopped: {...stopped, queue}},
		effects: [...tell(stopped), ...(queue.length > 0 ? [wakeSurvivors] : [])],
	};
}

/** Whether a look may still bring something new: the child wasn't seen to have ended, and nobody forbade to look. */
function mayLive({grid, looks}: Following, index: LocationIndex): boolean {
	const seen = looks.seen.get(grid.keyAt(index));
	if (seen?.look == null) {
		return seen?.failure == null || isPassing(seen.failure);
	}

	return seen.look.status !== null && !seen.look.hasEnded;
}

/** Children that can't be read are reported once, after the first round: silence would look like success. */
function tell({survivors, unseen, rounds}: Stopped): readonly FollowEffect[] {
	if (survivors.length > 0) {
		return [{type: 'tell', news: {type: 'survivors', count: survivors.length}}];
	}

	const [example] = unseen;
	return example === undefined || rounds > 1
		? []
		: [{type: 'tell', news: {type: 'unseen', count: unseen.size, example}}];
}

const wakeSurvivors: FollowEffect = {type: 'wake', what: 'survivors', afterMs: firstLookAfterMs};
