import {checkStartRequest} from '../domain/check-start-request.ts';
import {ownValue} from '../domain/own.ts';
import {checkLimit, effectiveConcurrency, effectiveErrors} from '../domain/rate-control.ts';
import type {Runbook} from '../domain/runbook.ts';
import type {Mistake} from '../domain/shape.ts';
import type {StartRequest, Target, TargetLocation} from '../domain/start-request.ts';
import {countLocations, coverSelection} from './cover.ts';
import type {DraftTargets, LaunchDraft} from './draft.ts';
import {checkParameters, parseField} from './parameters.ts';
import type {PlannedRequest} from './retry-plan.ts';
import {groupByTurn, shareRate} from './share-rate.ts';

/** One thing that keeps a draft from being launched: which field of the screens, and what to do. */
export type Problem = {
	/** `document`, `places`, `targets.<part>`, `executionRole`, `parameters.<name>`, `rate.<limit>`, `alarm`, `tags` or `tags.<row>`, or a path of the request. */
	readonly field: string;
	readonly message: string;
	/** The same where the field itself says what it is about; left out where that is no shorter. */
	readonly inField?: string;
};

/** What a draft would start, or everything that it lacks. */
export type LaunchPlan =
	| {readonly isReady: true; readonly requests: readonly PlannedRequest[]}
	| {readonly isReady: false; readonly problems: readonly Problem[]};

/**
Turn a draft into the requests that start it.

One request, save where the selection needs more than 100 target locations or more of them than may run at once: then several, in turns (see `shareRate`). With one target location the limits go out as they were typed, with several as counts that add up to no more.

@param runbook - The runbook with its parameters, or `null` where it couldn't be read: then every value goes out as text and AWS checks it.
*/
export function planLaunch(draft: LaunchDraft, runbook: Runbook | null): LaunchPlan {
	const {parameters, problems: wrongParameters} = readParameters(draft, runbook);
	const problems = [...findGaps(draft), ...wrongParameters, ...checkLimits(draft)];
	const base = toRequest(draft, parameters);
	const requests = problems.length > 0 ? [] : place(draft, base);
	const checked = requests.length > 0 ? requests.map(({request}) => request) : [base];
	const mistakes = checked.flatMap(request => {
		const result = checkStartRequest(request);
		return 'mistakes' in result ? result.mistakes : [];
	});
	const further = mistakes
		.map(toProblem)
		.filter(({field}) => !problems.some(problem => isSameField(problem.field, field)));
	const all = [...problems, ...further];
	return all.length === 0 ? {isReady: true, requests} : {isReady: false, problems: all};
}

function findGaps({document, places, targets}: LaunchDraft): Problem[] {
	const problems: Problem[] = [];
	if (document === '') {
		problems.push({field: 'document', message: 'Choose a runbook'});
	}

	if (places.kind === 'locations' && places.selection.size === 0) {
		problems.push({field: 'places', message: 'Select at least one location'});
	}

	if (places.kind === 'units' && (places.accounts.length === 0 || places.regions.length === 0)) {
		problems.push({
			field: 'places',
			message: places.accounts.length === 0 ? 'Choose at least one OU' : 'Choose at least one Region',
		});
	}

	if (targets.kind !== 'none' && targets.parameterName === '') {
		problems.push({field: 'targets.parameterName', message: 'Choose the parameter that a resource is put in'});
	}

	if (targets.kind === 'tag' && targets.tagKey === '') {
		problems.push({field: 'targets.tagKey', message: 'Give the key of the tag'});
	}

	if (targets.kind !== 'none' && targets.kind !== 'all' && targets.values.length === 0) {
		problems.push({field: 'targets.values', message: 'Give at least one value'});
	}

	return problems;
}

function readParameters(draft: LaunchDraft, runbook: Runbook | null) {
	const read = new Map<string, readonly string[]>();
	const problems: Problem[] = [];
	const unreadable = new Set<string>();
	for (const [name, text] of Object.entries(draft.parameters)) {
		const declared = runbook?.parameters.find(parameter => parameter.name === name);
		const given = ownValue(draft.givenValues, name);
		const field =
			given !== undefined
				? {values: given}
				: declared === undefined
					? {values: text === '' ? [] : [text]}
					: parseField({...declared, isRequired: false}, text);
		if ('mistakes' in field) {
			unreadable.add(name);
			problems.push(...field.mistakes.map(message => ({field: `parameters.${name}`, message})));
		} else if (field.values.length > 0) {
			read.set(name, field.values);
		}
	}

	const parameters = Object.fromEntries(read);
	const filled =
		draft.targets.kind === 'none' || draft.targets.parameterName === '' ? [] : [draft.targets.parameterName];
	const missing = runbook === null ? [] : checkParameters(runbook.parameters, parameters, filled);
	problems.push(
		...missing
			.filter(({path}) => !unreadable.has(path))
			.map(({path, message}) => ({field: `parameters.${path}`, message})),
	);
	return {parameters, problems};
}

function checkLimits({rate}: LaunchDraft): Problem[] {
	return Object.entries(rate).flatMap(([name, text]) => {
		const message = checkLimit(text, name.endsWith('Errors') ? 'errors' : 'concurrency');
		return message === null ? [] : [{field: `rate.${name}`, message}];
	});
}

/** The request without its target locations, fields in the order of AWS's own examples. */
function toRequest(draft: LaunchDraft, parameters: Readonly<Record<string, readonly string[]>>): StartRequest {
	const {targets, rate, alarm, tags} = draft;
	return {
		DocumentName: draft.document,
		...(draft.documentVersion !== null && {DocumentVersion: draft.documentVersion}),
		...(Object.keys(parameters).length > 0 && {Parameters: parameters}),
		...draft.carried,
		...(targets.parameterName !== '' && {TargetParameterName: targets.parameterName}),
		...(targets.kind !== 'none' && {Targets: [toTarget(targets)]}),
		...(rate.resourceConcurrency !== '' && {MaxConcurrency: rate.resourceConcurrency}),
		...(rate.resourceErrors !== '' && {MaxErrors: rate.resourceErrors}),
		...(alarm.name !== '' && {
			AlarmConfiguration: {
				...(alarm.ignoresPollFailure && {IgnorePollAlarmFailure: true}),
				Alarms: [{Name: alarm.name}],
			},
		}),
		...(tags.length > 0 && {Tags: tags.map(({key, value}) => ({Key: key, Value: value}))}),
	};
}

function toTarget({kind, tagKey, values}: DraftTargets): Target {
	const keys = {
		none: '',
		values: 'ParameterValues',
		tag: `tag:${tagKey}`,
		group: 'ResourceGroup',
		all: 'AWS::EC2::Instance',
	};
	return {Key: keys[kind], Values: kind === 'all' ? ['*'] : values};
}

function place(draft: LaunchDraft, base: StartRequest): PlannedRequest[] {
	const {places} = draft;
	if (places.kind === 'as-given') {
		const locations = places.entries.reduce(
			(sum, {Accounts = [], Regions = []}) => sum + Accounts.length * Regions.length,
			0,
		);
		const where = {
			...(places.entries.length > 0 && {TargetLocations: places.entries}),
			...(places.url !== null && {TargetLocationsURL: places.url}),
		};
		return [{request: {...base, ...where}, turn: 0, locations}];
	}

	const entries = places.kind === 'locations' ? coverLocationsOf(draft, places.selection) : coverUnits(draft, places);
	return groupByTurn(entries).map(({turn, items}) => ({
		turn,
		locations: items.reduce((sum, {Accounts = [], Regions = []}) => sum + Accounts.length * Regions.length, 0),
		request: {...base, TargetLocations: items},
	}));
}

type PlacedEntry = {readonly item: TargetLocation; readonly turn: number};

function coverUnits(draft: LaunchDraft, places: Extract<LaunchDraft['places'], {kind: 'units'}>): PlacedEntry[] {
	const {accounts, regions, includesChildUnits, excludes} = places;
	return [
		{
			turn: 0,
			item: {
				Accounts: accounts,
				Regions: regions,
				...toSettings(draft, draft.rate.locationConcurrency, draft.rate.locationErrors),
				...(includesChildUnits && {IncludeChildOrganizationUnits: true}),
				...(excludes.length > 0 && {ExcludeAccounts: excludes}),
			},
		},
	];
}

function coverLocationsOf(draft: LaunchDraft, selection: Parameters<typeof coverSelection>[0]): PlacedEntry[] {
	const {locationConcurrency, locationErrors} = draft.rate;
	const cover = coverSelection(selection);
	if (cover.length === 1) {
		return cover.map(entry => ({item: {...entry, ...toSettings(draft, locationConcurrency, locationErrors)}, turn: 0}));
	}

	const concurrency = effectiveConcurrency(locationConcurrency || null, selection.size);
	const errors = effectiveErrors(locationErrors || null, selection.size);
	const shares = shareRate(
		cover.map(countLocations),
		{each: concurrency, total: concurrency},
		{each: errors, total: errors},
	);
	return cover.map((entry, index) => {
		const share = shares[index]!;
		return {turn: share.turn, item: {...entry, ...toSettings(draft, String(share.concurrency), String(share.errors))}};
	});
}

function toSettings({executionRole, entrySettings}: LaunchDraft, concurrency: string, errors: string): TargetLocation {
	return {
		...(concurrency !== '' && {TargetLocationMaxConcurrency: concurrency}),
		...(errors !== '' && {TargetLocationMaxErrors: errors}),
		...(executionRole !== '' && {ExecutionRoleName: executionRole}),
		...entrySettings,
	};
}

const fieldOfMember: Readonly<Record<string, string>> = {
	DocumentName: 'document',
	DocumentVersion: 'document',
	TargetParameterName: 'targets.parameterName',
	Targets: 'targets.kind',
	AlarmConfiguration: 'alarm',
	Tags: 'tags',
	TargetLocations: 'places',
	TargetLocationsURL: 'places',
	MaxConcurrency: 'rate.resourceConcurrency',
	MaxErrors: 'rate.resourceErrors',
};

function toProblem({path, message}: Mistake): Problem {
	const member = /^\w+/.exec(path)?.[0] ?? '';
	const tag = /^Tags\[(\d+)\]\.?(.*)$/.exec(path);
	if (tag !== null) {
		return {field: `tags.${tag[1]}`, message: `${path} ${message}`, inField: `${tag[2]} ${message}`.trim()};
	}

	if (/^TargetLocations\[\d+\]\.ExecutionRoleName$/.test(path)) {
		return {field: 'executionRole', message: `${path} ${message}`};
	}

	if (/^Targets\[\d+\]\.(Key|Values)\b/.test(path)) {
		return {field: path.includes('.Key') ? 'targets.tagKey' : 'targets.values', message: `${path} ${message}`};
	}

	return {
		field: ownValue(fieldOfMember, member) ?? path.replace(/^Parameters/, 'parameters'),
		message: `${path} ${message}`,
	};
}

function isSameField(a: string, b: string): boolean {
	return a === b || b.startsWith(`${a}[`);
}
