import {createWorld} from '../create-world.ts';
import {operatorRole} from '../directory/standard-roles.ts';
import {defineDocument} from '../documents/define-document.ts';
import type {StartInput} from '../engine/state/api.ts';
import type {Execution, StepRecord} from '../engine/state/execution.ts';
import {ownValue} from '../own.ts';
import {type OutcomeRule, plainRule, type WorldDefinition} from '../world-definition.ts';
import {definePerson} from '../worlds/parts.ts';
import {runAtOnce} from './trials.ts';

/** What a rehearsal adds to a world. */
export type Injection = {
	/** Failures beside the world's own: each in so large a share of the locations, none in the same one as another. */
	readonly failures: ReadonlyArray<{readonly cause: string; readonly share: number}>;
	/** The share of locations that take three times as long. */
	readonly slowShare: number;
	/** How long locations took in earlier runs, in milliseconds, sorted; empty where nothing is known. */
	readonly earlierMs: readonly number[];
};

/** A world that a plan can be rehearsed in. */
export type PreparedWorld = {
	/** Without what is added. */
	readonly usual: WorldDefinition;
	/** With what is added, where chance says; in every location where `always` says so. */
	readonly withAdded: (always?: {readonly fails: boolean; readonly isSlow: boolean}) => WorldDefinition;
	/** The step that fails where something is added; `null` where a location fails before it has a child. */
	readonly failingStep: string | null;
	/** Locations that the plan comes to. */
	readonly locations: number;
	/** Whether chance has a say in the world by itself, so that one run of it tells little. */
	readonly isChancy: boolean;
	/** What the world does without, or was given, in a sentence each. */
	readonly notes: readonly string[];
};

const slowFactor = 3;
/** The share of a step’s timeout that an earlier duration may come to: durations are drawn a quarter longer. */
const withinTimeout = 0.75;
/** Earlier durations are told in tenths. */
const parts = 10;

/**
Prepare a world for rehearsing a plan: a person who may do everything, the operator's role everywhere, and what the plan needs that the world hasn't.

@returns The world; or why the plan comes to nothing in it.
*/
export function prepareRehearsal(
	definition: WorldDefinition,
	request: StartInput,
	injection: Injection,
): PreparedWorld | {readonly refusal: string} {
	const {world, notes} = completeWorld(definition, request);
	const trial = runAtOnce(createWorld({...world, starts: [], past: [], faults: []}, Date.UTC(2026, 0, 5)), request);
	if ('refusal' in trial) {
		return trial;
	}

	const longest = findLongestStep(trial);
	const earlier = earlierRules(injection.earlierMs, longest, request.DocumentName);
	const usual = {...world, outcomes: [...earlier, ...world.outcomes, ...withinTimeouts(world, request)]};
	const failingStep = longest?.name ?? null;
	return {
		usual,
		failingStep,
		notes,
		locations: trial.steps.length,
		isChancy: world.outcomes.some(({chance}) => chance > 0 && chance < 1),
		withAdded(always) {
			const slow = always === undefined ? injection.slowShare : always.isSlow ? 1 : 0;
			const failures = addedFailures(injection.failures, always?.fails);
			return {
				...usual,
				outcomes: [
					...failures.map(({cause, chance}) =>
						rule(request.DocumentName, failingStep ?? undefined, {status: 'Failed', message: cause, chance}),
					),
					...(slow === 0 ? [] : [rule(request.DocumentName, undefined, {slow: slowFactor, chance: slow})]),
					...usual.outcomes,
				],
			};
		},
	};
}

/** Chances of rules that are asked one after the other, so that each cause gets its own share of all. */
function addedFailures(
	failures: Injection['failures'],
	always: boolean | undefined,
): ReadonlyArray<{readonly cause: string; readonly chance: number}> {
	if (always !== undefined) {
		return always ? failures.slice(0, 1).map(({cause}) => ({cause, chance: 1})) : [];
	}

	let left = 1;
	return failures.map(({cause, share}) => {
		const chance = left <= 0 ? 0 : Math.min(1, share / left);
		left -= share;
		return {cause, chance};
	});
}

function rule(document: string, step: string | undefined, rest: Partial<OutcomeRule>): OutcomeRule {
	return {...plainRule, document, step, ...rest};
}

type LongestStep = {
	readonly name: string;
	readonly othersMs: number;
	/** What it may take at most, so that no delay leads to its timeout. */
	readonly mostMs: number;
};

/** Rules that draw a tenth of the earlier durations each: what the other steps don't take, the longest one does. */
function earlierRules(
	earlierMs: readonly number[],
	longest: LongestStep | null,
	document: string,
): readonly OutcomeRule[] {
	if (earlierMs.length === 0 || longest === null) {
		return [];
	}

	return Array.from({length: parts}, (_, part) => {
		const at = Math.min(earlierMs.length - 1, Math.floor(((part + 0.5) / parts) * earlierMs.length));
		const takesMs = Math.min(longest.mostMs, Math.max(100, Math.round(earlierMs[at]! - longest.othersMs)));
		// What was slow then is among them: the world isn’t to slow it once more.
		return rule(document, longest.name, {takesMs, slow: 1, chance: 1 / (parts - part)});
	});
}

/** Steps that are left alone until a person or a clock ends them. */
const waiting = new Set(['aws:approve', 'aws:pause', 'aws:sleep', 'aws:branch', 'aws:loop']);

/** A step whose usual time doesn’t fit its timeout takes half of that: nobody writes a runbook that always times out. What the world itself says goes before. */
function withinTimeouts({documents, settings}: WorldDefinition, {DocumentName}: StartInput): readonly OutcomeRule[] {
	const runbooks = documents.filter(({name}) => name === DocumentName).flatMap(({versions}) => versions);
	const {actionMs} = settings.timings;
	const takesMs = new Map<string, number>();
	for (const {name, action, timeoutSeconds} of runbooks.flatMap(({runbook}) => runbook?.mainSteps ?? [])) {
		const usualMs = ownValue(actionMs, action) ?? actionMs['*'] ?? 0;
		if (timeoutSeconds !== undefined && !waiting.has(action) && usualMs > timeoutSeconds * 1000 * withinTimeout) {
			takesMs.set(name, Math.min(takesMs.get(name) ?? Number.POSITIVE_INFINITY, timeoutSeconds * 500));
		}
	}

	return [...takesMs].map(([step, ms]) => rule(DocumentName, step, {takesMs: ms}));
}

/** The step that takes most of the time, of those whose failure ends the runbook. */
function findLongestStep(trial: Execution): LongestStep | null {
	const tookMs = new Map<string, {ms: number; mostMs: number}>();
	let wholeMs = 0;
	let count = 0;
	for (const step of trial.steps) {
		const run = runbookRunOf(step.child);
		if (step.status !== 'Success' || run === undefined) {
			continue;
		}

		wholeMs += lengthOf(step);
		count++;
		for (const inner of run.steps) {
			if (inner.definition?.onFailure === 'Abort' && inner.endedAtMs !== undefined) {
				const known = tookMs.get(inner.name) ?? {ms: 0, mostMs: 0};
				tookMs.set(inner.name, {
					ms: known.ms + lengthOf(inner),
					mostMs: (inner.definition.timeoutSeconds ?? Number.POSITIVE_INFINITY) * 1000 * withinTimeout,
				});
			}
		}
	}

	const longest = [...tookMs].sort(([, a], [, b]) => b.ms - a.ms)[0];
	if (longest === undefined) {
		return null;
	}

	const [name, {ms, mostMs}] = longest;
	return {name, mostMs, othersMs: (wholeMs - ms) / Math.max(1, count)};
}

/** The first execution below that runs the runbook itself: behind that of the resources where there are any. */
function runbookRunOf(child: Execution | undefined): Execution | undefined {
	return child === undefined || child.kind === 'runbook' ? child : runbookRunOf(child.steps[0]?.child);
}

function lengthOf({startedAtMs, endedAtMs}: StepRecord): number {
	return startedAtMs === undefined || endedAtMs === undefined ? 0 : endedAtMs - startedAtMs;
}

/** Add what people, roles, alarms and the runbook lack. Whether a location has its execution role stays as it is: that is what is rehearsed. */
function completeWorld(
	definition: WorldDefinition,
	{DocumentName, Parameters = {}, AlarmConfiguration, TargetLocations = []}: StartInput,
): {readonly world: WorldDefinition; readonly notes: readonly string[]} {
	const {accountId, region} = definition.central;
	const operator = operatorRole(accountId);
	const named = [AlarmConfiguration, ...TargetLocations.map(entry => entry.TargetLocationAlarmConfiguration)];
	const alarms = [...new Set(named.flatMap(one => one?.Alarms.map(({Name}) => Name) ?? []))]
		.filter(name => !definition.alarms.some(alarm => alarm.name === name))
		.map(name => ({name, accountId, region, type: 'MetricAlarm' as const, state: 'OK' as const, changes: []}));
	const hasRunbook = definition.documents.some(({name}) => name === DocumentName) || DocumentName.startsWith('arn:');
	const standIn = {
		schemaVersion: '0.3',
		description: 'Stands in for a runbook whose content this world doesn’t have.\n',
		parameters: Object.fromEntries(
			Object.entries(Parameters).map(([name, values]) => [name, {type: values.length === 1 ? 'String' : 'StringList'}]),
		),
		mainSteps: [{name: 'run', action: 'aws:runCommand', inputs: {DocumentName: 'AWS-RunShellScript'}}],
	};
	return {
		world: {
			...definition,
			people: [definePerson(accountId, 'rehearsal')],
			accounts: definition.accounts.map(account =>
				account.roles.has(operator.name)
					? account
					: {...account, roles: new Map([...account.roles, [operator.name, operator]])},
			),
			alarms: [...definition.alarms, ...alarms],
			documents: hasRunbook
				? definition.documents
				: [
						...definition.documents,
						defineDocument({
							name: DocumentName,
							owner: accountId,
							region,
							sharedWith: ['all'],
							contents: [{source: standIn}],
						}),
					],
		},
		notes: [
			...(hasRunbook
				? []
				: [`The world doesn’t have the runbook ${DocumentName}: one step that takes 45 s stands in for it`]),
			...alarms.map(({name}) => `The world doesn’t have the alarm ${name}: it stays OK`),
		],
	};
}
