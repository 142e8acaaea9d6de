import type {Execution} from '../domain/execution.ts';
import {isRecord} from '../domain/shape.ts';
import type {StartRequest, Target, TargetLocation} from '../domain/start-request.ts';
import {listNamedLocations} from './named-locations.ts';
import {printField} from './print-field.ts';
import {type Selection, selectLocations} from './selection.ts';
import {retryOfTag, startTag} from './start-tag.ts';

/** Where to run: painted locations, whole OUs, or target locations kept as they came. */
export type DraftPlaces =
	| {readonly kind: 'locations'; readonly selection: Selection}
	| {
			readonly kind: 'units';
			/** OU IDs, root IDs or account IDs. */
			readonly accounts: readonly string[];
			readonly regions: readonly string[];
			readonly includesChildUnits: boolean;
			readonly excludes: readonly string[];
	  }
	/** Entries with settings of their own, which the screens can't show as one matrix, or a file in S3. */
	| {readonly kind: 'as-given'; readonly entries: readonly TargetLocation[]; readonly url: string | null};

/** How the resources of a location are found. */
export type DraftTargets = {
	readonly kind: 'none' | 'values' | 'tag' | 'group' | 'all';
	/** The parameter that a resource is put in. */
	readonly parameterName: string;
	/** Tag key; empty elsewhere. */
	readonly tagKey: string;
	/** Tag values, resource group or parameter values, as typed. */
	readonly values: readonly string[];
};

/** A launch being configured: what was typed, right or wrong. Nothing is lost on the way between screens. */
export type LaunchDraft = {
	/** Name or ARN; empty while none is chosen. */
	readonly document: string;
	/** A number, `$DEFAULT`, `$LATEST`, or `null` for AWS's own default. */
	readonly documentVersion: string | null;
	readonly places: DraftPlaces;
	readonly executionRole: string;
	readonly targets: DraftTargets;
	/** Text of each field by parameter name. A name without text is not sent. */
	readonly parameters: Readonly<Record<string, string>>;
	/** Values as a plan gave them, by parameter name, until the field is edited: text alone can't tell one value with a comma from two. */
	readonly givenValues: Readonly<Record<string, readonly string[]>>;
	/** Limits as typed; empty for AWS's default. */
	readonly rate: {
		readonly locationConcurrency: string;
		readonly locationErrors: string;
		readonly resourceConcurrency: string;
		readonly resourceErrors: string;
	};
	readonly alarm: {readonly name: string; readonly ignoresPollFailure: boolean};
	readonly tags: readonly {readonly key: string; readonly value: string}[];
	/** What a plan had that no screen shows: `Mode`, `TargetMaps`. Sent as it came. */
	readonly carried: Pick<StartRequest, 'Mode' | 'TargetMaps'>;
	/** Alarm, per-location resource limits and the like of the one entry that a plan had. */
	readonly entrySettings: TargetLocation;
};

/** A launch of which nothing is chosen yet. */
export function emptyDraft(selection: Selection = selectLocations([])): LaunchDraft {
	return {
		document: '',
		documentVersion: null,
		places: {kind: 'locations', selection},
		executionRole: '',
		targets: {kind: 'none', parameterName: '', tagKey: '', values: []},
		parameters: {},
		givenValues: {},
		rate: {locationConcurrency: '', locationErrors: '', resourceConcurrency: '', resourceErrors: ''},
		alarm: {name: '', ignoresPollFailure: false},
		tags: [],
		carried: {},
		entrySettings: {},
	};
}

/** Change the text of one parameter's field; `null` takes the field out. */
export function editParameter(draft: LaunchDraft, name: string, text: string | null): LaunchDraft {
	const {[name]: _, ...others} = draft.parameters;
	const {[name]: __, ...givenValues} = draft.givenValues;
	return {...draft, givenValues, parameters: text === null ? others : {...draft.parameters, [name]: text}};
}

/** Change one limit of the rate control. */
export function editRate(draft: LaunchDraft, change: Partial<LaunchDraft['rate']>): LaunchDraft {
	return {...draft, rate: {...draft.rate, ...change}};
}

/** Fill a draft from a plan. What the plan says is kept, also what no screen shows; `ClientToken` is made anew. */
export function draftFromRequest(request: StartRequest): LaunchDraft {
	const entries = request.TargetLocations ?? [];
	const [first] = entries;
	const {Accounts, Regions, IncludeChildOrganizationUnits, ExcludeAccounts, ...settings} = first ?? {};
	const {TargetLocationMaxConcurrency, TargetLocationMaxErrors, ExecutionRoleName, ...entrySettings} = settings;
	const places = toPlaces(request);
	const isShown = places.kind !== 'as-given';
	return {
		...emptyDraft(),
		document: request.DocumentName,
		documentVersion: request.DocumentVersion ?? null,
		places,
		executionRole: isShown ? (ExecutionRoleName ?? '') : '',
		targets: toTargets(request),
		parameters: Object.fromEntries(
			Object.entries(request.Parameters ?? {}).map(([name, values]) => [name, printValues(values)]),
		),
		givenValues: request.Parameters ?? {},
		rate: {
			locationConcurrency: (isShown && TargetLocationMaxConcurrency) || '',
			locationErrors: (isShown && TargetLocationMaxErrors) || '',
			resourceConcurrency: request.MaxConcurrency ?? '',
			resourceErrors: request.MaxErrors ?? '',
		},
		alarm: {
			name: request.AlarmConfiguration?.Alarms[0]?.Name ?? '',
			ignoresPollFailure: request.AlarmConfiguration?.IgnorePollAlarmFailure ?? false,
		},
		tags: (request.Tags ?? []).map(({Key, Value}) => ({key: Key, value: Value})),
		carried: {
			...(request.Mode && {Mode: request.Mode}),
			...(request.TargetMaps && {TargetMaps: request.TargetMaps}),
		},
		entrySettings: isShown ? entrySettings : {},
	};
}

/** Fill a draft from a fan-out that ran: the same settings, the version that ran, without being its retry. */
export function draftFromExecution(execution: Execution, tags: Readonly<Record<string, string>> = {}): LaunchDraft {
	const members = Object.entries(execution.raw).filter(([, value]) => !isEmpty(value));
	const request: StartRequest = {
		...Object.fromEntries(members),
		DocumentName: execution.document,
		...(execution.documentVersion !== null && {DocumentVersion: execution.documentVersion}),
		Tags: Object.entries(tags)
			.filter(([key]) => !/^aws:/i.test(key) && key !== retryOfTag && key !== startTag)
			.map(([Key, Value]) => ({Key, Value})),
	};
	return draftFromRequest(request);
}

function toPlaces({TargetLocations: entries = [], TargetLocationsURL}: StartRequest): DraftPlaces {
	const [first] = entries;
	if (TargetLocationsURL !== undefined || (first !== undefined && !isUniform(entries))) {
		return {kind: 'as-given', entries, url: TargetLocationsURL ?? null};
	}

	const hasUnits = entries.some(({Accounts = [], ExcludeAccounts}) => ExcludeAccounts || !Accounts.every(isAccountId));
	if (hasUnits && entries.length > 1) {
		return {kind: 'as-given', entries, url: null};
	}

	return hasUnits
		? {
				kind: 'units',
				accounts: first?.Accounts ?? [],
				regions: first?.Regions ?? [],
				includesChildUnits: first?.IncludeChildOrganizationUnits ?? false,
				excludes: first?.ExcludeAccounts ?? [],
			}
		: {
				kind: 'locations',
				selection: selectLocations(listNamedLocations(entries)),
			};
}

/** Whether entries differ only in where they run. Several that have limits have them each: no one number says the same. */
function isUniform(entries: readonly TargetLocation[]): boolean {
	const settings = entries.map(({Accounts, Regions, ...rest}) => JSON.stringify(Object.entries(rest).sort()));
	const hasLimits = entries.some(entry => entry.TargetLocationMaxConcurrency || entry.TargetLocationMaxErrors);
	return new Set(settings).size === 1 && (entries.length === 1 || !hasLimits);
}

function toTargets({TargetParameterName = '', Targets = []}: StartRequest): DraftTargets {
	const [target] = Targets;
	const targets = {parameterName: TargetParameterName, tagKey: '', values: target?.Values ?? []};
	return target === undefined ? {...targets, kind: 'none'} : {...targets, ...toTargetKind(target)};
}

function toTargetKind({Key}: Target): Pick<DraftTargets, 'kind' | 'tagKey'> {
	if (Key.startsWith('tag:')) {
		return {kind: 'tag', tagKey: Key.slice('tag:'.length)};
	}

	return {kind: Key === 'ParameterValues' ? 'values' : Key === 'ResourceGroup' ? 'group' : 'all', tagKey: ''};
}

/** Values as text before the runbook's types are known: one value as it is, several as a list. */
function printValues(values: readonly string[]): string {
	return values.length === 1 ? values[0]! : printField({type: 'StringList'}, values);
}

function isAccountId(text: string): boolean {
	return /^\d{12}$/.test(text);
}

function isEmpty(value: unknown): boolean {
	return Array.isArray(value) ? value.length === 0 : isRecord(value) && Object.keys(value).length === 0;
}
