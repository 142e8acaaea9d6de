import {hex} from '../engine/state/random.ts';
import type {Principal} from './principal.ts';

/** Temporary credentials that `AssumeRole` gave out. */
export type Session = Principal & {
	readonly accessKeyId: string;
	readonly secretAccessKey: string;
	readonly sessionToken: string;
	/** Epoch milliseconds of the clients' clocks. */
	readonly expiresAtMs: number;
};

/** How long an expired session is still known as expired. */
const rememberedMs = 24 * 3600 * 1000;

/** The sessions of one simulator, by access key ID. */
export class Sessions {
	readonly #sessions = new Map<string, Session>();
	#given = 0;

	find(accessKeyId: string): Session | undefined {
		return this.#sessions.get(accessKeyId);
	}

	/** Make credentials for a principal. They are drawn from the seed, so two runs give out the same. */
	issue(seed: number, principal: Principal, expiresAtMs: number, wallMs: number): Session {
		this.#forget(wallMs);
		const draw = (what: string, length: number) => hex(seed, `${what} of session ${this.#given}`, length);
		this.#given++;
		const session: Session = {
			...principal,
			accessKeyId: `ASIA${draw('key', 16).toUpperCase()}`,
			secretAccessKey: draw('secret', 32) + draw('more secret', 8),
			sessionToken: `simulated-session-${draw('token', 32)}`,
			expiresAtMs,
		};
		this.#sessions.set(session.accessKeyId, session);
		return session;
	}

	#forget(wallMs: number): void {
		for (const [key, {expiresAtMs}] of this.#sessions) {
			if (expiresAtMs + rememberedMs > wallMs) {
				return;
			}

			this.#sessions.delete(key);
		}
	}
}
