import type {Outcome} from '../../domain/failure.ts';
import type {Location} from '../../domain/location.ts';
import type {StartRequest} from '../../domain/start-request.ts';
import {type Check, found, notFound} from './check.ts';
import type {Decision, Wish} from './decision.ts';

/** What the person who starts it needs permission for in the central account. The role is passed only where the request names it. */
export function listStartWishes(request: StartRequest, definitionArn: string): readonly Wish[] {
	const role = request.Parameters?.AutomationAssumeRole?.[0];
	return [
		{action: 'ssm:StartAutomationExecution', resources: [definitionArn]},
		...(role
			? [{action: 'iam:PassRole', resources: [role], context: {'iam:PassedToService': 'ssm.amazonaws.com'}}]
			: []),
	];
}

/** Judge whether the caller may start the runbook and pass the role. */
export function judgeStartRights(decided: Outcome<readonly Decision[]>): readonly Check[] {
	if (!decided.ok) {
		return [
			notFound('start', 'unknown', decided.failure, {
				next: 'Whether you may start it and pass the role shows when it starts; iam:SimulatePrincipalPolicy lets rollgrid look.',
			}),
		];
	}

	return decided.value.map(({action, resource, decision, isOpen}) => {
		const isRole = action === 'iam:PassRole';
		const name = isRole ? 'pass-role' : 'start';
		const what = isRole ? `pass the role ${resource.slice(resource.lastIndexOf('/') + 1)} on` : 'start the runbook';
		if (decision === 'allowed') {
			return found(name, 'ok', `You may ${what}`);
		}

		// Policies can name an automation's definition in several ways, and the simulator can't try them all: a denial is certain only where a policy spells it out.
		const isCertain = !isOpen && (isRole || decision === 'explicitDeny');
		return found(name, isCertain ? 'problem' : 'warning', `You may not ${what}${isCertain ? '' : ', as it seems'}`, {
			because: `${action} on ${resource}: ${decision}`,
			next: `Allow ${action} on ${resource} for whoever starts fan-outs.`,
		});
	});
}

/** The state of the request's alarm, as AWS evaluates it. */
export type AlarmReading = Outcome<'OK' | 'ALARM' | 'INSUFFICIENT_DATA' | null>;

/**
Judge an alarm that stops a run. An alarm that is on stops it at once; so does one that can't be read, unless the request ignores that.

@param whose - Where the alarm is read, as the end of a sentence.
*/
export function judgeAlarm(read: AlarmReading, name: string, goesOn: boolean, whose: string): Check {
	if (!read.ok) {
		return notFound('alarm', 'unknown', read.failure);
	}

	const next = 'Name another alarm, or none.';
	switch (read.value) {
		case 'OK':
			return found('alarm', 'ok', `The alarm ${name} is there ${whose}, and OK`);
		case 'INSUFFICIENT_DATA':
			return found('alarm', 'warning', `The alarm ${name} has too little data ${whose}: it may not stop anything`, {
				next,
			});
		case 'ALARM':
			return found('alarm', 'problem', `The alarm ${name} is on ${whose}: it stops the run at once`, {
				next: 'Wait until it is OK again, name another alarm, or none.',
			});
		case null:
			return goesOn
				? found('alarm', 'warning', `There is no alarm ${name} ${whose}: nothing stops the run`, {next})
				: found('alarm', 'problem', `There is no alarm ${name} ${whose}: the run is stopped since it can’t be read`, {
						next,
					});
	}
}

/** A role that the administration role is to assume in an account. */
export type AssumeWish = {readonly arn: string; readonly locations: readonly Location[]};

/** Judge whether the administration role may assume the execution roles, for each account by itself. */
export function judgeAssume(
	decided: Outcome<readonly Decision[]>,
	wishes: readonly AssumeWish[],
	administrationRole: string,
): readonly Check[] {
	if (!decided.ok) {
		return [notFound('assume-role', 'unknown', decided.failure)];
	}

	const byArn = new Map(wishes.map(wish => [wish.arn, wish]));
	const denied = decided.value.filter(({decision}) => decision !== 'allowed');
	const gather = (isOpen: boolean) => denied.filter(one => one.isOpen === isOpen);
	const tell = (verdict: Check['verdict'], says: string, some: readonly Decision[]): readonly Check[] =>
		some.length === 0
			? []
			: [
					found('assume-role', verdict, says, {
						because: `sts:AssumeRole on ${some[0]!.resource}: ${some[0]!.decision}`,
						next: 'Allow that: rollgrid roles administration prints the role’s template.',
						fix: 'rollgrid roles administration',
						locations: some.flatMap(({resource}) => byArn.get(resource)?.locations ?? []),
					}),
				];
	return [
		...(denied.length === 0
			? [found('assume-role', 'ok', `The role ${administrationRole} may assume the execution roles`)]
			: []),
		...tell('problem', `The role ${administrationRole} may not assume the execution role`, gather(false)),
		...tell(
			'warning',
			`The role ${administrationRole} may assume the execution role under conditions only`,
			gather(true),
		),
	];
}
