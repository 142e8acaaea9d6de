import {printLocation} from '../../domain/location.ts';
import {type Following, hasParentEnded, isSettled} from '../../follow/following.ts';
import {pauseBetweenLooks, planScan} from '../../follow/looks.ts';
import {suspiciousFrom} from '../../status/suspicion.ts';
import type {ActEvent} from '../act-event.ts';
import {listAttempts} from '../attempts.ts';
import type {ConsoleState} from '../state.ts';
import {andThen, type Reducers, type Step, step} from '../step.ts';
import {refreshHalfDone} from './cancel.ts';
import {hearOfInquiry} from './inquiry.ts';
import {lookAt, wakeScan} from './look-at.ts';
import {hearOfSurvivor, lookForSurvivors} from './survivors.ts';

/** So many refusals in a row say that nobody lets us look anywhere. */
const blindFrom = 3;
const blindText =
	'Whether long-running locations wait for a person can’t be seen: `rollgrid roles operator` lets us in';

type Looked = Extract<ActEvent, {type: 'looked'}>;

export const lookReducers: Reducers<Extract<ActEvent, {type: 'scan-due' | 'looked' | 'survivors-due'}>> = {
	'scan-due'(state, {executionId}) {
		const {following} = state;
		if (following?.executionId !== executionId || isSettled(following)) {
			return step(state);
		}

		const {grid, looks, isPaused, failure} = following;
		const isHeld = isPaused || failure !== null || looks.asking !== null || hasParentEnded(following);
		const {index, afterMs} = planScan(grid, looks, suspiciousFrom(grid), state.now);
		if (isHeld || index === null) {
			return step(state, wakeScan(executionId, isHeld ? pauseBetweenLooks(1) : afterMs));
		}

		const where = grid.locationAt(index);
		const asking = printLocation(where);
		return step(
			{...state, following: {...following, looks: {...looks, asking}}},
			lookAt(following, where, 'scan', 'background'),
		);
	},

	looked(state, event) {
		const attempt = listAttempts(state).find(({executionId}) => executionId === event.parentExecutionId);
		const seen = attempt === undefined ? step(state) : remember(state, attempt, event);
		switch (event.purpose) {
			case 'scan':
			case 'refresh':
				return seen;
			case 'inquiry':
				return andThen(seen, after => hearOfInquiry(after, event));
			case 'half-done':
				return andThen(seen, refreshHalfDone);
			case 'survivors':
				return andThen(seen, after => hearOfSurvivor(after, event));
		}
	},

	'survivors-due': (state, {executionId}) =>
		state.following?.executionId === executionId ? lookForSurvivors(state) : step(state),
};

/** Take over what was seen in a location: what waits there shows in the matrix. */
function remember(state: ConsoleState, attempt: Following, {where, outcome, purpose}: Looked): Step {
	const {grid, looks, executionId} = attempt;
	const name = printLocation(where);
	const index = grid.find(where);
	if (index !== undefined && outcome.ok) {
		const {value: look} = outcome;
		if (look.executionId !== null && grid.childIdAt(index) === null) {
			grid.setChildId(index, look.executionId);
		}

		grid.setWaiting(index, look.waits.length > 0);
	}

	const {following} = state;
	if (following !== attempt) {
		return step(state);
	}

	const count = (looks.seen.get(name)?.count ?? 0) + 1;
	const look = outcome.ok ? outcome.value : null;
	const failure = outcome.ok ? null : outcome.failure;
	const failuresInRow = outcome.ok ? 0 : looks.failuresInRow + 1;
	const seen = new Map(looks.seen).set(name, {look, failure, at: state.now, count});
	const asking = purpose === 'scan' ? null : looks.asking;
	const hasSeen = [...looks.seen.values()].some(one => one.look !== null);
	const isBlind = failure?.kind === 'denied' && failuresInRow === blindFrom && !hasSeen;
	const told: ConsoleState =
		isBlind && state.notice === null ? {...state, notice: {text: blindText, tone: 'bad'}} : state;
	return step(
		{...told, following: {...following, looks: {seen, asking, failuresInRow}}},
		...(purpose === 'scan' ? [wakeScan(executionId, pauseBetweenLooks(failuresInRow))] : []),
	);
}
