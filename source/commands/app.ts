import type {RehearsedPlan} from '../core/actions/rehearse/rehearse.ts';
import type {Outcome} from '../core/domain/failure.ts';
import type {StartRequest} from '../core/domain/start-request.ts';
import type {OpenedRecord} from '../core/follow/record-reader.ts';
import type {Catalog} from '../ports/catalog.ts';
import type {ChangeJournal} from '../ports/change-journal.ts';
import type {Choices} from '../ports/choices.ts';
import type {MeasureClockSkew} from '../ports/clock-skew.ts';
import type {Documents} from '../ports/documents.ts';
import type {Files} from '../ports/files.ts';
import type {Happenings} from '../ports/happenings.ts';
import type {Journal} from '../ports/journal.ts';
import type {Readiness} from '../ports/readiness.ts';
import type {Roles} from '../ports/roles.ts';
import type {Runs} from '../ports/runs.ts';
import type {Settings} from '../ports/settings.ts';
import type {StackSets} from '../ports/stack-sets.ts';
import type {Paced} from '../runtime/pace-reads.ts';
import type {Command} from './line/command.ts';
import type {Services} from './services.ts';

/** What the console shows first: the list, where nothing is named. */
export type ConsoleStart = {
	/** The fan-out that is shown first. */
	readonly executionId?: string;
	/** The run over rings that is shown first, where it has no fan-out yet. */
	readonly runId?: string;
	/** Opens the configure screens, filled from a plan where there is one. */
	readonly configure?: {readonly plan: {readonly request: StartRequest; readonly origin: string} | null};
};

/** What a command of a world of its own is run with. */
export type SimulateOptions = {
	readonly port: number;
	readonly world: string | undefined;
	readonly accounts: number | undefined;
	readonly regions: number | undefined;
	readonly speed: number;
	readonly seed: number | undefined;
	readonly throttle: boolean;
	readonly faults: readonly string[];
	/** A file of a conformance run. */
	readonly like: string | undefined;
	/** Where status changes are posted. */
	readonly events: string | undefined;
	readonly eventQueue: string | undefined;
	/** The address to listen on instead of 127.0.0.1. */
	readonly listen: string | undefined;
	readonly isJson: boolean;
};

/** How a rehearsal is played. */
export type StageOptions = {
	readonly request: StartRequest;
	/** The origin of the request, such as `plan patch.yaml`. */
	readonly origin: string;
	/** A built-in world, or a world file; left out, a world made from the request. */
	readonly world: string | undefined;
	readonly failures: ReadonlyArray<{readonly cause: string; readonly share: number}>;
	readonly slowShare: number;
	readonly seed: number;
	readonly speed: number | undefined;
};

/** A world in which a plan can be rehearsed; it ends with this process. */
export type Stage = {
	/** What the world lacks, or got in addition. */
	readonly notes: readonly string[];
	/** Try every location of the plan, to draw from; or why the world refuses it, in AWS’s words. */
	readonly tryPlan: () => RehearsedPlan | {readonly refusal: string};
	/** Open the console at the review of the plan; resolves to an exit status. */
	readonly openConsole: () => Promise<number>;
};

type AwsServices = Services & {
	readonly catalog: Paced<Catalog>;
	readonly choices: Paced<Choices>;
	readonly roles: Roles;
	readonly stackSets: StackSets;
	readonly documents: Documents;
	readonly readiness: Paced<Readiness>;
	readonly measureClockSkew: MeasureClockSkew;
};

/** What a command line can set going: put together from the flags of every command, and loaded as it is needed. */
export type App = Pick<Services, 'print' | 'write' | 'whenRead' | 'tell'> & {
	/** All commands, in the order of the help. */
	readonly commands: readonly Command[];
	/** Whether the console can be opened: a terminal on both ends that can do more than lines, and no `--plain`. */
	readonly hasScreen: boolean;
	readonly files: Files;
	/** Open the console, which finds what to show once its first row is there. This and the ones below resolve to an exit status. */
	readonly openConsole: (findStart: () => Promise<ConsoleStart>) => Promise<number>;
	/** A record by its file, or by the ID of an execution that rollgrid has followed on this machine. */
	readonly readRecord: (record: string) => Promise<Outcome<OpenedRecord>>;
	readonly openRecord: (record: OpenedRecord) => Promise<number>;
	readonly simulate: (options: SimulateOptions) => Promise<number>;
	readonly playDemo: (options: {readonly speed: number | undefined}) => Promise<number>;
	/** A world to rehearse a plan in, or everything that is wrong with its name or file. */
	readonly openStage: (options: StageOptions) => Promise<Stage | {readonly mistakes: readonly string[]}>;
	readonly openServices: () => Promise<AwsServices>;
	/** With the journal that keeps what is started from being started twice, and a place for what is seen. */
	readonly openStartServices: () => Promise<
		AwsServices & {readonly journal: Journal; readonly runs: Runs; readonly happenings: Happenings}
	>;
	/** The records of runs over rings: makes no call. */
	readonly openRuns: () => Promise<Runs>;
	/** With the journal that prevents changing roles and runbooks twice. */
	readonly openChangeServices: () => Promise<AwsServices & {readonly changes: ChangeJournal}>;
	readonly openSettings: () => Promise<Settings>;
	/** The text of a file of at most 5 MB; `-` reads standard input. The name may begin with `file://`, as for the AWS CLI. */
	readonly readText: (path: string) => Promise<Outcome<string>>;
};
