import {defaultSettings, type Settings, type Timings, withSettings} from '../settings.ts';
import type {Value} from './value.ts';

type Kinds = {
	readonly [Name in keyof Omit<Settings, 'timings'>]: Settings[Name] extends string
		? readonly Settings[Name][]
		: Settings[Name] extends boolean
			? 'flag'
			: 'number';
};

/** What each setting may be. */
export const settingKinds: Kinds = {
	locationStepName: ['account_region', 'region_account', 'index'],
	locationStepInputs: ['request', 'empty'],
	locationStepTarget: ['location', 'entry', 'absent'],
	childIdInOutputs: ['at-start', 'at-end', 'never'],
	locationStepsListed: ['at-once', 'when-started'],
	neverQueuedLocations: ['pending', 'cancelled', 'absent'],
	parentStatusOverToleratedFailures: ['Success', 'Failed', 'CompletedWithFailure'],
	concurrencyRounding: ['floor', 'round', 'ceil'],
	errorRounding: ['floor', 'round', 'ceil'],
	severalTargetLocations: ['pooled', 'separate-parallel', 'separate-serial'],
	locationOrder: ['accounts-first', 'regions-first'],
	repeatedLocations: ['once', 'each'],
	suspendedAccounts: ['skipped', 'tried'],
	expansionIncludesManagementAccount: 'flag',
	excludesNamedAccounts: 'flag',
	unknownUnit: ['fails', 'empty'],
	cancelReachesChildren: 'flag',
	timedOutCountsAsError: 'flag',
	cancelledCountsAsError: 'flag',
	parentWaitsWithChild: 'flag',
	stepExecutionsCutOff: 'number',
	countersBeforeExpansion: ['absent', 'zero'],
	listIncludesChildren: 'flag',
	listOrder: ['newest-first', 'oldest-first'],
	noMatchingResources: ['Success', 'Failed'],
	resourceStepOutputs: ['empty', 'ExecutionId'],
	omittedAssumeRole: ['administration-role', 'caller'],
	optInStartRegion: ['allowed', 'fails'],
	locationAlarmScope: ['target', 'central'],
	locationFailureMessage: ['with-cause', 'status-only'],
	failedCommandOutputs: ['told', 'absent'],
	roleFailureWording: ['current', 'older'],
	runbookYaml: ['1.1', '1.2'],
	storeReferencesInSteps: 'flag',
	checksStepRights: 'flag',
	checksApprovers: 'flag',
	previewCounts: ['runbook', 'locations'],
	privateListIncludesOwn: 'flag',
	lastPageToken: ['absent', 'empty'],
	frontEndMessageMember: ['message', 'Message'],
	startTagsNeedRight: 'flag',
	throttleBurstSeconds: 'number',
	accountManagementTrusted: 'flag',
	concurrentExecutions: 'number',
	adaptiveExecutions: 'number',
	queuedExecutions: 'number',
	concurrentRateControl: 'number',
	queuedRateControl: 'number',
	nestedLevels: 'number',
	historyDays: 'number',
};

/** The settings of a world file, over the defaults. */
export function readSettings(value: Value | undefined): Settings {
	if (!value) {
		return defaultSettings;
	}
	const members = value.asMap([...Object.keys(settingKinds), 'timings']);
	const changes: Record<string, unknown> = {};
	for (const [name, kind] of Object.entries(settingKinds) as ReadonlyArray<
		[string, 'flag' | 'number' | readonly string[]]
	>) {
		const member = members.get(name);
		if (member) {
			changes[name] = kind === 'flag' ? member.asFlag() : kind === 'number' ? member.asNumber(0) : member.asOneOf(kind);
		}
	}
	const timings = members.get('timings');
	return withSettings({...changes, ...(timings && {timings: readTimings(timings)})});
}

function readTimings(value: Value): Partial<Timings> {
	const names = Object.keys(defaultSettings.timings);
	const short = new Map(names.map(name => [name.replace(/Ms$/, ''), name]));
	const changes: Record<string, unknown> = {};
	const members = value.asMap([...short.keys()]);
	for (const [name, property] of short) {
		const member = members.get(name);
		if (!member) {
			continue;
		}
		if (name === 'jitter') {
			changes.jitter = member.asNumber(0, 1);
		} else if (name === 'action') {
			changes.actionMs = Object.fromEntries(member.asEntries().map(([action, span]) => [action, span.asSpan()]));
		} else {
			changes[property] = member.asSpan();
		}
	}
	return changes;
}
