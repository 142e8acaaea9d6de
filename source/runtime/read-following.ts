import type {Execution} from '../core/domain/execution.ts';
import {fail, type Outcome, succeed} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import {follow} from '../core/follow/follow.ts';
import type {FollowEffect, FollowEvent} from '../core/follow/follow-event.ts';
import {type Following, startFollowing} from '../core/follow/following.ts';
import type {Accounts} from '../core/follow/plan-locations.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import {locateSteps} from './locate-steps.ts';
import type {Paced} from './pace-reads.ts';
import {toStepFilter} from './step-filter.ts';

/**
Read once what an execution has come to, as the following of it does, up to the end of its first round.

@param execution - As a `Get` has just told it.
@param accounts - The organization's, where the request names OUs; empty where it can't be read, `null` where it names none.
@returns The failure of the first read that failed: nothing is requested again.
*/
export async function readFollowing(
	{automation, clock}: {readonly automation: Paced<Automation>; readonly clock: Clock},
	where: Location,
	execution: Execution,
	accounts: Accounts | null,
): Promise<Outcome<Following>> {
	const {executionId} = execution;
	const answer = async (effect: FollowEffect): Promise<FollowEvent | null> => {
		switch (effect.type) {
			case 'get-execution':
				return {type: 'execution-read', outcome: succeed(execution)};
			case 'list-steps': {
				const {read} = effect;
				const outcome = await automation.listSteps(where, executionId, toStepFilter(read), read.nextToken);
				return {type: 'steps-read', read, outcome};
			}

			case 'locate-steps':
				return {
					type: 'steps-located',
					locations: await locateSteps(automation.at('shown'), executionId, effect),
				};
			// A wake is where a round ends; the rest is for those who go on.
			default:
				return null;
		}
	};

	let {following, effects} = follow({...startFollowing(where, executionId), accounts}, {type: 'opened'}, clock.now());
	const waiting = [...effects];
	for (let effect = waiting.shift(); effect !== undefined; effect = waiting.shift()) {
		const event = await answer(effect);
		if (event !== null) {
			({following, effects} = follow(following, event, clock.now()));
			waiting.push(...effects);
		}
	}

	return following.failure === null ? succeed(following) : fail(following.failure);
}
