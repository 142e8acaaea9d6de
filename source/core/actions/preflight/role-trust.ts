import {isAutomationService} from '../../domain/partition.ts';

/** Who must be let in for a fan-out to reach an account. */
export type Wanted = {
	readonly accountId: string;
	readonly centralAccountId: string;
	/** ARN of the role that the fan-out runs with in the central account. */
	readonly administrationRoleArn: string;
	/** The central account's organization; `null` where it has none, or nobody may read it. */
	readonly organizationId?: string | null;
};

type Statement = {
	readonly Effect?: string;
	readonly Principal?: string | Readonly<Record<string, string | readonly string[]>>;
	readonly Action?: string | readonly string[];
	readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
};

/** What is wrong with a trust policy: what certainly keeps Automation out, and what may. */
export type TrustFinding = {readonly problems: readonly string[]; readonly doubts: readonly string[]};

/**
Find what is wrong with an execution role's trust policy; empty where nothing is.

Looked for is what AWS's template says: the administration role of the central account (or the whole account, as older templates do), and `ssm.amazonaws.com`. A condition that Automation can't meet, an external ID above all, is told as well.

@param trustPolicy - JSON text.
@see https://docs.aws.amazon.com/systems-manager/latest/userguide/running-automations-multiple-accounts-regions.html
*/
export function findTrustProblems(trustPolicy: string, wanted: Wanted): TrustFinding {
	const statements = parse(trustPolicy);
	if (statements === null) {
		return {problems: [], doubts: ['its trust policy can’t be read']};
	}

	const allowing = statements.filter(({Effect, Action}) => Effect === 'Allow' && listOf(Action).some(isAssume));
	const people = allowing.filter(statement => letsCentralIn(statement, wanted));
	const services = allowing.filter(statement => principalsOf(statement, 'Service').some(isAutomationService));
	const ofPeople = people.map(statement => judgeConditions(statement, wanted));
	const isShut = people.length > 0 && ofPeople.every(problems => problems.length > 0);
	return {
		problems: [
			...(people.length === 0 ? [`it doesn’t trust ${wanted.administrationRoleArn}`] : []),
			...new Set(isShut ? ofPeople.flat() : []),
		],
		// AWS's templates also trust the service, as the runbook's steps assume this role; no document says that it is needed.
		doubts: [
			...(services.length === 0 ? ['it doesn’t trust ssm.amazonaws.com'] : []),
			...new Set(services.flatMap(statement => judgeConditions(statement, wanted))),
			...(people.some(statement => listOpenConditions(statement).length === 0)
				? []
				: new Set(people.flatMap(listOpenConditions))),
			...(statements.some(({Effect}) => Effect === 'Deny') ? ['it denies somebody: see its policy'] : []),
		],
	};
}

function judgeConditions({Condition = {}}: Statement, wanted: Wanted): readonly string[] {
	return Object.entries(Condition).flatMap(([operator, keys]) =>
		Object.entries(keys).flatMap(([key, values]) => judgeCondition(operator, key, listOf(values), wanted)),
	);
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

/** Describe a condition that Automation can't meet, as far as we know. */
function judgeCondition(
	operator: string,
	key: string,
	values: readonly string[],
	{accountId, organizationId = null}: Wanted,
): readonly string[] {
	const isExact = /^StringEquals$/i.test(operator);
	switch (key.toLowerCase()) {
		case 'sts:externalid':
			return ['it asks for an external ID, and Automation sends none'];
		case 'aws:sourceaccount':
			return /equals/i.test(operator) && !values.includes(accountId)
				? [`it trusts the service only for account ${values.join(', ')}, not ${accountId}`]
				: [];
		case 'aws:principalorgid':
			return isExact && organizationId !== null && !values.includes(organizationId)
				? [`it trusts only organization ${values.join(', ')}, and this is ${organizationId}`]
				: [];
		default:
			return [];
	}
}

/** Condition keys that are judged, or that AWS's own templates use for the service. */
const known: ReadonlySet<string> = new Set([
	'sts:externalid',
	'aws:sourceaccount',
	'aws:sourcearn',
	'aws:principalorgid',
]);

/** Conditions of which nobody knows here whether Automation meets them. */
function listOpenConditions({Condition = {}}: Statement): readonly string[] {
	return Object.values(Condition)
		.flatMap(keys => Object.keys(keys))
		.filter(key => !known.has(key.toLowerCase()))
		.map(key => `its trust has a condition on ${key}`);
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
