import {isAutomationService} from '../../domain/partition.ts';

/** Who must be let in for a fan-out to reach an account. */
export type Wanted = {
	readonly accountId: string;
	readonly centralAccountId: string;
	/** ARN of the role that the fan-out runs with in the central account. */
	readonly administrationRoleArn: string;
};

type Statement = {
	readonly Effect?: string;
	readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
	readonly Action?: string | readonly string[];
	readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/**
What is wrong with an execution role's trust policy; empty where nothing is seen to be.

Looked for is what AWS's template says: the administration role of the central account (or the whole account, as older templates do), and `ssm.amazonaws.com`. A condition that Automation can't meet, an external ID above all, is told as well.

@param trustPolicy - JSON text.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
*/
export function findTrustProblems(trustPolicy: string, wanted: Wanted): readonly string[] {
	const statements = parse(trustPolicy);
	if (statements === null) {
		return ['its trust policy can’t be read'];
	}

	const allowing = statements.filter(({Effect, Action}) => Effect === 'Allow' && listOf(Action).some(isAssume));
	const people = allowing.filter(statement => letsCentralIn(statement, wanted));
	const services = allowing.filter(statement => principalsOf(statement, 'Service').some(isAutomationService));
	return [
		...(people.length === 0 ? [`it doesn’t trust ${wanted.administrationRoleArn}`] : []),
		...(services.length === 0 ? ['it doesn’t trust ssm.amazonaws.com'] : []),
		...new Set(
			[...people, ...services].flatMap(({Condition = {}}) =>
				Object.entries(Condition).flatMap(([operator, keys]) =>
					Object.entries(keys).flatMap(([key, values]) => judgeCondition(operator, key, listOf(values), wanted)),
				),
			),
		),
		...(statements.some(({Effect}) => Effect === 'Deny') ? ['it denies somebody: see its policy'] : []),
	];
}

function letsCentralIn(statement: Statement, {centralAccountId, administrationRoleArn}: Wanted): boolean {
	return principalsOf(statement, 'AWS').some(
		principal =>
			principal === '*' ||
			principal === centralAccountId ||
			principal === administrationRoleArn ||
			principal.endsWith(`:iam::${centralAccountId}:root`),
	);
}

/** Of conditions only those that are known to fail, or that an external ID asks for. */
function judgeCondition(
	operator: string,
	key: string,
	values: readonly string[],
	{accountId}: Wanted,
): readonly string[] {
	switch (key.toLowerCase()) {
		case 'sts:externalid':
			return ['it asks for an external ID, and Automation sends none'];
		case 'aws:sourceaccount':
			return /equals/i.test(operator) && !values.includes(accountId)
				? [`it trusts the service only for account ${values.join(', ')}, not ${accountId}`]
				: [];
		default:
			return [];
	}
}

function principalsOf({Principal}: Statement, kind: 'AWS' | 'Service'): readonly string[] {
	return typeof Principal === 'string' ? [Principal] : listOf(Principal?.[kind]);
}

function isAssume(action: string): boolean {
	return /^(\*|sts:(\*|AssumeRole\*?))$/i.test(action);
}

function parse(text: string): readonly Statement[] | null {
	try {
		const {Statement} = JSON.parse(text) as {readonly Statement?: Statement | readonly Statement[]};
		return Statement === undefined ? [] : Array.isArray(Statement) ? Statement : [Statement as Statement];
	} catch {
		return null;
	}
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
	return value === undefined ? [] : typeof value === 'string' ? [value] : value;
}
