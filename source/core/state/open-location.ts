import {rowKindOf} from '../domain/execution.ts';
import {printLocation} from '../domain/location.ts';
import type {Following} from '../follow/following.ts';
import type {LocationIndex} from '../grid/location-grid.ts';
import {attemptAt} from './attempts.ts';
import {openExecution} from './open.ts';
import type {ConsoleState} from './state.ts';
import type {Transition} from './transition.ts';

/** Open what an index of a shown grid stands for: the child execution of a location in the attempt that is shown there, or what a step's row is about. */
export function openLocation(state: ConsoleState, following: Following, index: LocationIndex): Transition {
	const {grid} = following;
	const where = grid.locationAt(index);
	return where === null
		? openStepRow(state, following, index)
		: openExecution(state, {
				where,
				executionId: grid.childIdAt(index),
				parentExecutionId: (attemptAt(state, where) ?? following).executionId,
				target: null,
				title: printLocation(where),
			});
}

/** Open what a row stands for that is a step: the execution of a resource; else the execution that it is a step of, at this step. */
function openStepRow(state: ConsoleState, following: Following, index: LocationIndex): Transition {
	const {where, executionId, execution, grid} = following;
	if (execution !== null && rowKindOf(execution) === 'resources') {
		const target = grid.nameAt(index);
		return openExecution(state, {
			where,
			executionId: grid.childIdAt(index),
			parentExecutionId: executionId,
			target,
			title: target,
		});
	}

	const seed = {where, executionId, parentExecutionId: '', target: null, title: 'steps'};
	return openExecution(state, seed, grid.stepIdAt(index));
}
