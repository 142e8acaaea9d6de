import type {Location} from '../../core/domain/location.ts';
import {printLocation} from '../../core/domain/location.ts';
import {type AssumeRole, createAssumeRole} from './assume-role.ts';
import {findProfile} from './profiles.ts';
import type {AwsCredentialIdentity, AwsCredentials, ClientOptions, Signer, Way} from './way.ts';
import {NoWayInError, type Refusal} from './way-in-error.ts';
import type {WayInOptions} from './way-in-options.ts';

/** A new session is requested this long before the old one ends. */
const refreshBeforeMs = 5 * 60_000;
/** A refusal is believed for so long before the roles are tried again. */
const refusalHoldsMs = 30_000;

/** A session this young isn't replaced because a Region doesn't know it: that Region may be off. */
const youngMs = 60_000;

type Session = {
	readonly credentials: Promise<AwsCredentialIdentity>;
	readonly openedAt: number;
	readonly untilMs: () => number;
};

/**
The way into target accounts: a profile mapped to the account, then the roles in order.

One `AssumeRole` an account, however many of its locations are opened at once; sessions are kept in memory only, and asked for anew before they end. A refusal is believed for half a minute; trouble that passes (the network, credentials of one's own that have expired) isn't.
*/
export class WayIn {
	readonly #options: WayInOptions;
	readonly #clientOptions: ClientOptions;
	readonly #assumeRole: AssumeRole;
	readonly #sessions = new Map<string, Session>();
	/** How each account was entered: `role RollgridOperatorRole`. */
	readonly #doors = new Map<string, string>();

	constructor(clientOptions: ClientOptions, options: WayInOptions) {
		this.#clientOptions = clientOptions;
		this.#options = options;
		this.#assumeRole = createAssumeRole(clientOptions, options);
	}

	/** What signs calls for an account, as the SDK asks for it before each call. */
	credentialsFor(where: Location): AwsCredentials {
		// The SDK caches credentials until they expire by the machine's own clock. We mark them as expired, so that it requests them before each call, and cache them here.
		const expiration = new Date(0);
		return async () => ({...(await this.#keep(where.accountId, () => this.#enter(where))), expiration});
	}

	/** Who signs calls for an account, and where they go: with what the account's profile says of that, where it has one. */
	async wayTo(where: Location): Promise<Way> {
		const {central, profiles, openProfile} = this.#options;
		const profile = findProfile(profiles, where.accountId);
		const provide = this.credentialsFor(where);
		const isReady = async () => profile !== undefined && (await openProfile(profile).catch(() => null));
		return {
			...where,
			configFor: ((await isReady()) || central).configFor,
			signer: {
				provide,
				current: () => this.#keep(where.accountId, () => this.#enter(where)),
				renew: async (accessKeyId, isExpired) => {
					await this.#forget(where.accountId, accessKeyId, isExpired);
					return (await provide()).accessKeyId !== accessKeyId;
				},
			},
		};
	}

	/** Drop a session that AWS doesn't take, unless it has been replaced since: the next call opens another. */
	async #forget(accountId: string, accessKeyId: string | undefined, isExpired: boolean): Promise<void> {
		const session = this.#sessions.get(accountId);
		const isYoung = session !== undefined && this.#clientOptions.clock.now() < session.openedAt + youngMs;
		const known = await session?.credentials.catch(() => null);
		if (known?.accessKeyId === accessKeyId && (isExpired || !isYoung)) {
			this.#sessions.delete(accountId);
		}
	}

	/** By which role or profile an account was entered; `null` where it hasn't been. */
	doorOf(accountId: string): string | null {
		return this.#doors.get(accountId) ?? null;
	}

	/** The session that is known, or a new one where it has ended or was refused. */
	#keep(name: string, open: () => Promise<AwsCredentialIdentity>): Promise<AwsCredentialIdentity> {
		const {clock} = this.#clientOptions;
		const known = this.#sessions.get(name);
		if (known !== undefined && clock.now() < known.untilMs()) {
			return known.credentials;
		}

		// Until the answer is there, everybody waits for the same one.
		let untilMs = Number.POSITIVE_INFINITY;
		const credentials = open();
		this.#sessions.set(name, {credentials, openedAt: clock.now(), untilMs: () => untilMs});
		credentials.then(
			({expiration}) => {
				untilMs = expiration === undefined ? Number.POSITIVE_INFINITY : expiration.getTime() - refreshBeforeMs;
			},
			(error: unknown) => {
				untilMs = error instanceof NoWayInError ? clock.now() + refusalHoldsMs : 0;
			},
		);
		return credentials;
	}

	async #enter(where: Location): Promise<AwsCredentialIdentity> {
		const {accountId} = where;
		const {profiles, roles, openProfile} = this.#options;
		const refusals: Refusal[] = [];
		const profile = findProfile(profiles, accountId);
		if (profile !== undefined) {
			try {
				const opened = await openProfile(profile);
				// A profile that is mapped wrongly would act in another account than the screen says.
				await this.#assumeRole.demandAccount(opened, where, profile);
				this.#doors.set(accountId, `profile ${profile}`);
				return await opened.signer.current();
			} catch (error) {
				refusals.push({door: `profile ${profile}`, error});
			}
		}

		const from = await this.#chain();
		for (const role of roles) {
			try {
				const credentials = await this.#assumeRole.inAccount(from, where, role);
				this.#doors.set(accountId, `role ${role}`);
				return credentials;
			} catch (error) {
				if (!isRefusal(error)) {
					throw error;
				}

				refusals.push({door: `role ${role}`, error});
			}
		}

		throw new NoWayInError(printLocation(where), this.#options.central.arn, refusals);
	}

	/** The central account's credentials, or those at the end of the chain of roles. */
	async #chain(): Promise<Signer> {
		const {central, viaRoles} = this.#options;
		let from = central.signer;
		for (const roleArn of viaRoles) {
			const before = from;
			const session = this.#keep(roleArn, async () => {
				try {
					return await this.#assumeRole.byArn(before, roleArn);
				} catch (error) {
					throw isRefusal(error) ? new NoWayInError(roleArn, central.arn, [{door: `role ${roleArn}`, error}]) : error;
				}
			});
			await session;
			from = {
				provide: () => session,
				current: () => session,
				renew: async () => {
					this.#sessions.delete(roleArn);
					return false;
				},
			};
		}

		return from;
	}
}

/** Whether AWS said no, rather than nothing: then the next door is tried. */
function isRefusal(error: unknown): boolean {
	const {name} = error as {readonly name?: string};
	return name === 'AccessDenied' || name === 'AccessDeniedException';
}
