import {rowKindOf} from '../domain/execution.ts';
import {printLocation} from '../domain/location.ts';
import type {ViewSeed} from '../follow/execution-view.ts';
import type {Following} from '../follow/following.ts';
import type {LocationIndex} from '../grid/location-grid.ts';
import {attemptAt} from './attempts.ts';
import {openExecution} from './open.ts';
import type {ConsoleState} from './state.ts';
import type {Transition} from './transition.ts';

/** Open the row at an index of a shown grid: the child execution of a location in its shown attempt, or what a step's row is about. */
export function openLocation(state: ConsoleState, following: Following, index: LocationIndex): Transition {
	const seed = seedAt(state, following, index);
	return seed === null ? openStepRow(following, state, index) : openExecution(state, seed);
}

/** The execution of the row at an index of a shown grid: the child of a location, or that of a resource; `null` where the row is a step of the shown execution itself. */
export function seedAt(state: ConsoleState, following: Following, index: LocationIndex): ViewSeed | null {
	const {grid, where: home, execution, executionId} = following;
	const where = grid.locationAt(index);
	if (where !== null) {
		return {
			where,
			executionId: grid.childIdAt(index),
			parentExecutionId: (attemptAt(state, where) ?? following).executionId,
			target: null,
			title: printLocation(where),
		};
	}

	const target = grid.nameAt(index);
	return execution !== null && rowKindOf(execution) === 'resources'
		? {where: home, executionId: grid.childIdAt(index), parentExecutionId: executionId, target, title: target}
		: null;
}

/** Open the execution whose step a row shows, at this step. */
function openStepRow({where, executionId, grid}: Following, state: ConsoleState, index: LocationIndex): Transition {
	const seed = {where, executionId, parentExecutionId: '', target: null, title: 'steps'};
	return openExecution(state, seed, grid.stepIdAt(index));
}
