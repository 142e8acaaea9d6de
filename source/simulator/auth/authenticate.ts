import {isRegionEnabled} from '../directory/enabled-regions.ts';
import {ServiceError} from '../service-error.ts';
import type {World} from '../world.ts';
import type {Principal} from './principal.ts';
import type {Sessions} from './sessions.ts';
import {isSignedWith, parseSignature, type SignedRequest} from './signature.ts';

/** Who calls, and in which Region: the account is that of the credentials, the Region that of the signature's scope. */
export type Authenticated = {readonly principal: Principal; readonly region: string; readonly service: string};

/**
Check a request's signature and credentials.

@param wallMs - The clients' time in epoch milliseconds; sessions expire by it.
@throws the service's own refusals: STS and IAM name them differently and answer with 403.
*/
export function authenticate(world: World, sessions: Sessions, request: SignedRequest, wallMs: number): Authenticated {
	const header = request.headers.authorization;
	const parsed = typeof header === 'string' ? parseSignature(header) : undefined;
	if (parsed === undefined) {
		throw header === undefined
			? new ServiceError('MissingAuthenticationTokenException', 'Missing Authentication Token')
			: new ServiceError(
					'IncompleteSignatureException',
					"Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
				);
	}

	const {accessKeyId, region, service} = parsed;
	const isQuery = service === 'sts' || service === 'iam';
	const refuse = (json: string, query: string, message: string) =>
		new ServiceError(isQuery ? query : json, message, isQuery ? 403 : 400);
	const known = sessions.find(accessKeyId) ?? world.people.get(accessKeyId);
	const token = request.headers['x-amz-security-token'];
	if (known === undefined || (known.sessionToken ?? undefined) !== token) {
		throw refuse(
			'UnrecognizedClientException',
			'InvalidClientTokenId',
			'The security token included in the request is invalid.',
		);
	}

	if (known.expiresAtMs !== undefined && known.expiresAtMs <= wallMs) {
		throw refuse('ExpiredTokenException', 'ExpiredToken', 'The security token included in the request is expired');
	}

	if (!isSignedWith(known.secretAccessKey, request, parsed)) {
		throw refuse(
			'InvalidSignatureException',
			'SignatureDoesNotMatch',
			'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.',
		);
	}

	if (service === 'ssm' && !isRegionEnabled(world, known.accountId, region)) {
		throw new ServiceError('UnrecognizedClientException', 'The security token included in the request is invalid.');
	}

	return {
		principal: {...known, isSession: 'sessionToken' in known && known.sessionToken !== undefined},
		region,
		service,
	};
}
