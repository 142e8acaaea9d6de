import {planCancel, toStops} from '../../actions/cancel/plan-cancel.ts';
import {describeSurvivor, listSurvivors} from '../../actions/cancel/survivors.ts';
import {printLocation} from '../../domain/location.ts';
import type {Following} from '../../follow/following.ts';
import {withoutSurvivors} from '../../follow/survivors.ts';
import type {Look} from '../../follow/wait.ts';
import {typedFrom} from '../../planning/typed-number.ts';
import type {Dialog, Inquiry} from '../../state/dialog.ts';
import type {ConsoleState} from '../../state/state.ts';
import {tellFailure} from '../../state/tell-failure.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {formatCount} from '../../status/format.ts';
import {lookFirst} from './look-first.ts';
import {lookAt} from './look-into.ts';
import {sendInterventions} from './send-interventions.ts';

type Asking = Extract<Dialog['intent'], {type: 'cancel-survivors'}>;

/** How many children are read for one question. */
const mostAsked = 200;

/** Ask about the children that outlived the fan-out; where nobody has looked yet, look first. */
export function raiseSurvivors(state: ConsoleState, following: Following): Transition {
	const {stopped, grid, execution} = following;
	if (stopped !== null && stopped.survivors.length > 0) {
		return askAbout(state, stopped.survivors, stopped.survivors.length);
	}

	const {mayLive} = planCancel(following);
	if (mayLive.length === 0) {
		const what = grid.isOfSteps ? 'execution' : 'fan-out';
		const text = `This ${what} has ended as ${execution?.status}: nothing is left to cancel`;
		return transition({...state, notice: {text, tone: 'info'}});
	}

	const looks = mayLive.slice(0, mostAsked).map(({where}) => lookAt(following, where, 'inquiry', 'opened'));
	return lookFirst(state, 'survivors', looks, false, mayLive.length - looks.length);
}

/** All children have been read: offer to stop what still runs, or say that nothing does. */
export function askAboutSurvivors(state: ConsoleState, {looks, failures, total, unread}: Inquiry): Transition {
	const survivors = listSurvivors(looks);
	if (survivors.length > 0) {
		return askAbout(state, survivors, survivors.length);
	}

	const [first] = failures;
	return first === undefined
		? transition({...state, notice: {text: sayNone(total, unread), tone: unread > 0 ? 'info' : 'good'}})
		: transition({...state, notice: tellFailure(first.failure)});
}

function sayNone(total: number, unread: number): string {
	return unread === 0
		? `None of the ${formatCount(total)} children still runs`
		: `None of the first ${formatCount(total)} children still runs; ${formatCount(unread)} more weren’t read: mark them, then c reads those`;
}

/** Stop this one, pass over it, or stop all that are left. */
export function chooseSurvivor(state: ConsoleState, intent: Asking, key: string): Transition {
	const {survivors, total} = intent;
	if (key === 'A') {
		return survivors.length > typedFrom && state.dialog?.mustType === null
			? transition({...state, dialog: {...state.dialog, mustType: String(survivors.length), typed: ''}})
			: stop(state, survivors);
	}

	return goOn(state, survivors.slice(1), total);
}

/** Stop the child that the question is about, then ask about the next; where the number was typed, stop all of them. */
export function confirmSurvivor(state: ConsoleState, {survivors, total}: Asking): Transition {
	if (state.dialog?.mustType !== null) {
		return stop(state, survivors);
	}

	const stopped = stop(state, survivors.slice(0, 1));
	const next = goOn(stopped.state, survivors.slice(1), total);
	return {state: next.state, effects: [...stopped.effects, ...next.effects]};
}

function stop(state: ConsoleState, survivors: readonly Look[]): Transition {
	const stopped = new Set(survivors.map(({executionId}) => executionId));
	const followings = new Map([...state.followings].map(([id, one]) => [id, withoutSurvivors(one, stopped)]));
	const stops = toStops(
		survivors.map(({where, executionId}) => ({where, executionId: executionId!})),
		'Cancel',
	);
	return sendInterventions({...state, followings, dialog: null}, 'stop survivors', stops);
}

function goOn(state: ConsoleState, survivors: readonly Look[], total: number): Transition {
	return survivors.length === 0 ? transition({...state, dialog: null}) : askAbout(state, survivors, total);
}

function askAbout(state: ConsoleState, survivors: readonly Look[], total: number): Transition {
	const [first] = survivors as [Look];
	const {where, executionId, document} = first;
	const index = total - survivors.length + 1;
	return transition({
		...state,
		notice: null,
		dialog: {
			title: `${formatCount(index)} of ${formatCount(total)}: stop the child of ${document} in ${printLocation(where)}, too?`,
			lines: [
				`The fan-out was stopped, and ${executionId} ${describeSurvivor(first, state.now)} all the same.`,
				'It is stopped there, with that account’s credentials; its step is left half-done.',
			],
			intent: {type: 'cancel-survivors', survivors, total},
			mustType: null,
			typed: '',
			choices: [
				{key: 's', label: survivors.length === 1 ? 'leave it' : 'leave it, next'},
				...(survivors.length > 1 ? [{key: 'A', label: `stop all ${formatCount(survivors.length)}`}] : []),
			],
		},
	});
}
