import {roleArn} from '../directory/roles.ts';
import {isTrusted} from '../engine/execution-role.ts';
import {hex} from '../engine/random.ts';
import {ServiceError} from '../service-error.ts';
import type {World} from '../world.ts';
import {isAllowed, type Principal} from './principal.ts';

/** Temporary credentials that `AssumeRole` gave out. */
export type Session = Principal & {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
	/** Epoch milliseconds of the clients' clocks. */
	readonly expiresAtMs: number;
};

export type AssumeRoleRequest = {
	readonly roleArn: string;
	readonly sessionName: string;
	readonly durationSeconds: number;
	readonly externalId: string | undefined;
};

/** The sessions of one simulator, by access key ID. */
export class Sessions {
	readonly #sessions = new Map<string, Session>();
	#given = 0;

	find(accessKeyId: string): Session | undefined {
		return this.#sessions.get(accessKeyId);
	}

	/**
	Give out a session, if the role trusts the caller and the caller has the right.

	@throws AccessDenied (403), the same for a role that isn't there: AWS doesn't say which.
	*/
	assume(world: World, caller: Principal, request: AssumeRoleRequest, wallMs: number): Session {
		const parsed = /^arn:aws:iam::(?<accountId>\d{12}):role(?<path>\/(?:.*\/)?)(?<name>[^/]+)$/.exec(
			request.roleArn,
		)?.groups;
		const accountId = parsed?.accountId ?? '';
		const role = world.accounts.get(accountId)?.roles.get(parsed?.name ?? '');
		const isIn =
			role !== undefined &&
			roleArn(accountId, role) === request.roleArn &&
			isAllowed(caller, 'sts:AssumeRole') &&
			isTrusted(role.trust, caller.principalArn) &&
			(role.trust.externalId === undefined || role.trust.externalId === request.externalId);
		if (!isIn) {
			throw new ServiceError(
				'AccessDenied',
				`User: ${caller.principalArn} is not authorized to perform: sts:AssumeRole on resource: ${request.roleArn}`,
				403,
			);
		}

		const isChained = caller.isSession;
		if (request.durationSeconds > (isChained ? 3600 : role.maxSessionSeconds)) {
			const limit = isChained
				? '1 hour session limit for roles assumed by role chaining'
				: 'MaxSessionDuration set for this role';
			throw new ServiceError('ValidationError', `The requested DurationSeconds exceeds the ${limit}.`);
		}

		const draw = (what: string, length: number) => hex(world.seed, `${what} of session ${this.#given}`, length);
		this.#given++;
		const roleId = `AROA${hex(world.seed, request.roleArn, 17).toUpperCase().slice(0, 17)}`;
		const session: Session = {
			accessKeyId: `ASIA${draw('key', 16).toUpperCase()}`,
			secretAccessKey: draw('secret', 32) + draw('more secret', 8),
			sessionToken: `simulated-session-${draw('token', 32)}`,
			expiresAtMs: wallMs + request.durationSeconds * 1000,
			accountId,
			principalArn: `arn:aws:sts::${accountId}:assumed-role/${role.name}/${request.sessionName}`,
			userId: `${roleId}:${request.sessionName}`,
			rights: role.rights,
			isSession: true,
		};
		this.#sessions.set(session.accessKeyId, session);
		return session;
	}
}
