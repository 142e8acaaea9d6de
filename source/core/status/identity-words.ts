import type {CallerIdentity} from '../domain/account.ts';
import {type Location, printLocation} from '../domain/location.ts';

/** Say in one line who we are, where, by which credentials, and what was passed over on the way to them. */
export function describeIdentity(identity: CallerIdentity, central: Location): string {
	const {arn, by} = identity;
	const passed = describePassedOver(identity);
	return `You are ${arn} in ${printLocation(central)}${by === undefined ? '' : `, by ${by}`}${passed === null ? '' : `; ${passed}`}`;
}

/** What was set and isn't used, as half a sentence; `null` where nothing was. */
export function describePassedOver({passedOver = []}: CallerIdentity): string | null {
	return passedOver.length === 0 ? null : `passed over: ${passedOver.join(', ')}`;
}
