import {matchesGlob} from '../engine/rules/patterns.ts';
import {refuse, type Service} from '../services.ts';
import {allows, type SessionPolicy} from './session-policy.ts';

/** Who a request comes from. */
export type Principal = {
	readonly accountId: string;
	readonly principalArn: string;
	readonly userId: string;
	/** Actions allowed on everything, as globs. */
	readonly rights: readonly string[];
	/** What a session was narrowed to. */
	readonly policy?: SessionPolicy | undefined;
	/** Whether it is an assumed role's session. */
	readonly isSession: boolean;
};

/** Whether a principal may do this, resources aside: a right in this world is one to everything. */
export function isAllowed({rights, policy}: Principal, action: string): boolean {
	return (
		rights.some(right => matchesGlob(right.toLowerCase(), action.toLowerCase())) &&
		(policy === undefined || allows(policy, action))
	);
}

/** @throws FrontEndError with the service's code for denied access, in AWS's words. */
export function demandRight(service: Service, principal: Principal, action: string, resource: string): void {
	if (!isAllowed(principal, action)) {
		throw refuse(service, 'denied', denial(principal, action, resource));
	}
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
export function denial({principalArn, rights, policy}: Principal, action: string, resource: string): string {
	const isNarrowed =
		policy !== undefined && rights.some(right => matchesGlob(right.toLowerCase(), action.toLowerCase()));
	return `User: ${principalArn} is not authorized to perform: ${action} on resource: ${resource} because no ${isNarrowed ? 'session' : 'identity-based'} policy allows the ${action} action`;
}
