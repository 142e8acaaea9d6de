import {matchesGlob} from '../glob.ts';
import type {Statement} from './statement.ts';

/** A decision of IAM. `explicitDeny` wins over everything; what nothing allows is denied. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/** Condition keys in lower case → values. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

export type EvaluatedRequest = {
	readonly action: string;
	readonly resource: string;
	readonly context: RequestContext;
	/** Who calls, for a resource's policy or a role's trust policy. */
	readonly principal?: {readonly kind: 'AWS' | 'Service' | 'Federated'; readonly names: readonly string[]};
};

export type Evaluation = {
	readonly decision: Decision;
	/** The indexes of the deciding statements in `statements`. */
	readonly matched: readonly number[];
	/** Condition keys that a statement reads and the request lacks. */
	readonly missing: readonly string[];
};

/**
Decide a request by the statements of one kind of policy.

@see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
*/
export function evaluate(statements: readonly Statement[], request: EvaluatedRequest): Evaluation {
	const missing = new Set<string>();
	const fitting = statements.flatMap((statement, index) =>
		concerns(statement, request) && meetsConditions(statement, request.context, missing) ? [{statement, index}] : [],
	);
	const denials = fitting.filter(({statement}) => !statement.isAllow);
	const decisive = denials.length > 0 ? denials : fitting;
	return {
		decision: denials.length > 0 ? 'explicitDeny' : fitting.length > 0 ? 'allowed' : 'implicitDeny',
		matched: decisive.map(({index}) => index),
		missing: [...missing],
	};
}

/** Combine the decisions of several kinds of policy: each has to allow, and any may deny. */
export function combine(decisions: readonly Decision[]): Decision {
	if (decisions.includes('explicitDeny')) {
		return 'explicitDeny';
	}
	return decisions.every(decision => decision === 'allowed') ? 'allowed' : 'implicitDeny';
}

function concerns(statement: Statement, {action, resource, context, principal}: EvaluatedRequest): boolean {
	const {actions, notActions, resources, notResources, principals} = statement;
	const names = (globs: readonly string[]) => globs.some(glob => matchesGlob(glob.toLowerCase(), action.toLowerCase()));
	const isHere = (globs: readonly string[]) => globs.some(glob => matchesGlob(fillIn(glob, context), resource));
	const isMeant = notActions.length > 0 ? !names(notActions) : names(actions);
	const isOn = notResources.length > 0 ? !isHere(notResources) : resources.length === 0 || isHere(resources);
	const isBy =
		principal === undefined ||
		(principals[principal.kind] ?? []).some(
			one => one === '*' || principal.names.some(name => sameAccount(one) === name || one === name),
		);
	return isMeant && isOn && isBy;
}

/** An account ID alone means the root of the account. */
function sameAccount(principal: string): string {
	return /^\d{12}$/.test(principal) ? `arn:aws:iam::${principal}:root` : principal;
}

function meetsConditions({conditions}: Statement, context: RequestContext, missing: Set<string>): boolean {
	return Object.entries(conditions).every(([operator, keys]) =>
		Object.entries(keys).every(([key, values]) => meets(operator, key, values, context, missing)),
	);
}

/** Split an operator: `ForAnyValue:StringLikeIfExists` → its parts. */
const operatorForm = /^(?:(?<set>ForAllValues|ForAnyValue):)?(?<name>[A-Za-z]+?)(?<lenient>IfExists)?$/;

function meets(
	operator: string,
	key: string,
	wanted: readonly string[],
	context: RequestContext,
	missing: Set<string>,
): boolean {
	const {set, name = '', lenient} = operatorForm.exec(operator)?.groups ?? {};
	const given = context.get(key.toLowerCase());
	if (name === 'Null') {
		return wanted.some(value => (value === 'true') === (given === undefined));
	}
	const negated = /Not/.test(name);
	if (given === undefined || given.length === 0) {
		missing.add(key);
		return lenient !== undefined || negated || set === 'ForAllValues';
	}
	const compare = comparisons[name.replace('Not', '')];
	if (compare === undefined) {
		return false;
	}
	const isOneOf = (value: string) => wanted.some(one => compare(value, fillIn(one, context)));
	const fits = (value: string) => isOneOf(value) !== negated;
	return set === 'ForAllValues'
		? given.every(fits)
		: negated && set === undefined
			? given.every(fits)
			: given.some(fits);
}

const time = (value: string) => (/^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value));

/** Comparisons by the operator's name without `Not`: the request's value, the policy's value. */
const comparisons: Readonly<Record<string, (given: string, wanted: string) => boolean>> = {
	StringEquals: (given, wanted) => given === wanted,
	StringEqualsIgnoreCase: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
	StringLike: (given, wanted) => matchesGlob(wanted, given),
	ArnEquals: (given, wanted) => matchesGlob(wanted, given),
	ArnLike: (given, wanted) => matchesGlob(wanted, given),
	Bool: (given, wanted) => given.toLowerCase() === wanted.toLowerCase(),
	BinaryEquals: (given, wanted) => given === wanted,
	NumericEquals: (given, wanted) => Number(given) === Number(wanted),
	NumericLessThan: (given, wanted) => Number(given) < Number(wanted),
	NumericLessThanEquals: (given, wanted) => Number(given) <= Number(wanted),
	NumericGreaterThan: (given, wanted) => Number(given) > Number(wanted),
	NumericGreaterThanEquals: (given, wanted) => Number(given) >= Number(wanted),
	DateEquals: (given, wanted) => time(given) === time(wanted),
	DateLessThan: (given, wanted) => time(given) < time(wanted),
	DateLessThanEquals: (given, wanted) => time(given) <= time(wanted),
	DateGreaterThan: (given, wanted) => time(given) > time(wanted),
	DateGreaterThanEquals: (given, wanted) => time(given) >= time(wanted),
	IpAddress: isInRange,
};

/** Whether an IPv4 address lies in `10.0.0.0/8`. */
function isInRange(given: string, wanted: string): boolean {
	const [base = '', bits = '32'] = wanted.split('/');
	const number = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
	const size = 2 ** (32 - Number(bits));
	return Math.floor(number(given) / size) === Math.floor(number(base) / size);
}

/** Fill in policy variables: `${aws:PrincipalOrgID}`. */
function fillIn(text: string, context: RequestContext): string {
	return text.replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
		const [key = '', fallback] = name.split(',').map(part => part.trim());
		const [value] = context.get(key.toLowerCase()) ?? [];
		return value ?? fallback?.replace(/^'|'$/g, '') ?? whole;
	});
}
