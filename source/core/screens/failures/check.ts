import {roleArn} from '../../domain/partition.ts';
import type {Following} from '../../follow/following.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Transition, transition} from '../../state/transition.ts';
import {explainCause} from '../../status/explain-cause.ts';
import type {FailureGroup} from '../../status/failure-groups.ts';

/** Find out which cause is behind a group of failures, by looking at the role, its trust and the runbook. */
export function check(state: ConsoleState, following: Following, {cause, indices}: FailureGroup): Transition {
	const {grid, where: central, execution} = following;
	const places = grid.locationsOf(indices);
	const first = places[0] ?? central;
	const document = execution?.document ?? '';
	const message = grid.failureMessageAt(indices[0]!) ?? '';
	const role = explainCause({...first, central, document, message})?.role ?? null;
	if (role === null) {
		const text = 'Only why a role can’t be assumed is checked from here; the commands below show the rest';
		return transition({...state, notice: {text, tone: 'info'}});
	}

	if (state.checks.get(cause) === null) {
		return transition(state);
	}

	const byAccount = new Map(places.map(place => [place.accountId, place]));
	const given = execution?.parameters.AutomationAssumeRole?.[0];
	return transition(
		{
			...state,
			checks: new Map(state.checks).set(cause, null),
			notice: {text: 'Looking at the role, its trust and the runbook’s shares…', tone: 'info'},
		},
		{
			type: 'check-cause',
			cause,
			places: [...byAccount.values()],
			central,
			role,
			administrationRoleArn: given || roleArn(central, 'AWS-SystemsManager-AutomationAdministrationRole'),
			document,
		},
	);
}
