import {isLive, listToRead, whyNotAnswered} from '../../actions/answer/answerable.ts';
import {type Location, readLocationKey} from '../../domain/location.ts';
import {isReadOnlyNow, readOnlyReason} from '../../state/arming.ts';
import {type OpenMatrix, openMatrix} from '../../state/reducers/open-matrix.ts';
import {type ConsoleState, currentScreen} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {lookFirst} from './look-first.ts';
import {type LookEffect, lookAtItself, lookInto} from './look-into.ts';

/** Ask what to answer: to the execution that is open, the marked locations, the one under the cursor if it waits, else all that wait. */
export function raiseAnswer(state: ConsoleState): Transition {
	if (isReadOnlyNow(state)) {
		return refuse(state, readOnlyReason);
	}

	const screen = currentScreen(state);
	if (screen.viewKey !== undefined) {
		return inquireView(state, screen.viewKey);
	}

	const matrix = openMatrix(state);
	if (matrix === undefined) {
		return refuse(state, 'Open a fan-out first, then answer what waits there');
	}

	const {marks} = matrix.view;
	if (marks.size > 0) {
		const named = [...marks].filter(mark => !mark.startsWith('step:')).map(readLocationKey);
		const live = listToRead(matrix.grid, named, true);
		return live.length === 0
			? refuse(state, 'None of the marked locations runs or waits')
			: inquireLocations(state, matrix, live, true);
	}

	const {index} = matrix.cursor;
	const waits = matrix.grid.countClass('waiting') > 0;
	if (index !== null && isLive(matrix.grid, index) && (!waits || matrix.grid.classAt(index) === 'waiting')) {
		return inquireLocations(state, matrix, matrix.grid.locationsOf([index]), true);
	}

	return waits
		? inquireLocations(state, matrix, listToRead(matrix.grid, null, true), false)
		: refuse(state, 'No location is known to wait; on one that runs, this looks into it');
}

/** Ask about all locations that are known to wait, instead of the one that the question is about. */
export function widenAnswer(state: ConsoleState): Transition {
	const matrix = openMatrix(state);
	return matrix === undefined
		? transition(state)
		: inquireLocations(state, matrix, listToRead(matrix.grid, null, true), false);
}

function inquireLocations(
	state: ConsoleState,
	{grid, following}: OpenMatrix,
	places: readonly Location[],
	takesRunning: boolean,
): Transition {
	const looks = grid.isOfSteps
		? [lookAtItself(following)]
		: places.map(where => lookInto(state, where, 'inquiry', 'opened')).filter(look => look !== undefined);
	if (looks.length === 0) {
		return refuse(state, 'AWS doesn’t say where these steps run, so what waits there can’t be answered from here');
	}

	return lookFirst(state, 'answer', looks, takesRunning);
}

function inquireView(state: ConsoleState, key: string): Transition {
	const view = state.views.get(key);
	if (view?.execution == null || view.executionId === null) {
		return refuse(state, 'Nothing is known of this execution yet');
	}

	const {execution, where, executionId, parentExecutionId, steps} = view;
	const reason = whyNotAnswered(where, execution, steps);
	if (reason !== null) {
		return refuse(state, `This execution ${reason}`);
	}

	const look: LookEffect = {
		type: 'look',
		where,
		parentExecutionId,
		executionId,
		purpose: 'inquiry',
		urgency: 'opened',
	};
	return lookFirst(state, 'answer', [look], true);
}

function refuse(state: ConsoleState, text: string): Transition {
	return transition({...state, notice: {text, tone: 'info'}});
}
