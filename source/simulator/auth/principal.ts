import {matchesGlob} from '../engine/patterns.ts';
import {ServiceError} from '../service-error.ts';

/** Who a request comes from. */
export type Principal = {
	readonly accountId: string;
	readonly principalArn: string;
	readonly userId: string;
	/** Actions allowed on everything, as globs. */
	readonly rights: readonly string[];
	/** Whether it is an assumed role's session. */
	readonly isSession: boolean;
};

export function isAllowed({rights}: Principal, action: string): boolean {
	return rights.some(right => matchesGlob(right, action));
}

/** @throws AccessDeniedException in AWS's words. */
export function demandRight(principal: Principal, action: string, resource: string): void {
	if (!isAllowed(principal, action)) {
		throw new ServiceError(
			'AccessDeniedException',
			`User: ${principal.principalArn} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`,
		);
	}
}
