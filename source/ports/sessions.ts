import type {Outcome} from '../core/domain/failure.ts';
import type {Errand, ProgramEnd} from '../core/domain/program.ts';

/** A location's session, lent to one program. */
export type LentSession = {
	/** The environment that acts there and nowhere else, `undefined` for what must not be in it: credentials, Region, endpoint. Kept in memory only, and handed to the program alone. */
	readonly variables: Readonly<Record<string, string | undefined>>;
	/** How the account was entered: `role RollgridOperatorRole`; `null` for the central account's own credentials. */
	readonly through: string | null;
	/** When the session ends, epoch milliseconds; `null` where it doesn't, or isn't known. */
	readonly endsAt: number | null;
	/** Keeps how the program has ended. */
	readonly end: (outcome: Outcome<ProgramEnd>) => void;
};

/** The sessions that programs of the operator's own get. */
export type Sessions = {
	/**
	Lend what an errand runs with.

	Refused (`read-only`) where the errand may change something and rollgrid is read-only. Kept in the audit log before it is lent. Where the errand has no session of its own, the variables are empty and nothing is asked of AWS.

	@param command - What is about to run: goes into the audit log.
	*/
	lend(errand: Errand, command: string): Promise<Outcome<LentSession>>;
};
