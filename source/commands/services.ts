import type {LocationFailure} from '../core/actions/location-failure.ts';
import type {CallerIdentity} from '../core/domain/account.ts';
import type {Failure, Outcome} from '../core/domain/failure.ts';
import {type Location, printLocation} from '../core/domain/location.ts';
import {typedFrom} from '../core/planning/typed-number.ts';
import type {ConsoleOptions} from '../core/state/state.ts';
import {describeFailure} from '../core/status/failure-lines.ts';
import type {Tone} from '../core/status/fit-phrases.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import type {Directory} from '../ports/directory.ts';
import type {Happenings} from '../ports/happenings.ts';
import type {HintQueue} from '../ports/hint-queue.ts';
import type {Records} from '../ports/records.ts';
import type {Paced} from '../runtime/pace-reads.ts';
import type {Machine} from '../runtime/start.ts';

/** The meaning of each exit status, for the manual. */
export const exitStatuses: ReadonlyArray<readonly [number, string]> = [
	[0, 'every location succeeded, or what was to be done is done'],
	[1, 'some locations did not succeed'],
	[2, 'wrong usage, or a plan or setting that is no good; nothing was started'],
	[3, 'AWS refused or could not be reached'],
	[4, 'rollgrid has a bug'],
	[129, 'ended by SIGHUP; fan-outs go on'],
	[130, 'interrupted; fan-outs go on'],
	[143, 'ended by SIGTERM; fan-outs go on'],
];

/** What a command without a screen works with. */
export type Services = {
	/** Its reads are held to the rate, whoever makes them. */
	readonly automation: Paced<Automation>;
	readonly directory: Directory;
	readonly clock: Clock;
	/** The console's own following rules, which commands use too. */
	readonly loadMachine: () => Promise<Machine>;
	readonly locateCentral: () => Promise<Outcome<{readonly identity: CallerIdentity; readonly central: Location}>>;
	readonly options: ConsoleOptions;
	/** Where what is seen of fan-outs is kept; without one nothing is. */
	readonly records?: Records;
	/** Stores notes, the fuse and the rate control, and reads who did what. */
	readonly happenings?: Happenings;
	/** Events that say what to read next; without them everything is polled. */
	readonly hints?: HintQueue | undefined;
	/** Whether watching ends at the first location that did not succeed. */
	readonly failsFast: boolean;
	/** One of our commands to continue with, such as `rollgrid retry --profile ops`; an execution ID follows it. */
	readonly commandLine: (command: string) => string;
	/** The world belongs to the command, and no later command can use it. */
	readonly isSimulated?: boolean;
	readonly traffic: () => {readonly calls: number; readonly throttled: number};
	readonly createId: () => string;
	/** Print data; adds a line break. Coloured by its tone where colours are wanted. */
	readonly print: (line: string, tone?: Tone) => void;
	/** Print a part of data that is too long for one text, unchanged: its secrets are already masked. */
	readonly write: (text: string) => void;
	/** Resolves when the reader of the data has caught up; `null` while it isn't behind. Left out where it never is. */
	readonly whenRead?: () => Promise<void> | null;
	/** Everything else. */
	readonly tell: (line: string) => void;
	/** Asks for *yes*, or for a text to be typed as it stands; always false where there is no terminal. */
	readonly confirm: (question: string, mustType?: string) => Promise<boolean>;
	/** Resolves when the operator interrupts. */
	readonly interrupted: Promise<void>;
};

/** Exit status, as product documentation lists it. */
export const exitStatus = {done: 0, notAllSucceeded: 1, wrongUsage: 2, refused: 3, bug: 4, interrupted: 130} as const;

/** One line for each location whose child can't be read. */
export function tellLookFailures({tell}: Pick<Services, 'tell'>, failures: readonly LocationFailure[]): void {
	for (const {where, failure} of failures) {
		const reason = [failure.code, failure.because].filter(Boolean).join(': ') || failure.what;
		tell(`× ${printLocation(where)} can't be looked into: ${reason}`);
	}

	const [first] = failures;
	if (first?.failure.next !== undefined) {
		tell(`  ${first.failure.next}`);
	}
}

/** Refuse what changes something where the session is read-only; the exit status, or `null` where it isn't. */
export function refuseReadOnly({options, tell}: Pick<Services, 'options' | 'tell'>, outcome: string): number | null {
	if (!options.isReadOnly) {
		return null;
	}

	tell(`× rollgrid runs with --read-only: ${outcome}.`);
	return exitStatus.wrongUsage;
}

/** Ask whether to act in so many locations: *yes* will do for a few, for more their number is typed. */
export function confirmCount({confirm}: Pick<Services, 'confirm'>, question: string, count: number): Promise<boolean> {
	return count > typedFrom
		? confirm(`${question} Type the number of locations, ${count}, to go on:`, String(count))
		: confirm(question);
}

/** Tell a failure on stderr; the exit status that belongs to it. */
export function tellFailure({tell}: Pick<Services, 'tell'>, failure: Failure): number {
	for (const line of describeFailure(failure)) {
		tell(line);
	}

	// What is wrong on this machine is nothing that AWS has refused.
	return failure.kind === 'read-only' || failure.kind === 'local' ? exitStatus.wrongUsage : exitStatus.refused;
}
