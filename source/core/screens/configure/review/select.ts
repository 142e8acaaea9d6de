import {leaveOutSecrets, maskValue} from '../../../domain/secrets/secrets.ts';
import type {StartRequest, TargetLocation} from '../../../domain/start-request.ts';
import {canPaste, type Shell} from '../../../planning/command-line.ts';
import type {DraftTargets} from '../../../planning/draft.ts';
import {handOn, sayLeftOut} from '../../../planning/hand-on.ts';
import type {PlannedRequest} from '../../../planning/retry-plan.ts';
import {isReadOnlyNow} from '../../../state/arming.ts';
import type {Phrase} from '../../../status/fit-phrases.ts';
import {describePassedOver} from '../../../status/identity-words.ts';
import {toPrintableLine} from '../../../status/printable.ts';
import {type Configure, type ReviewForm, reviewForms} from '../configure.ts';
import type {Configuring} from '../configuring.ts';
import {planOf, sectionOf} from '../plan.ts';
import {sectionTitles} from '../section-titles.ts';
import {describeForecast, describePreview, type Line} from './forecast.ts';
import {countPlanned, describeVersion} from './launch.ts';

export type ReviewScreen = {
	readonly tabs: ReadonlyArray<{readonly title: string; readonly isOpen: boolean}>;
	/** What keeps it from being launched, each with the section that puts it right; `null` where it is ready. */
	readonly problems: ReadonlyArray<{
		readonly section: string;
		readonly message: string;
		readonly isFocused: boolean;
	}> | null;
	/** Why the last try to launch came to nothing, in full; `null` where there was none. */
	readonly trouble: string | null;
	readonly lines: readonly Phrase[];
	/** Whether the lines are to be kept as they are, not broken at words. */
	readonly isVerbatim: boolean;
};

const formTitles: Readonly<Record<ReviewForm, string>> = {
	words: 'In words',
	bash: 'bash',
	cmd: 'Windows cmd',
	powershell: 'PowerShell',
	json: 'Plan, JSON',
	yaml: 'Plan, YAML',
};

export function selectReview(state: Configuring): ReviewScreen {
	const {configure} = state;
	const {review} = configure;
	const plan = planOf(configure);
	const trouble = state.notice?.tone === 'bad' ? state.notice.text : null;
	const tabs = reviewForms.map(form => ({title: formTitles[form], isOpen: form === review.form}));
	if (configure.readsFrom !== null) {
		const lines = [{text: `Reading the settings of ${configure.readsFrom}…`, tone: 'muted' as const}];
		return {tabs, trouble, problems: null, lines, isVerbatim: false};
	}

	if (!plan.isReady) {
		const problems = plan.problems.map(({field, message}, place) => ({
			section: sectionTitles[sectionOf(field)],
			message: toPrintableLine(
				`${field.startsWith('parameters.') ? `${field.slice('parameters.'.length)} ` : ''}${message}`,
			),
			isFocused: place === Math.min(review.cursor, plan.problems.length - 1),
		}));
		return {tabs, trouble, problems, lines: [], isVerbatim: false};
	}

	return review.form === 'words'
		? {tabs, trouble, problems: null, lines: describePlan(state, plan.requests), isVerbatim: false}
		: {tabs, trouble, problems: null, lines: printForm(state, review.form, plan.requests), isVerbatim: true};
}

/** The request as a text to copy: in the form that is shown, the command line for bash while it is shown in words. */
export function reviewText(state: Configuring): {readonly text: string; readonly what: string} | undefined {
	const {configure} = state;
	const plan = planOf(configure);
	const form = configure.review.form === 'words' ? 'bash' : configure.review.form;
	return plan.isReady
		? {
				text: plan.requests.map(({request}) => printRequest(state, form, request).text).join('\n\n'),
				what: `${form === 'json' || form === 'yaml' ? 'the plan' : `the command line for ${formTitles[form]}`}${sayWithout(plan.requests)}`,
			}
		: undefined;
}

function printRequest({central}: Configuring, form: Exclude<ReviewForm, 'words'>, request: StartRequest) {
	const {text, leftOut} = handOn(request, central?.region ?? 'us-east-1', form);
	return {text: text.trimEnd(), leftOut};
}

/** `, without Password`: what looks secret isn't handed on. */
function sayWithout(requests: readonly PlannedRequest[]): string {
	const names = new Set(requests.flatMap(({request}) => leaveOutSecrets(request).leftOut));
	return names.size === 0 ? '' : `, without ${[...names].join(', ')}, which looks secret`;
}

function printForm(
	state: Configuring,
	form: Exclude<ReviewForm, 'words'>,
	requests: readonly PlannedRequest[],
): readonly Phrase[] {
	const isShell = form !== 'json' && form !== 'yaml';
	return requests.flatMap(({request}, place): readonly Phrase[] => {
		const {text, leftOut} = printRequest(state, form, request);
		const lacking = form === 'json' ? sayLeftOut(leftOut) : null;
		const isLong = isShell && !canPaste(text, form as Shell);
		return [
			...(requests.length > 1 ? [{text: `# ${place + 1} of ${requests.length}`, tone: 'accent' as const}] : []),
			...(lacking === null ? [] : [{text: toPrintableLine(lacking), tone: 'waiting' as const}]),
			...(isLong
				? [{text: 'Too long to be pasted there: save it as a plan file with w', tone: 'waiting' as const}]
				: []),
			...text.split('\n').map(line => ({text: toPrintableLine(line), tone: 'text' as const})),
			{text: '', tone: 'text'},
		];
	});
}

function describePlan(state: Configuring, requests: readonly PlannedRequest[]): readonly Phrase[] {
	const {configure} = state;
	const {draft} = configure;
	const count = countPlanned(configure, state);
	const line = (name: string, text: string, tone: Phrase['tone'] = 'text'): Phrase => ({
		text: toPrintableLine(`${name.padEnd(12)}${text}`),
		tone,
	});
	return [
		...(configure.origin === null ? [] : [line('From', configure.origin, 'muted')]),
		line('Runbook', `${draft.document}. ${describeVersion(draft.documentVersion)}`, 'accent'),
		line('Start', `in ${state.central?.accountId ?? '?'}/${state.central?.region ?? '?'}, the central account`),
		...describeCaller(state, line),
		...describeWhere(configure, requests, count, line),
		line('Role', describeRoles(requests)),
		line('Targets', describeTargets(configure, requests)),
		...Object.entries(requests[0]?.request.Parameters ?? {}).map(([name, values], place) =>
			line(place === 0 ? 'Parameters' : '', `${name} = ${values.map(value => maskValue(name, value)).join(', ')}`),
		),
		...describeForecast(state, configure, requests, line),
		line(
			'Alarm',
			draft.alarm.name === ''
				? 'none'
				: `${draft.alarm.name} stops it${draft.alarm.ignoresPollFailure ? '; it goes on where the alarm can’t be read' : ''}`,
		),
		...listEntryAlarms(requests).map(name => line('', `${name} stops the locations of its target location`)),
		line('Tags', draft.tags.length === 0 ? 'none' : draft.tags.map(({key, value}) => `${key}=${value}`).join(', ')),
		...((draft.carried.Mode ?? 'Auto') === 'Auto' ? [] : [line('Mode', `${draft.carried.Mode}, as the plan has it`)]),
		...(draft.carried.TargetMaps === undefined
			? []
			: [line('Target maps', `${draft.carried.TargetMaps.length}, as the plan has them`)]),
		...describePreview(configure, requests, line),
		{text: '', tone: 'text'},
		{
			text: isReadOnlyNow(state)
				? 'rollgrid runs with --read-only: it can’t be launched from here.'
				: 'Enter launches it, and asks first. f shows it as a command line or a plan, w saves the plan, y copies it.',
			tone: isReadOnlyNow(state) ? 'waiting' : 'good',
		},
	];
}

/** Who starts it, by which credentials, and what was passed over on the way to them. */
function describeCaller({identity}: Configuring, line: Line): readonly Phrase[] {
	const passedOver = identity === null ? null : describePassedOver(identity);
	return [
		...(identity === null
			? []
			: [line('As', `${identity.arn}${identity.by === undefined ? '' : `, by ${identity.by}`}`)]),
		...(passedOver === null ? [] : [line('', `AWS settings ${passedOver}`, 'waiting')]),
	];
}

function describeWhere(
	configure: Configure,
	requests: readonly PlannedRequest[],
	count: number | null,
	line: Line,
): readonly Phrase[] {
	const entries = requests.flatMap(({request}) => request.TargetLocations ?? []);
	const url = requests[0]?.request.TargetLocationsURL;
	const total =
		count === null ? 'the locations that AWS makes of the OUs' : `${count} ${count === 1 ? 'location' : 'locations'}`;
	const how = configure.draft.places.kind === 'units' ? ', OUs sent as OUs: AWS expands them when it starts' : '';
	const most = 12;
	return [
		line(
			'Where',
			url === undefined
				? `${total} in ${entries.length} target ${entries.length === 1 ? 'location' : 'locations'}${how}`
				: `as ${url.replace(/\?.*$/, '')} says`,
		),
		...entries.slice(0, most).map(entry => line('', describeEntry(entry), 'muted')),
		...(entries.length > most ? [line('', `and ${entries.length - most} more`, 'muted')] : []),
		...(requests.length > 1
			? [
					line(
						'Requests',
						`${requests.length}, as one takes 100 target locations at most, or fewer than may run at once; each starts a fan-out of its own`,
						'waiting',
					),
				]
			: []),
	];
}

function describeEntry({
	Accounts = [],
	Regions = [],
	IncludeChildOrganizationUnits,
	ExcludeAccounts = [],
}: TargetLocation): string {
	const few = (all: readonly string[]) =>
		all.length <= 4 ? all.join(', ') : `${all.slice(0, 3).join(', ')} and ${all.length - 3} more`;
	const children = IncludeChildOrganizationUnits ? ' with child OUs' : '';
	const without = ExcludeAccounts.length === 0 ? '' : ` without ${few(ExcludeAccounts)}`;
	return `${few(Accounts)}${children}${without} × ${few(Regions)}`;
}

function listEntries(requests: readonly PlannedRequest[]): readonly TargetLocation[] {
	return requests.flatMap(({request}) => request.TargetLocations ?? []);
}

function describeRoles(requests: readonly PlannedRequest[]): string {
	const roles = listEntries(requests).map(({ExecutionRoleName}) => ExecutionRoleName || defaultExecutionRole);
	return `${[...new Set(roles.length === 0 ? [defaultExecutionRole] : roles)].join(' or ')} in each target account`;
}

function listEntryAlarms(requests: readonly PlannedRequest[]): readonly string[] {
	const alarms = listEntries(requests).flatMap(({TargetLocationAlarmConfiguration: one}) => one?.Alarms ?? []);
	return [...new Set(alarms.map(({Name}) => Name))];
}

function describeTargets({draft: {targets}}: Configure, requests: readonly PlannedRequest[]): string {
	const own = listEntries(requests).filter(({Targets}) => Targets !== undefined).length;
	if (own > 0) {
		return `${own === listEntries(requests).length ? '' : `${describeDraftTargets(targets)}; `}${own} target ${own === 1 ? 'location has' : 'locations have'} targets of their own`;
	}

	return describeDraftTargets(targets);
}

const defaultExecutionRole = 'AWS-SystemsManager-AutomationExecutionRole';

function describeDraftTargets(targets: DraftTargets): string {
	const into = ` into ${targets.parameterName}`;
	switch (targets.kind) {
		case 'none':
			return 'none: the runbook runs once in each location';
		case 'all':
			return `all instances${into}`;
		case 'tag':
			return `what is tagged ${targets.tagKey}=${targets.values.join(' or ')}${into}`;
		case 'group':
			return `resource group ${targets.values.join(', ')}${into}`;
		case 'values':
			return `${targets.values.join(', ')}${into}`;
	}
}
