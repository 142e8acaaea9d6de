import {isSameLocation, type Location} from '../../domain/location.ts';
import {attemptAt} from '../../state/attempts.ts';
import type {Effect} from '../../state/effect.ts';
import type {ResponseEvent} from '../../state/event.ts';
import type {InterventionEvent} from '../../state/intervention-event.ts';
import {tellFollowing} from '../../state/reducers/follow.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, transition} from '../../state/transition.ts';
import {chooseInDialog} from '../dialog.ts';
import {raiseAnswer} from './answer.ts';
import {lookInto} from './look-into.ts';
import {lookReducers} from './reduce-looks.ts';
import {takeInterventionResponse} from './send-interventions.ts';

type Handled = InterventionEvent | Extract<ResponseEvent, {type: 'stop-responded' | 'signal-responded'}>;

/** AWS needs a moment before an execution shows what an action did to it. */
const afterInterventionMs = 1000;

export const interventionReducers: Reducers<Handled> = {
	...lookReducers,
	'answer-asked': raiseAnswer,
	'audit-failed': (state, {because}) => transition({...state, notice: {text: because, tone: 'bad'}}),
	'dialog-chosen': (state, {key}) => chooseInDialog(state, key),

	'look-due'(state, {where}) {
		const look = lookInto(state, where, 'refresh', 'shown');
		return look === undefined ? transition(state) : transition(state, look);
	},

	'stop-responded'(state, {where, executionId, stopType, outcome}) {
		const taken = takeInterventionResponse(state, where, outcome);
		return outcome.ok && taken.followings.has(executionId)
			? tellFollowing(taken, executionId, {type: 'stop-accepted', stopType})
			: transition(taken, ...lookAgain(taken, where, executionId));
	},

	'signal-responded': (state, {where, executionId, outcome}) =>
		transition(takeInterventionResponse(state, where, outcome), ...lookAgain(state, where, executionId)),
};

/** Whatever was acted on is read again soon: an open execution, and the location in the matrix. */
function lookAgain(state: ConsoleState, where: Location, executionId: string): readonly Effect[] {
	const view = [...state.views.values()].find(
		one => one.executionId === executionId && isSameLocation(one.where, where),
	);
	const isInMatrix = attemptAt(state, where) !== undefined;
	return [
		...(view === undefined
			? []
			: [
					{
						type: 'wake',
						name: `view ${view.key}`,
						afterMs: afterInterventionMs,
						event: {type: 'viewed', key: view.key, event: {type: 'read-due'}},
					} as const,
				]),
		...(isInMatrix
			? [
					{
						type: 'wake',
						name: `look ${where.accountId}/${where.region}`,
						afterMs: afterInterventionMs,
						event: {type: 'look-due', where},
					} as const,
				]
			: []),
	];
}
