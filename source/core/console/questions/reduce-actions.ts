import {isSameLocation, type Location} from '../../domain/location.ts';
import type {ActEvent} from '../../state/act-event.ts';
import {attemptAt} from '../../state/attempts.ts';
import type {Effect} from '../../state/effect.ts';
import type {AnswerEvent} from '../../state/event.ts';
import {tellFollowing} from '../../state/reducers/follow.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, step} from '../../state/step.ts';
import {chooseInDialog} from '../dialog.ts';
import {raiseAnswer} from './answer.ts';
import {lookInto} from './look-into.ts';
import {lookReducers} from './reduce-looks.ts';
import {takeActionResponse} from './send-actions.ts';

type Handled = ActEvent | Extract<AnswerEvent, {type: 'stop-answered' | 'signal-answered'}>;

/** AWS needs a moment before an execution shows what an action did to it. */
const afterActionMs = 1000;

export const actReducers: Reducers<Handled> = {
	...lookReducers,
	'answer-asked': raiseAnswer,
	'audit-failed': (state, {because}) => step({...state, notice: {text: because, tone: 'bad'}}),
	'dialog-chosen': (state, {key}) => chooseInDialog(state, key),

	'look-due'(state, {where}) {
		const look = lookInto(state, where, 'refresh', 'shown');
		return look === undefined ? step(state) : step(state, look);
	},

	'stop-answered'(state, {where, executionId, stopType, outcome}) {
		const taken = takeActionResponse(state, where, outcome);
		return outcome.ok && taken.followings.has(executionId)
			? tellFollowing(taken, executionId, {type: 'stop-accepted', stopType})
			: step(taken, ...lookAgain(taken, where, executionId));
	},

	'signal-answered': (state, {where, executionId, outcome}) =>
		step(takeActionResponse(state, where, outcome), ...lookAgain(state, where, executionId)),
};

/** What was acted on is looked at again soon: an execution that is open, and the location in the matrix. */
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
						afterMs: afterActionMs,
						event: {type: 'viewed', key: view.key, event: {type: 'read-due'}},
					} as const,
				]),
		...(isInMatrix
			? [
					{
						type: 'wake',
						name: `look ${where.accountId}/${where.region}`,
						afterMs: afterActionMs,
						event: {type: 'look-due', where},
					} as const,
				]
			: []),
	];
}
