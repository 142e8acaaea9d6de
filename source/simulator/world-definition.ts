import type {Account, DelegatedAdministrator, OrganizationalUnit, OrganizationRoot} from './directory/organization.ts';
import type {Person} from './directory/roles.ts';
import type {AutomationDocument} from './documents/document.ts';
import type {ExecutionStatus, StartInput} from './engine/state/api.ts';
import type {FailureDetails} from './engine/state/execution.ts';
import type {Fault} from './faults/fault.ts';
import type {Settings} from './settings.ts';

/** Something that Automation can run on. */
export type Resource = {
	/** `i-0abc…`, or an ARN. */
	readonly id: string;
	/** `AWS::EC2::Instance`… */
	readonly type: string;
	readonly tags: Readonly<Record<string, string>>;
};

/** A resource group. It exists in every location that its patterns match. */
export type ResourceGroup = {
	readonly name: string;
	readonly description?: string;
	readonly where: readonly LocationPattern[];
	/** Members by tag, or by ID. */
	readonly query: {readonly tag: string; readonly values: readonly string[]} | {readonly resources: readonly string[]};
	readonly resourceType: string;
	/** Of one that was created: its query as it was written. */
	readonly written?: {readonly Type: string; readonly Query: string};
};

export type AlarmState = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/** A CloudWatch alarm and what becomes of it. */
export type Alarm = {
	readonly name: string;
	readonly accountId: string;
	readonly region: string;
	readonly type: 'MetricAlarm' | 'CompositeAlarm';
	readonly description?: string;
	/** Its state when the world begins. */
	readonly state: AlarmState;
	/** Later states, in order; times in milliseconds after the world's beginning. */
	readonly changes: ReadonlyArray<{readonly afterMs: number; readonly state: AlarmState}>;
	/** Of one that was put: what it is measured by, in the API's spelling. */
	readonly configuration?: Readonly<Record<string, unknown>>;
};

/**
Which locations something is said of: an account and a Region, `*` for any of them.

The account is an ID, a name, an OU or root ID (with all below it), an OU's name, or a glob over IDs and names; the Region is a code or a glob.
*/
export type LocationPattern = {readonly account: string; readonly region: string};

/** What happens in some locations. For each property the first rule that matches and has it decides. */
export type OutcomeRule = {
	readonly where: readonly LocationPattern[];
	/** Glob over runbook names. `undefined`: any. */
	readonly document: string | undefined;
	/** Glob over step names. `undefined` with a `status`: the location itself, before its child exists. */
	readonly step: string | undefined;
	/** Glob over resource IDs. */
	readonly resource: string | undefined;
	/** Glob over the names of CloudFormation stack sets; such a rule says nothing of automations. */
	readonly stackSet?: string;
	/** Share of the matches that it applies to, drawn by the seed. 1: all. */
	readonly chance: number;
	/** How often it applies in one location before it is used up, attempts of a step counted as one. `undefined`: always. */
	readonly times: number | undefined;
	/** `Hangs` never ends by itself: only a timeout or a stop ends it. */
	readonly status: 'Success' | 'Failed' | 'TimedOut' | 'Cancelled' | 'Hangs' | undefined;
	/** The cause, or the whole failure message where it ends with a full stop. */
	readonly message: string | undefined;
	readonly failureType: FailureDetails['FailureType'] | undefined;
	readonly failureStage: FailureDetails['FailureStage'] | undefined;
	/** How long the step takes, in milliseconds, instead of the usual time. */
	readonly takesMs: number | undefined;
	/** Factor on the time it takes. */
	readonly slow: number | undefined;
	/** Outputs by name. `{account}`, `{region}` and `{resource}` are filled in. */
	readonly outputs: Readonly<Record<string, readonly string[]>> | undefined;
	/** What the instances print that a step sends a command to. */
	readonly prints?: Prints | undefined;
};

/** A rule that applies everywhere and changes nothing; other rules start from it. */
export const plainRule: OutcomeRule = {
	where: [{account: '*', region: '*'}],
	document: undefined,
	step: undefined,
	resource: undefined,
	chance: 1,
	times: undefined,
	status: undefined,
	message: undefined,
	failureType: undefined,
	failureStage: undefined,
	takesMs: undefined,
	slow: undefined,
	outputs: undefined,
};

/** What a command's instances print: those that fail where the step fails, else all. `{account}`, `{region}` and `{instance}` are filled in. */
export type Prints = {
	readonly output: string;
	readonly error: string;
	/** Of those that fail; 1 unless it is said. */
	readonly exitCode?: number | undefined;
	/** How many instances fail with the step; 1 unless it is said. */
	readonly nodes?: number | undefined;
};

/** An execution of the past that the engine did not run, such as a change request. */
export type PastExecution = {
	readonly id: string | undefined;
	readonly accountId: string;
	readonly region: string;
	readonly input: StartInput;
	readonly status: ExecutionStatus;
	readonly failureMessage: string | undefined;
	readonly executedBy: string;
	/** Milliseconds before the world's beginning. */
	readonly startedBeforeMs: number;
	readonly endedBeforeMs: number | undefined;
	/** Further fields in the API's spelling, such as `AutomationSubtype` and `ChangeRequestName`. */
	readonly extra: Readonly<Record<string, unknown>>;
};

/** A fan-out that starts when the world begins, or some time after. */
export type PlannedStart = {
	readonly afterMs: number;
	readonly accountId: string;
	readonly region: string;
	readonly principalArn: string;
	readonly input: StartInput;
	/** Which of a file's `starts` it comes from; one with globs in its `where` makes several. */
	readonly origin?: number;
};

/** Trouble on request, from the world's beginning on. */
export type FaultSeed = Fault;

/** Everything a world is made of, before anything happens in it. A world file is parsed into one. */
export type WorldDefinition = {
	readonly name: string;
	readonly seed: number;
	readonly settings: Settings;
	/** Where people start their fan-outs. */
	readonly central: {readonly accountId: string; readonly region: string};
	/** `undefined`: the accounts are in no organization. */
	readonly organization: OrganizationDefinition | undefined;
	/** Every account, those outside the organization included. */
	readonly accounts: readonly Account[];
	/** Regions that exist; by default all of AWS's. */
	readonly regions: readonly string[] | undefined;
	/** The first of them is whom `rollgrid simulate` prints the credentials of. */
	readonly people: readonly Person[];
	readonly documents: readonly AutomationDocument[];
	/** The resources of a location; must give the same answer every time. `isIn` says whether one of some patterns means that location. */
	readonly resourcesIn: (
		accountId: string,
		region: string,
		isIn: (patterns: readonly LocationPattern[]) => boolean,
	) => readonly Resource[];
	readonly groups: readonly ResourceGroup[];
	readonly alarms: readonly Alarm[];
	readonly outcomes: readonly OutcomeRule[];
	readonly past: readonly PastExecution[];
	readonly starts: readonly PlannedStart[];
	readonly faults: readonly FaultSeed[];
	/** What `TargetLocationsURL` leads to: the JSON text by URL without its query. Nothing is ever fetched. */
	readonly targetLocationFiles: Readonly<Record<string, string>>;
};

export type OrganizationDefinition = {
	readonly id: string;
	readonly managementAccountId: string;
	readonly featureSet: 'ALL' | 'CONSOLIDATED_BILLING';
	readonly roots: readonly OrganizationRoot[];
	readonly units: readonly OrganizationalUnit[];
	readonly delegatedAdministrators: readonly DelegatedAdministrator[];
	/** Services that have trusted access without a delegated administrator, such as `member.org.stacksets.cloudformation.amazonaws.com`. */
	readonly trustedServices?: readonly string[];
};
