import type {Principal} from '../../auth/principal.ts';
import {boundaryStatements, identityStatements} from '../../auth/role-policies.ts';
import type {SessionPolicy} from '../../auth/session-policy.ts';
import type {Role} from '../../directory/roles.ts';
import {hex} from '../../engine/state/random.ts';
import {refuse, services} from '../../services.ts';
import type {Context} from '../operation.ts';

export const hourSeconds = 3600;

/** An ARN of a role in its outward shape. STS, as recorded, says of any other that it is invalid, before it looks whether there is such a role. @throws ValidationError. */
export function checkRoleArn(arn: string): void {
	if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/.test(arn)) {
		throw refuse(services.sts, 'invalid', `${arn} is invalid`);
	}
}

type Wanted = {
	readonly accountId: string;
	readonly role: Role;
	readonly roleArn: string;
	readonly name: string;
	readonly seconds: number;
	readonly policy: SessionPolicy | undefined;
};

/** Give out credentials of a role's session: `Credentials` and `AssumedRoleUser`. */
export function issueSession({world, sessions, wallMs}: Context, wanted: Wanted) {
	const {accountId, role, name, seconds, policy} = wanted;
	const roleId = `AROA${hex(world.seed, wanted.roleArn, 17).toUpperCase()}`;
	const expiresAtMs = wallMs + seconds * 1000;
	const session = sessions.issue(
		world.seed,
		{
			accountId,
			principalArn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${name}`,
			userId: `${roleId}:${name}`,
			rights: role.rights,
			denied: role.denied,
			documents: identityStatements(world, {...role, rights: [], denied: []}),
			boundary: boundaryStatements(world, role),
			policy,
			isSession: true,
		},
		expiresAtMs,
		wallMs,
	);
	return {
		Credentials: viewCredentials(session),
		AssumedRoleUser: {AssumedRoleId: session.userId, Arn: session.principalArn},
	};
}

/** `Credentials`. They expire by the clients' clocks. */
export function viewCredentials(session: {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
	readonly expiresAtMs: number;
}) {
	return {
		AccessKeyId: session.accessKeyId,
		SecretAccessKey: session.secretAccessKey,
		SessionToken: session.sessionToken,
		Expiration: new Date(session.expiresAtMs),
	};
}

/** A session that assumes a role gets an hour at the most, whatever the role allows. */
export function checkDuration(
	{isSession}: Pick<Principal, 'isSession'>,
	{maxSessionSeconds}: Role,
	seconds: number,
): void {
	if (isSession && seconds > hourSeconds) {
		throw refuse(
			services.sts,
			'invalid',
			'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
		);
	}

	if (seconds > maxSessionSeconds) {
		throw refuse(
			services.sts,
			'invalid',
			'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
		);
	}
}
