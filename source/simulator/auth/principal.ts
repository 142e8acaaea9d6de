import {matchesGlob} from '../engine/rules/patterns.ts';
import {refuse, type Service} from '../services.ts';
import {allows} from './policy-document.ts';
import type {SessionPolicy} from './session-policy.ts';

/** Who a request comes from. */
export type Principal = {
	readonly accountId: string;
	readonly principalArn: string;
	readonly userId: string;
	/** Actions allowed on everything, as globs. */
	readonly rights: readonly string[];
	/** Actions that are denied whatever is allowed, as globs. */
	readonly denied?: readonly string[] | undefined;
	/** What a session was narrowed to. */
	readonly policy?: SessionPolicy | undefined;
	/** Whether it is an assumed role's session. */
	readonly isSession: boolean;
};

/** Whether a principal may do this. A right in this world is one to everything; only what narrows a session looks at the resource. */
export function isAllowed({rights, denied, policy}: Principal, action: string, resource = '*'): boolean {
	return (
		names(rights, action) && !names(denied ?? [], action) && (policy === undefined || allows(policy, action, resource))
	);
}

function names(globs: readonly string[], action: string): boolean {
	return globs.some(glob => matchesGlob(glob.toLowerCase(), action.toLowerCase()));
}

/** @throws FrontEndError with the service's code for denied access, in AWS's words. */
export function demandRight(service: Service, principal: Principal, action: string, resource: string): void {
	if (!isAllowed(principal, action, resource)) {
		throw refuse(service, 'denied', denial(principal, action, resource));
	}
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denial({principalArn, rights, denied, policy}: Principal, action: string, resource: string): string {
	// IAM names a role without the rest of its ARN.
	const named =
		action.startsWith('iam:') && action !== 'iam:PassRole'
			? resource.replace(/^arn:[^:]+:iam::\d{12}:role\/(?:.*\/)?/, 'role ')
			: resource;
	const refusal = `User: ${principalArn} is not authorized to perform: ${action} on resource: ${named}`;
	if (names(denied ?? [], action)) {
		return `${refusal} with an explicit deny in an identity-based policy`;
	}
	const isNarrowed = policy !== undefined && names(rights, action);
	return `${refusal} because no ${isNarrowed ? 'session' : 'identity-based'} policy allows the ${action} action`;
}
