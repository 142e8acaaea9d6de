import type {Outcome} from '../core/domain/failure.ts';
import type {Errand, ProgramEnd} from '../core/domain/program.ts';

/** A location's session, lent to one program. */
export type LentSession = {
	/** The environment for that location alone: credentials, Region, endpoint; `undefined` for variables that it must not contain. Kept in memory only, and passed only to the program. */
	readonly variables: Readonly<Record<string, string | undefined>>;
	/** How the account was entered: `role RollgridOperatorRole`; `null` for the central account's own credentials. */
	readonly through: string | null;
	/** When the session ends, epoch milliseconds; `null` where it doesn't end, or that is unknown. */
	readonly endsAt: number | null;
	/** Records how the program has ended. */
	readonly end: (outcome: Outcome<ProgramEnd>) => void;
};

/** The sessions for programs of the operator's own. */
export type Sessions = {
	/**
	Lend an environment to a program.

	Refused (`read-only`) where the program may change something and rollgrid is read-only. Recorded in the audit log before it is lent. Where the program needs no session, the variables are empty and no call is made.

	@param command - What is about to run, for the audit log.
	*/
	lend(errand: Errand, command: string): Promise<Outcome<LentSession>>;
};
