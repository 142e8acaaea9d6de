import type {CallerIdentity} from '../core/domain/account.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {Location} from '../core/domain/location.ts';
import type {Automation} from '../ports/automation.ts';
import type {Clock} from '../ports/clock.ts';
import type {MeasureClockSkew} from '../ports/clock-skew.ts';
import type {Directory} from '../ports/directory.ts';
import type {Happenings} from '../ports/happenings.ts';
import type {HintQueue} from '../ports/hint-queue.ts';
import type {Journal} from '../ports/journal.ts';
import type {Programs} from '../ports/programs.ts';
import type {Readiness} from '../ports/readiness.ts';
import type {Records} from '../ports/records.ts';
import type {Runs} from '../ports/runs.ts';
import type {Sessions} from '../ports/sessions.ts';
import type {SetupPort} from '../ports/setup.ts';
import type {Stacks} from '../ports/stacks.ts';
import type {TypedLines} from '../ports/typed-lines.ts';
import type {Paced} from './pace-reads.ts';
import type {ConfigurePorts} from './perform-configure.ts';
import type {CheckPorts} from './preflight/check-cause.ts';

/** What effects are performed with. */
export type Ports = ConfigurePorts &
	CheckPorts & {
		readonly automation: Paced<Automation>;
		readonly directory: Directory;
		readonly clock: Clock;
		/** The ports that only a preflight reads; without them there is no preflight. */
		readonly readiness?: Paced<Readiness> | undefined;
		readonly measureClockSkew?: MeasureClockSkew | undefined;
		/** The account and Region that the console works from: `GetCallerIdentity` and the SDK's own Region. */
		readonly locateCentral: () => Promise<Outcome<{readonly identity: CallerIdentity; readonly central: Location}>>;
		/** What keeps a start from being sent twice; without one nothing is started. */
		readonly journal?: Journal | undefined;
		/** Where what is seen of fan-outs is kept; without one nothing is. */
		readonly records?: Records | undefined;
		/** Where notes, the fuse and the rate control are kept; without it nothing is. */
		readonly happenings?: Happenings | undefined;
		/** The records of runs over rings; without them none is begun or taken up. */
		readonly runs?: Runs | undefined;
		/** Where lines typed after `/` and `:` are saved; without it they aren't. */
		readonly lines?: TypedLines | undefined;
		/** The AWS setup of this machine, and the way to act as another identity; without it there is no choice. */
		readonly setup?: SetupPort | undefined;
		/** Reads the stacks that steps create; without it nothing of them is read. */
		readonly stacks?: Stacks | undefined;
		/** Events that say what to read next; without them everything is polled. */
		readonly hints?: HintQueue | undefined;
		/** Runs the operator's own programs; without it, or without sessions, none is run. */
		readonly programs?: Programs | undefined;
		readonly sessions?: Sessions | undefined;
		/** Hands on the code of an MFA device that was asked for, or `null` where the operator gave none. */
		readonly giveCode?: (code: string | null) => void;
		/** A new UUID: the ID of an event, the token of a start. */
		readonly createId: () => string;
		/** The operator's own terminal; every part may be missing where there is none. */
		readonly terminal: {
			copy?(text: string): void;
			redraw?(): void;
			suspend?(): void;
			/** Give the terminal to another program until `run` has ended. */
			handOver?<T>(run: () => Promise<T>): Promise<T>;
			quit?(): void;
		};
	};
