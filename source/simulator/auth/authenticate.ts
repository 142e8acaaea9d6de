import {isRegionEnabled} from '../directory/enabled-regions.ts';
import type {HttpRequest} from '../protocols/protocol.ts';
import {ServiceError} from '../service-error.ts';
import {refuse, type Service} from '../services.ts';
import type {World} from '../world.ts';
import type {Principal} from './principal.ts';
import type {Sessions} from './sessions.ts';
import {
	basicTime,
	isSigned,
	isSignedWith,
	parseBasicTime,
	readSignature,
	type Signature,
	tokenOf,
} from './signature.ts';

/** Who calls, and in which Region: the account is that of the credentials, the Region that of the signature's scope. */
export type Authenticated = {readonly principal: Principal; readonly region: string};

/** What a request is judged by: sessions expire by the first time, signatures by the second, both in epoch milliseconds; and whether it asks who it is. */
export type Now = {readonly wallMs: number; readonly signingMs: number; readonly isIdentityAsked?: boolean};

/**
Check a request's signature and credentials.

@throws FrontEndError in the service's own codes; `RegionDisabledException` from STS in a Region that the account hasn't enabled.
*/
export function authenticate(
	world: World,
	sessions: Sessions,
	service: Service,
	request: HttpRequest,
	now: Now,
): Authenticated {
	if (!isSigned(request)) {
		throw refuse(
			service,
			'unsigned',
			service.name === 'sts' || service.name === 'iam'
				? 'Request is missing Authentication Token'
				: 'Missing Authentication Token',
		);
	}

	const read = readSignature(request);
	if ('problem' in read) {
		throw refuse(service, 'badly-signed', read.problem);
	}

	const {signature} = read;
	const known = sessions.find(signature.accessKeyId) ?? world.people.get(signature.accessKeyId);
	if (known === undefined || known.sessionToken !== tokenOf(request)) {
		throw unknownKey(service);
	}

	checkScope(service, signature);
	checkTime(service, signature, now.signingMs);
	if (!isSignedWith(known.secretAccessKey, request, signature)) {
		throw refuse(
			service,
			'wrong-signature',
			'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
		);
	}

	if (known.expiresAtMs !== undefined && known.expiresAtMs <= now.wallMs) {
		throw refuse(service, 'expired', 'The security token included in the request is expired');
	}

	if (service.isRegional && !isRegionEnabled(world, known.accountId, signature.region)) {
		// As recorded: only what gives out credentials names the Region.
		throw service.name === 'sts' && !now.isIdentityAsked ? regionDisabled(known.accountId) : unknownKey(service);
	}

	return {principal: {...known, isSession: known.sessionToken !== undefined}, region: signature.region};
}

function unknownKey(service: Service): ServiceError {
	return refuse(service, 'unknown-key', 'The security token included in the request is invalid.');
}

function regionDisabled(accountId: string): ServiceError {
	return new ServiceError(
		'RegionDisabledException',
		`STS is not activated in this region for account:${accountId}. Your account administrator can activate STS in this region using the IAM Console.`,
		403,
	);
}

function checkScope(service: Service, {service: scoped, terminator, date, signedAt, signedHeaders}: Signature): void {
	const problems = [
		scoped === service.name ? '' : `Credential should be scoped to correct service: '${service.name}'.`,
		terminator === 'aws4_request'
			? ''
			: `Credential should be scoped with a valid terminator: 'aws4_request', not '${terminator}'.`,
		signedAt.startsWith(date)
			? ''
			: `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${date}' != '${signedAt.slice(0, 8)}', from '${signedAt}'.`,
		signedHeaders.includes('host') ? '' : "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
	].filter(problem => problem !== '');
	if (problems.length > 0) {
		throw refuse(service, 'wrong-signature', problems.join(' '));
	}
}

/** The query services allow a quarter of an hour, the others five minutes. */
function checkTime(service: Service, {signedAt, expiresSeconds}: Signature, nowMs: number): void {
	const atMs = parseBasicTime(signedAt);
	const {skewMinutes} = service;
	const skewMs = skewMinutes * 60_000;
	if (Number.isNaN(atMs)) {
		throw refuse(service, 'badly-signed', `Date must be in ISO-8601 'basic format'. Got '${signedAt}'.`);
	}

	if (expiresSeconds !== undefined && atMs + expiresSeconds * 1000 < nowMs) {
		throw refuse(
			service,
			'wrong-signature',
			`Signature expired: ${signedAt} is now earlier than ${basicTime(nowMs - expiresSeconds * 1000)} (${basicTime(nowMs)} - ${expiresSeconds} sec.)`,
		);
	}

	if (expiresSeconds === undefined && atMs < nowMs - skewMs) {
		throw refuse(
			service,
			'wrong-signature',
			`Signature expired: ${signedAt} is now earlier than ${basicTime(nowMs - skewMs)} (${basicTime(nowMs)} - ${skewMinutes} min.)`,
		);
	}

	if (atMs > nowMs + skewMs) {
		throw refuse(
			service,
			'wrong-signature',
			`Signature not yet current: ${signedAt} is still later than ${basicTime(nowMs + skewMs)} (${basicTime(nowMs)} + ${skewMinutes} min.)`,
		);
	}
}
