import type {Location} from '../../domain/location.ts';
import type {LookPurpose, Urgency} from '../../follow/follow-event.ts';
import type {Following} from '../../follow/following.ts';
import {attemptAt} from '../../state/attempts.ts';
import type {Effect} from '../../state/effect.ts';
import type {ConsoleState} from '../../state/state.ts';

export type LookEffect = Extract<Effect, {type: 'look'}>;

/** The look into a location, as its latest attempt has it; `undefined` for one that no attempt has. */
export function lookInto(
	state: ConsoleState,
	where: Location,
	purpose: LookPurpose,
	urgency: Urgency,
): LookEffect | undefined {
	const attempt = attemptAt(state, where);
	return attempt && lookAt(attempt, where, purpose, urgency);
}

/** The look into a location of one attempt. */
export function lookAt(
	{grid, executionId}: Following,
	where: Location,
	purpose: LookPurpose,
	urgency: Urgency,
): LookEffect {
	const index = grid.find(where);
	return {
		type: 'look',
		where,
		parentExecutionId: executionId,
		executionId: index === undefined ? null : grid.childIdAt(index),
		purpose,
		urgency,
	};
}

/** The look into an execution that is no fan-out: what waits, waits in it. */
export function lookAtItself({where, executionId}: Following): LookEffect {
	return {type: 'look', where, parentExecutionId: executionId, executionId, purpose: 'inquiry', urgency: 'opened'};
}
