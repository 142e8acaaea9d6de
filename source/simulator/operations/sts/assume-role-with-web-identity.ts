import {parseSessionPolicy} from '../../auth/session-policy.ts';
import {integer, list, required, structure, text} from '../../constraints/shape.ts';
import type {Role} from '../../directory/roles.ts';
import {matchesGlob} from '../../glob.ts';
import {ServiceError} from '../../service-error.ts';
import {refuse, services} from '../../services.ts';
import {type Context, operation} from '../operation.ts';
import {checkDuration, checkRoleArn, hourSeconds, issueSession} from './session.ts';

type Input = {
	RoleArn: string;
	RoleSessionName: string;
	WebIdentityToken: string;
	Policy?: string;
	PolicyArns?: ReadonlyArray<{arn?: string}>;
	DurationSeconds?: number;
};

type Claims = Readonly<Record<string, unknown>>;

/** Take an OpenID Connect token for a role that trusts its provider. Nobody here has the providers' keys, so a token's signature is not looked at. */
export const assumeRoleWithWebIdentity = operation<Input>({
	service: 'sts',
	name: 'AssumeRoleWithWebIdentity',
	input: structure({
		RoleArn: required(
			text({
				min: 20,
				max: 2048,
				pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
			}),
		),
		RoleSessionName: required(text({min: 2, max: 64, pattern: '[\\w+=,.@-]*'})),
		WebIdentityToken: required(text({min: 4, max: 20000})),
		ProviderId: text({min: 4, max: 2048}),
		PolicyArns: list(
			structure(
				{
					arn: text({
						min: 20,
						max: 2048,
						pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u007E\\u0085\\u00A0-\\uD7FF\\uE000-\\uFFFD\\u10000-\\u10FFFF]+',
					}),
				},
				'PolicyDescriptorType',
			),
		),
		Policy: text({min: 1, max: 2048, pattern: '[\\u0009\\u000A\\u000D\\u0020-\\u00FF]+'}),
		DurationSeconds: integer(900, 43200),
	}),
	isFree: true,
	isUnsigned: true,
	handle(context, input) {
		const {RoleArn, RoleSessionName, DurationSeconds = hourSeconds, Policy, PolicyArns = []} = input;
		checkRoleArn(RoleArn);
		const claims = readToken(input.WebIdentityToken, context.wallMs);
		const policy = parseSessionPolicy(
			context.world,
			Policy,
			PolicyArns.flatMap(({arn}) => arn ?? []),
		);
		const {accountId, role} = demandRole(context, RoleArn, claims);
		checkDuration({isSession: false}, role, DurationSeconds);
		return {
			...issueSession(context, {
				accountId,
				role,
				roleArn: RoleArn,
				name: RoleSessionName,
				seconds: DurationSeconds,
				policy,
			}),
			SubjectFromWebIdentityToken: String(claims.sub),
			Provider: String(claims.iss),
			Audience: [claims.aud].flat().map(String)[0],
			PackedPolicySize: Policy === undefined ? undefined : Math.ceil((Policy.length / 2048) * 100),
		};
	},
});

/** @throws InvalidIdentityToken, ExpiredTokenException. */
function readToken(token: string, nowMs: number): Claims {
	const claims = parseClaims(token.split('.')[1] ?? '');
	if (claims?.iss === undefined || claims.sub === undefined || claims.aud === undefined) {
		throw new ServiceError(
			'InvalidIdentityToken',
			'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)',
		);
	}
	if (Number(claims.exp ?? Number.POSITIVE_INFINITY) * 1000 <= nowMs) {
		throw new ServiceError(
			'ExpiredTokenException',
			'Token expired: current date/time must be before the expiration date/time',
		);
	}
	return claims;
}

function parseClaims(part: string): Claims | undefined {
	try {
		const claims: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return typeof claims === 'object' && claims !== null ? (claims as Claims) : undefined;
	} catch {
		return undefined;
	}
}

/** @throws AccessDenied, the same for a role that isn't there. */
function demandRole({world}: Context, arn: string, claims: Claims): {readonly accountId: string; readonly role: Role} {
	const [, , , , accountId = '', path = ''] = arn.split(':');
	const role = world.accounts.get(accountId)?.roles.get(path.slice(path.lastIndexOf('/') + 1));
	const provider = String(claims.iss).replace(/^https:\/\//, '');
	const isLetIn = role?.trust.federated?.some(
		trusted =>
			trusted.provider === provider &&
			Object.entries(trusted.claims).every(([claim, globs]) =>
				[claims[claim]].flat().some(value => globs.some(glob => matchesGlob(glob, String(value)))),
			),
	);
	if (role === undefined || !isLetIn) {
		throw refuse(services.sts, 'denied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
	}
	return {accountId, role};
}
