import {isPassing} from '../../domain/failure.ts';
import {printLocation} from '../../domain/location.ts';
import {isTerminal} from '../../domain/status.ts';
import {type Following, hasParentEnded} from '../../follow/following.ts';
import {
	cleanUpMs,
	firstLookAfterMs,
	hasSurvived,
	listCancelled,
	listStoppable,
	type Stopped,
} from '../../follow/stopped.ts';
import type {Look} from '../../follow/wait.ts';
import type {LocationIndex} from '../../grid/location-grid.ts';
import {formatDuration} from '../../status/format.ts';
import type {ActEvent} from '../act-event.ts';
import type {Dialog, Inquiry} from '../dialog.ts';
import type {Effect} from '../effect.ts';
import {describeFailure} from '../select/failure-lines.ts';
import type {ConsoleState} from '../state.ts';
import {type Step, step} from '../step.ts';
import {act} from './acting.ts';
import {inquire} from './inquire.ts';
import {lookAt} from './look-at.ts';
import {typedFrom} from './typed-from.ts';

type Asking = Extract<Dialog['action'], {type: 'cancel-survivors'}>;

/** Children looked into for one question. */
const mostAsked = 200;

/** A stop of the parent was accepted: its children are looked into after a while. */
export function beginSurvivorWatch(following: Following, now: number): {following: Following; effect: Effect} {
	const queue = listStoppable(following.grid);
	return {
		following: {...following, stopped: {at: now, queue, unseen: new Set(), survivors: [], rounds: 0}},
		effect: wakeSurvivors(following.executionId, firstLookAfterMs),
	};
}

/** Look into the next child that the stop should have reached; a round over without survivors is the last but for what is being cleaned up. */
export function lookForSurvivors(state: ConsoleState): Step {
	const {following} = state;
	const stopped = following?.stopped ?? null;
	if (following === null || stopped === null) {
		return step(state);
	}

	const [next] = stopped.queue;
	return next === undefined
		? step(state)
		: step(state, lookAt(following, following.grid.locationAt(next), 'survivors', 'shown'));
}

/** A child of a stopped fan-out was looked into. */
export function hearOfSurvivor(state: ConsoleState, {where, outcome}: Extract<ActEvent, {type: 'looked'}>): Step {
	const {following} = state;
	const stopped = following?.stopped ?? null;
	if (following === null || stopped === null) {
		return step(state);
	}

	const name = printLocation(where);
	const others = stopped.survivors.filter(look => printLocation(look.where) !== name);
	const since = state.now - stopped.at;
	const survivors = outcome.ok && hasSurvived(outcome.value, since) ? [...others, outcome.value] : others;
	const queue = stopped.queue.filter(index => printLocation(following.grid.locationAt(index)) !== name);
	const unseen = new Set(stopped.unseen);
	if (outcome.ok) {
		unseen.delete(name);
	} else {
		unseen.add(name);
	}

	const heard = {...stopped, survivors, queue, unseen};
	if (queue.length > 0) {
		return lookForSurvivors({...state, following: {...following, stopped: heard}});
	}

	return endRound(state, {...following, stopped: {...heard, rounds: heard.rounds + 1}});
}

/** Ask about the children that outlived the fan-out; where nobody has looked yet, look first. */
export function raiseSurvivors(state: ConsoleState, following: Following): Step {
	const {stopped, grid, execution} = following;
	if (stopped !== null && stopped.survivors.length > 0) {
		return askAbout(state, stopped.survivors, stopped.survivors.length);
	}

	// Those that are said to run on after their parent's end, too.
	const cancelled = [...listStoppable(grid), ...listCancelled(grid)];
	if (cancelled.length === 0) {
		const text = `This fan-out has ended as ${execution?.status}: nothing is left to cancel`;
		return step({...state, notice: {text, tone: 'info'}});
	}

	const looks = cancelled
		.slice(0, mostAsked)
		.map(index => lookAt(following, grid.locationAt(index), 'inquiry', 'opened'));
	return inquire(state, 'survivors', looks, false);
}

/** The looks are in: offer what still runs, or say that nothing does. */
export function askAboutSurvivors(state: ConsoleState, {looks, failures, total}: Inquiry): Step {
	const survivors = looks.filter(look => hasSurvived(look, cleanUpMs + 1));
	if (survivors.length > 0) {
		return askAbout(state, survivors, survivors.length);
	}

	const [first] = failures;
	return first === undefined
		? step({...state, notice: {text: `None of the ${total} children still runs`, tone: 'good'}})
		: step({...state, notice: {text: describeFailure(first.failure).join(' '), tone: 'bad'}});
}

/** Stop this one, pass over it, or stop all that are left. */
export function chooseSurvivor(state: ConsoleState, action: Asking, key: string): Step {
	const {survivors, total} = action;
	if (key === 'A') {
		return survivors.length > typedFrom && state.dialog?.mustType === null
			? step({...state, dialog: {...state.dialog, mustType: String(survivors.length), typed: ''}})
			: stop(state, survivors);
	}

	return goOn(state, survivors.slice(1), total);
}

/** Stop the one that is asked about, then ask about the next; where the number was typed, all of them. */
export function confirmSurvivor(state: ConsoleState, {survivors, total}: Asking): Step {
	if (state.dialog?.mustType !== null) {
		return stop(state, survivors);
	}

	const stopped = stop(state, survivors.slice(0, 1));
	const next = goOn(stopped.state, survivors.slice(1), total);
	return {state: next.state, effects: [...stopped.effects, ...next.effects]};
}

function stop(state: ConsoleState, survivors: readonly Look[]): Step {
	const {following} = state;
	const names = new Set(survivors.map(({where}) => printLocation(where)));
	const left = following?.stopped?.survivors.filter(({where}) => !names.has(printLocation(where))) ?? [];
	const told: ConsoleState =
		following?.stopped == null
			? state
			: {...state, following: {...following, stopped: {...following.stopped, survivors: left}}};
	const stops = survivors.map(
		({where, executionId}) => ({type: 'stop', where, executionId: executionId!, stopType: 'Cancel'}) as const,
	);
	return act({...told, dialog: null}, 'stop survivors', stops);
}

function goOn(state: ConsoleState, survivors: readonly Look[], total: number): Step {
	return survivors.length === 0 ? step({...state, dialog: null}) : askAbout(state, survivors, total);
}

function askAbout(state: ConsoleState, survivors: readonly Look[], total: number): Step {
	const [first] = survivors as [Look];
	const {currentStep, where, executionId, status, document} = first;
	const doing = currentStep === null ? `is ${status}` : `is in ${currentStep.name}`;
	const since = currentStep?.startedAt == null ? '' : ` for ${formatDuration(state.now - currentStep.startedAt)}`;
	const place = total - survivors.length + 1;
	return step({
		...state,
		notice: null,
		dialog: {
			title: `${place} of ${total}: stop the child of ${document} in ${printLocation(where)}, too?`,
			lines: [
				`The fan-out was stopped, and ${executionId} ${doing}${since} all the same.`,
				'It is stopped there, with that account’s credentials; its step is left half-done.',
			],
			action: {type: 'cancel-survivors', survivors, total},
			mustType: null,
			typed: '',
			choices: [
				{key: 's', label: survivors.length === 1 ? 'leave it' : 'leave it, next'},
				...(survivors.length > 1 ? [{key: 'A', label: `stop all ${survivors.length}`}] : []),
			],
		},
	});
}

/** A round of looks is over: tell of survivors, and look again while something may still be cleaning up. */
function endRound(state: ConsoleState, following: Following): Step {
	const {stopped, grid, executionId} = following;
	const isOver = hasParentEnded(following) && state.now - stopped!.at > cleanUpMs;
	const again = isOver
		? []
		: [...listStoppable(grid), ...listCancelled(grid)].filter(index => mayLive(following, index));
	const kept: ConsoleState = {...state, following: {...following, stopped: {...stopped!, queue: again}}};
	const many = stopped!.survivors.length;
	const told: ConsoleState =
		many === 0
			? tellUnseen(kept, stopped!)
			: {
					...kept,
					notice: {
						text: `${many} ${many === 1 ? 'child still runs' : 'children still run'} although the fan-out was stopped: c offers to stop ${many === 1 ? 'it' : 'them'}`,
						tone: 'bad',
					},
				};
	return step(told, ...(again.length > 0 ? [wakeSurvivors(executionId, firstLookAfterMs)] : []));
}

/** Whether a look may still bring something new: the child wasn't seen to have ended, and nobody forbade to look. */
function mayLive({grid, looks}: Following, index: LocationIndex): boolean {
	const seen = looks.seen.get(printLocation(grid.locationAt(index)));
	if (seen?.look == null) {
		return seen?.failure == null || isPassing(seen.failure);
	}

	return seen.look.status !== null && !isTerminal(seen.look.status);
}

/** Said once, after the first round: silence would look like success. */
function tellUnseen(state: ConsoleState, {unseen, rounds}: Stopped): ConsoleState {
	const text = `Whether the stop reached ${unseen.size} of the children can’t be seen: nobody lets us look into ${[...unseen][0]}${unseen.size > 1 ? ' …' : ''}`;
	return unseen.size === 0 || rounds > 1 ? state : {...state, notice: {text, tone: 'bad'}};
}

function wakeSurvivors(executionId: string, afterMs: number): Effect {
	return {type: 'wake', name: 'survivors', afterMs, event: {type: 'survivors-due', executionId}};
}
