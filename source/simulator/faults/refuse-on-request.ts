import {denial, type Principal} from '../auth/principal.ts';
import {refuse, type Service} from '../services.ts';
import type {Fault} from './fault.ts';

/** What the service says when it throttles. */
export function throttlingText(service: Service): string {
	return service.name === 'organizations'
		? 'You have sent too many requests in too short a period of time. Try again later.'
		: 'Rate exceeded';
}

/** Refuse a request where a fault asks for that. @throws FrontEndError as the service would. */
export function refuseOnRequest(
	faults: readonly Fault[],
	service: Service,
	principal: Principal,
	operation: string,
): void {
	for (const {kind, message} of faults) {
		switch (kind) {
			case 'throttle':
				throw refuse(service, 'throttled', message ?? throttlingText(service));
			case 'error':
				throw refuse(service, 'broken', message ?? 'Internal Server Error');
			case 'unavailable':
				throw refuse(service, 'unavailable', message ?? 'Service is unable to handle request.');
			case 'expired-token':
				throw refuse(service, 'expired', message ?? 'The security token included in the request is expired');
			case 'access-denied':
				throw refuse(service, 'denied', message ?? denial(principal, `${service.rightsPrefix}:${operation}`, '*'));
			default:
		}
	}
}
