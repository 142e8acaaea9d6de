/**
Everything about Systems Manager that no public source settles, as named settings with a default; and the durations and quotas of a world.

A world file sets them under `settings`. Where a line begins with *Unverified*, AWS may do otherwise, and a client should live with every value.
*/
export type Settings = {
	/** *Unverified.* The name of a location's step. */
	readonly locationStepName: 'account_region' | 'region_account' | 'index';
	/** *Unverified.* Whether a location's step tells what the child was started with. */
	readonly locationStepInputs: 'request' | 'empty';
	/** *Unverified.* What the `TargetLocation` of a location's step says: its own account and Region, the request's entry as it was sent, or nothing. */
	readonly locationStepTarget: 'location' | 'entry' | 'absent';
	/** *Unverified.* When `Outputs.ExecutionId` of a location's step names the child. */
	readonly childIdInOutputs: 'at-start' | 'at-end' | 'never';
	/** *Unverified.* Whether a parent lists all its locations as `Pending` at once, or each when it starts. */
	readonly locationStepsListed: 'at-once' | 'when-started';
	/** *Unverified.* What becomes of the locations that the error threshold keeps from starting. */
	readonly neverQueuedLocations: 'pending' | 'cancelled' | 'absent';
	/** *Unverified.* The parent's status where locations failed, but no more than tolerated. */
	readonly parentStatusOverToleratedFailures: 'Success' | 'Failed' | 'CompletedWithFailure';
	/** *Unverified.* How a percentage of locations becomes a number of them to run at a time; never less than 1. */
	readonly concurrencyRounding: 'floor' | 'round' | 'ceil';
	/** *Unverified.* How a percentage becomes a number of tolerated errors. AWS's API text agrees with `floor`. */
	readonly errorRounding: 'floor' | 'round' | 'ceil';
	/** *Unverified.* Several target locations: one budget summed up, a budget each side by side, or one entry after another, where an entry that exceeds its errors also keeps the later ones from starting. */
	readonly severalTargetLocations: 'pooled' | 'separate-parallel' | 'separate-serial';
	/** *Unverified.* The order in which a target location's pairs are queued. */
	readonly locationOrder: 'accounts-first' | 'regions-first';
	/** *Unverified.* A location that two target locations name: runs once, or once for each. */
	readonly repeatedLocations: 'once' | 'each';
	/** *Unverified.* Suspended accounts in an expanded OU: left out, or tried and failed. */
	readonly suspendedAccounts: 'skipped' | 'tried';
	/** *Unverified.* Whether an expanded OU or root includes the management account where it sits there. */
	readonly expansionIncludesManagementAccount: boolean;
	/** *Unverified.* Whether `ExcludeAccounts` also removes an account that `Accounts` names. */
	readonly excludesNamedAccounts: boolean;
	/** *Unverified.* A target OU or root that does not exist: fails the parent, or counts as empty. */
	readonly unknownUnit: 'fails' | 'empty';
	/** *Unverified.* Whether a stop reaches the children of the levels below. */
	readonly cancelReachesChildren: boolean;
	/** *Unverified.* Whether a child that timed out counts against the error threshold. */
	readonly timedOutCountsAsError: boolean;
	/** *Unverified.* Whether a child that was cancelled counts against the error threshold. */
	readonly cancelledCountsAsError: boolean;
	/** *Unverified.* Whether a parent is `Waiting` while one of its children waits for a person. */
	readonly parentWaitsWithChild: boolean;
	/** *Unverified.* Steps that `GetAutomationExecution` lists before it says `StepExecutionsTruncated`. */
	readonly stepExecutionsCutOff: number;
	/** *Unverified.* `ProgressCounters` before OUs are expanded: left out, or all zero. */
	readonly countersBeforeExpansion: 'absent' | 'zero';
	/** *Unverified.* Whether `DescribeAutomationExecutions` without a filter lists children too. */
	readonly listIncludesChildren: boolean;
	/** *Unverified.* The order of `DescribeAutomationExecutions`. */
	readonly listOrder: 'newest-first' | 'oldest-first';
	/** *Unverified.* How a child ends whose targets match no resource. */
	readonly noMatchingResources: 'Success' | 'Failed';
	/** *Unverified.* The step outputs of a rate-controlled execution. AWS's one published sample has none. */
	readonly resourceStepOutputs: 'empty' | 'ExecutionId';
	/** *Unverified.* Who assumes the execution roles where the request names no `AutomationAssumeRole`. */
	readonly omittedAssumeRole: 'administration-role' | 'caller';
	/** *Unverified.* Whether a start in an opt-in Region can target Regions that are on by default; an old edition of the guide denies it. */
	readonly optInStartRegion: 'allowed' | 'fails';
	/** *Unverified.* Where the alarm of a target location is looked up. */
	readonly locationAlarmScope: 'target' | 'central';
	/** *Unverified.* What a location's step says when its child failed: the child's own message, or only how it ended. */
	readonly locationFailureMessage: 'with-cause' | 'status-only';
	/** *Unverified.* Whether an `aws:runCommand` step that failed tells its outputs, the command's ID among them. Its message names the command in any case, unless the world gives one. */
	readonly failedCommandOutputs: 'told' | 'absent';
	/** *Unverified.* The role that a location could not use: today's wording or the older one. */
	readonly roleFailureWording: 'current' | 'older';
	/** *Unverified.* Which plain words and numbers a runbook's YAML has: in 1.1 `yes` is true and `010` is 8. */
	readonly runbookYaml: '1.1' | '1.2';
	/** Whether a runbook of a world file may refer to Parameter Store directly in a step, with a warning. AWS refuses to create such a document. */
	readonly storeReferencesInSteps: boolean;
	/** Whether a step fails that calls what the execution role of its location may not do. */
	readonly checksStepRights: boolean;
	/** *Unverified.* Whether an approval is taken from principals that the step does not name. */
	readonly checksApprovers: boolean;
	/** *Unverified.* Whether a preview counts the runbook's steps once or once for each location. */
	readonly previewCounts: 'runbook' | 'locations';
	/** *Unverified.* Whether `ListDocuments` with `Owner=Private` lists the caller's own documents too. */
	readonly privateListIncludesOwn: boolean;
	/** *Unverified.* What Systems Manager says for `NextToken` on a list's last page. */
	readonly lastPageToken: 'absent' | 'empty';
	/** *Unverified.* The member of the error body that carries throttling, access and validation messages. */
	readonly frontEndMessageMember: 'message' | 'Message';
	/** *Unverified.* Whether a start with tags needs the right to `ssm:AddTagsToResource`. */
	readonly startTagsNeedRight: boolean;
	/** *Unverified.* For how many seconds' worth of requests a throttled operation has room after a rest. */
	readonly throttleBurstSeconds: number;
	/** Whether the organization has given Account Management trusted access, so that its administrators may ask for their members' Regions. */
	readonly accountManagementTrusted: boolean;

	/** Automations that run at a time in one account and Region, children included. */
	readonly concurrentExecutions: number;
	/** The same where the account has turned adaptive concurrency on. */
	readonly adaptiveExecutions: number;
	/** Automations that may wait for that. AWS's page names 5,000 and 1,000. */
	readonly queuedExecutions: number;
	/** Rate-controlled automations that run at a time in one account and Region. */
	readonly concurrentRateControl: number;
	readonly queuedRateControl: number;
	/** Levels of executions below the top one. */
	readonly nestedLevels: number;
	readonly historyDays: number;

	readonly timings: Timings;
};

/** Durations in simulated milliseconds, before `jitter`. */
export type Timings = {
	/** From a start to the locations being known. */
	readonly expansionMs: number;
	/** From a location's step starting to its child existing or having failed to start. */
	readonly assumeRoleMs: number;
	/** From a child's end to the parent's step noticing. */
	readonly noticeMs: number;
	/** From a stop to the running step being cancelled. */
	readonly cancelMs: number;
	/** From an alarm's change to the executions that watch it noticing. */
	readonly alarmPollMs: number;
	/** Between a step's end and the next one's start. */
	readonly betweenStepsMs: number;
	readonly previewMs: number;
	/** A stack, or one location of a stack set's operation. */
	readonly stackMs: number;
	/** How far a duration may be off, as a share of it: 0.25 is a quarter either way. */
	readonly jitter: number;
	/** How long a step takes, by action; `*` for all others. A world's outcomes go before this. */
	readonly actionMs: Readonly<Record<string, number>>;
};

export const defaultSettings: Settings = {
	locationStepName: 'account_region',
	locationStepInputs: 'request',
	locationStepTarget: 'location',
	childIdInOutputs: 'at-start',
	locationStepsListed: 'at-once',
	neverQueuedLocations: 'pending',
	parentStatusOverToleratedFailures: 'Success',
	concurrencyRounding: 'floor',
	errorRounding: 'floor',
	severalTargetLocations: 'separate-parallel',
	locationOrder: 'accounts-first',
	repeatedLocations: 'once',
	suspendedAccounts: 'skipped',
	expansionIncludesManagementAccount: true,
	excludesNamedAccounts: true,
	unknownUnit: 'fails',
	cancelReachesChildren: true,
	timedOutCountsAsError: true,
	cancelledCountsAsError: false,
	parentWaitsWithChild: false,
	stepExecutionsCutOff: 100,
	countersBeforeExpansion: 'absent',
	listIncludesChildren: true,
	listOrder: 'newest-first',
	noMatchingResources: 'Success',
	resourceStepOutputs: 'empty',
	omittedAssumeRole: 'administration-role',
	optInStartRegion: 'allowed',
	locationAlarmScope: 'target',
	locationFailureMessage: 'with-cause',
	failedCommandOutputs: 'told',
	roleFailureWording: 'current',
	runbookYaml: '1.1',
	storeReferencesInSteps: true,
	checksStepRights: true,
	checksApprovers: true,
	previewCounts: 'runbook',
	privateListIncludesOwn: false,
	lastPageToken: 'absent',
	frontEndMessageMember: 'message',
	startTagsNeedRight: true,
	throttleBurstSeconds: 5,
	accountManagementTrusted: true,
	concurrentExecutions: 100,
	adaptiveExecutions: 500,
	queuedExecutions: 5000,
	concurrentRateControl: 25,
	queuedRateControl: 1000,
	nestedLevels: 5,
	historyDays: 30,
	timings: {
		expansionMs: 1200,
		assumeRoleMs: 900,
		noticeMs: 500,
		cancelMs: 2500,
		alarmPollMs: 5000,
		betweenStepsMs: 150,
		previewMs: 3000,
		stackMs: 25_000,
		jitter: 0.25,
		actionMs: {
			'*': 4000,
			'aws:assertAwsResourceProperty': 1500,
			'aws:branch': 100,
			'aws:changeInstanceState': 55_000,
			'aws:copyImage': 240_000,
			'aws:createImage': 180_000,
			'aws:createStack': 90_000,
			'aws:createTags': 1200,
			'aws:deleteImage': 2000,
			'aws:deleteStack': 60_000,
			'aws:executeAwsApi': 1200,
			'aws:executeScript': 3000,
			'aws:executeStateMachine': 20_000,
			'aws:invokeLambdaFunction': 5000,
			'aws:invokeWebhook': 1500,
			'aws:runCommand': 45_000,
			'aws:runInstances': 60_000,
			'aws:updateVariable': 100,
			'aws:waitForAwsResourceProperty': 20_000,
		},
	},
};

type Changes = Partial<Omit<Settings, 'timings'>> & {readonly timings?: Partial<Timings>};

/** The defaults with some of them replaced. */
export function withSettings(changes: Changes): Settings {
	return changeSettings(defaultSettings, changes);
}

/** Settings with some of them replaced; timings are replaced one by one. */
export function changeSettings(settings: Settings, changes: Changes): Settings {
	const {timings, ...rest} = changes;
	return {
		...settings,
		...rest,
		timings: {
			...settings.timings,
			...timings,
			actionMs: {...settings.timings.actionMs, ...timings?.actionMs},
		},
	};
}
