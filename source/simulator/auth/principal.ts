import {refuse, type Service} from '../services.ts';
import {combine, type Decision, evaluate} from './evaluate.ts';
import {allows} from './policy-document.ts';
import {plainRights} from './role-policies.ts';
import type {SessionPolicy} from './session-policy.ts';
import type {Statement} from './statement.ts';

/** Who a request comes from. */
export type Principal = {
	readonly accountId: string;
	readonly principalArn: string;
	readonly userId: string;
	/** Actions allowed on everything, as globs. */
	readonly rights: readonly string[];
	/** Actions that are denied whatever is allowed, as globs. */
	readonly denied?: readonly string[] | undefined;
	/** For a role's session: the statements of its policies, whose resources and conditions count. */
	readonly documents?: readonly Statement[] | undefined;
	/** The permissions boundary. */
	readonly boundary?: readonly Statement[] | undefined;
	/** What a session was narrowed to. */
	readonly policy?: SessionPolicy | undefined;
	/** Whether it is an assumed role's session. */
	readonly isSession: boolean;
};

/** Whether a principal may do this. A right that a world gives without a policy covers everything; policies limit it to the resource, where the operation names one. */
export function isAllowed(principal: Principal, action: string, resource = '*'): boolean {
	return decide(principal, action, resource) === 'allowed';
}

function decide(
	{rights, denied, documents, boundary, policy, principalArn, accountId}: Principal,
	action: string,
	resource: string,
): Decision {
	const context = new Map([
		['aws:principalarn', [roleOfSession(principalArn)]],
		['aws:principalaccount', [accountId]],
	]);
	const own = documents ?? [];
	const request = {action, resource, context};
	const decisions = [
		evaluate([...plainRights({rights, denied}), ...(resource === '*' ? own.map(anywhere) : own)], request).decision,
		...(boundary === undefined
			? []
			: [evaluate(resource === '*' ? boundary.map(anywhere) : boundary, request).decision]),
	];
	const isNarrowed = policy !== undefined && !allows(policy, action, resource);
	return combine([...decisions, isNarrowed ? 'implicitDeny' : 'allowed']);
}

/** Most operations name no resource here: then permission for any resource is enough. */
function anywhere(statement: Statement): Statement {
	return statement.isAllow ? {...statement, resources: [], notResources: []} : statement;
}

/** The ARN of the role behind a session; any other principal's own ARN. */
function roleOfSession(arn: string): string {
	return arn.replace(/^arn:aws:sts::(\d{12}):assumed-role\/([^/]+)\/.*$/, 'arn:aws:iam::$1:role/$2');
}

/** @throws FrontEndError with the service's code for denied access, in AWS's words. */
export function demandRight(service: Service, principal: Principal, action: string, resource: string): void {
	if (!isAllowed(principal, action, resource)) {
		throw refuse(service, 'denied', denial(principal, action, resource));
	}
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denial(principal: Principal, action: string, resource: string): string {
	const {principalArn, policy} = principal;
	// IAM names a role without the rest of its ARN.
	const named =
		action.startsWith('iam:') && action !== 'iam:PassRole'
			? resource.replace(/^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?/, 'role ')
			: resource;
	const refusal = `User: ${principalArn} is not authorized to perform: ${action} on resource: ${named}`;
	const unbounded = {...principal, boundary: undefined, policy: undefined};
	const identity = decide(unbounded, action, resource);
	if (identity === 'explicitDeny') {
		return `${refusal} with an explicit deny in an identity-based policy`;
	}
	const isBounded = identity === 'allowed' && decide({...principal, policy: undefined}, action, resource) !== 'allowed';
	const kind = isBounded
		? 'permissions boundary'
		: policy !== undefined && identity === 'allowed'
			? 'session policy'
			: 'identity-based policy';
	return `${refusal} because no ${kind} allows the ${action} action`;
}
