import {roleArn} from '../../domain/partition.ts';
import type {Following} from '../../follow/following.ts';
import type {ActEvent} from '../../state/act-event.ts';
import {shownFollowing} from '../../state/attempts.ts';
import {chosenFailure} from '../../state/reducers/understand.ts';
import type {ConsoleState} from '../../state/state.ts';
import {type Reducers, type Step, step} from '../../state/step.ts';
import {explainCause} from '../../status/explain-cause.ts';
import type {FailureGroup} from '../../status/failure-groups.ts';

export const checkReducers: Reducers<Extract<ActEvent, {type: 'check-asked' | 'cause-checked'}>> = {
	'check-asked'(state) {
		const following = shownFollowing(state);
		const group = chosenFailure(state);
		return following === null || group === undefined ? step(state) : check(state, following, group);
	},

	'cause-checked': (state, {cause, results}) =>
		step({...state, checks: new Map(state.checks).set(cause, results), notice: null}),
};

function check(state: ConsoleState, following: Following, {cause, indices}: FailureGroup): Step {
	const {grid, where: central, execution} = following;
	const places = grid.locationsOf(indices);
	const first = places[0] ?? central;
	const document = execution?.document ?? '';
	const message = grid.failureMessageAt(indices[0]!) ?? '';
	const role = explainCause({...first, central, document, message})?.role ?? null;
	if (role === null) {
		const text = 'Only why a role can’t be assumed is checked from here; the commands below show the rest';
		return step({...state, notice: {text, tone: 'info'}});
	}

	if (state.checks.get(cause) === null) {
		return step(state);
	}

	const byAccount = new Map(places.map(place => [place.accountId, place]));
	const given = execution?.parameters.AutomationAssumeRole?.[0];
	return step(
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
